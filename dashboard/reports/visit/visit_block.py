"""What a card is made of: the unit it is about, and titled tables of words."""

from dataclasses import dataclass
from datetime import date

from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.text import Lang, Text
from dashboard.reports.figure import Ask, directly

NOT_RECORDED = Text("未登记", "not recorded")


@dataclass(frozen=True)
class Block:
    """A titled table: heads, rows of words, and a sentence under it or in its place."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True)
class Subject:
    """The station or room a card is about, for whom, in which language, on which day."""

    scope: Scope
    programme: Programme
    kind: str
    code: str
    day: date
    lang: Lang
    ask: Ask = directly
