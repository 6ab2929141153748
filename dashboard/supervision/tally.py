"""What the page, the overview and the command line count: the same numbers everywhere."""

from dataclasses import dataclass
from datetime import date

from dashboard.domain.notice import Notice, Status


@dataclass(frozen=True)
class Tally:
    """How many notices are not closed, late by the calendar, and waiting for closure."""

    unclosed: int
    overdue: int
    answered: int


def tally(notices: list[Notice], today: date) -> Tally:
    """Count what the page, the overview and the command line say of some notices."""
    return Tally(
        unclosed=sum(one.status != Status.CLOSED for one in notices),
        overdue=sum(one.is_overdue(today) for one in notices),
        answered=sum(one.status == Status.ANSWERED for one in notices),
    )
