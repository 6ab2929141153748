"""What stands the same beside every record of acts: one step drawn, and a rule for the foot."""

from dataclasses import dataclass
from datetime import datetime

from dashboard.access.roles import roles
from dashboard.components.drawing.writing import write, write_plain
from dashboard.components.frame.context import context
from dashboard.domain.local_time import local
from dashboard.domain.text import Text


@dataclass(frozen=True)
class Rule:
    """How a number is counted or a word is meant, for the foot of the page."""

    name: Text
    formula: Text


def draw_step(at: datetime, act: Text, who: tuple[str, str], text: str, day: Text | None) -> None:
    """Draw one step: when, what, ``who`` by role and account, and a day it gives.

    What people typed is text, never marks of any kind.
    """
    lang, (role, account) = context().lang, who
    write(f":gray[{local(at):%Y-%m-%d %H:%M}]　**{act[lang]}**")
    known = roles().get(role)
    said = [f"{known.name[lang] if known else role} · {account}"]
    if day is not None:
        said.append(day[lang])
    write_plain("　".join(said))
    if text:
        write_plain(text)
