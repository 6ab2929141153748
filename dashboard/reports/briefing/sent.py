"""Supervision notices as they are handed to a briefing, and what is counted of them.

They lie in the state database, above this room: who asks for a briefing hands them in.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dashboard.domain.notice import Notice, Status
from dashboard.domain.text import Text

TALLIES: dict[str, tuple[Text, Callable[[Notice, date], bool]]] = {
    "issued": (Text("发出的督办事项", "Notices issued"), lambda one, day: True),
    "unclosed": (
        Text("未销号的督办事项", "Notices not closed"),
        lambda one, day: one.status != Status.CLOSED,
    ),
    "overdue": (Text("过期的督办事项", "Notices past the deadline"), Notice.is_overdue),
    "answered": (
        Text("待销号的督办事项", "Notices waiting for closure"),
        lambda one, day: one.status == Status.ANSWERED,
    ),
}


@dataclass(frozen=True)
class Sent:
    """The notices in a reader's reach, and the day they are counted on."""

    notices: tuple[Notice, ...]
    today: date


def counted(sent: Sent, what: str) -> int:
    """Count the notices of a tally."""
    return sum(TALLIES[what][1](one, sent.today) for one in sent.notices)
