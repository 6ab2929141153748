"""The months before and after a roll-out: whole ones, of the same season where recorded."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.domain.errors import BadRequest
from dashboard.metrics.before_after import FEWEST

MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Window:
    """Whole months, both included, as numbers of months."""

    first: int
    last: int

    @property
    def start(self) -> date:
        return first_day(self.first)

    @property
    def end(self) -> date:
        return first_day(self.last + 1) - timedelta(days=1)

    @property
    def months(self) -> int:
        return self.last - self.first + 1

    def back(self, months: int) -> "Window":
        """Return as many months so much earlier."""
        return Window(self.first - months, self.last - months)


def month_of(day: date) -> int:
    """Number the month a day lies in."""
    return day.year * MONTHS_A_YEAR + day.month - 1


def first_day(month: int) -> date:
    """Return the first day of a numbered month."""
    return date(month // MONTHS_A_YEAR, month % MONTHS_A_YEAR + 1, 1)


def whole_months(start: date, end: date) -> Window | None:
    """Return the whole months within a period, or nothing where there is none."""
    first = month_of(start - timedelta(days=1)) + 1
    last = month_of(end + timedelta(days=1)) - 1
    return Window(first, last) if first <= last else None


def window_after(started: date, others: Sequence[date], data_to: date) -> Window | None:
    """Return the whole months from a start on: the longest that leaves stations to compare with.

    ``others`` are the start days of the other stations. Two that have not started when the
    window ends are enough, else one; with none at all it lasts to the end of the data, and
    never longer than a year.
    """
    months = whole_months(started, data_to)
    if months is None:
        return None
    whole = Window(months.first, min(months.last, months.first + MONTHS_A_YEAR - 1))
    for fewest in range(FEWEST, 0, -1):
        for last in range(whole.last, whole.first - 1, -1):
            window = Window(whole.first, last)
            if sum(day > window.end for day in others) >= fewest:
                return window
    return whole


def window_before(after: Window, started: date, recorded_from: date) -> Window | None:
    """Return the same months a year before, else as many just before the start, if recorded."""
    year = after.back(MONTHS_A_YEAR)
    just = Window(month_of(started) - after.months, month_of(started) - 1)
    known = [one for one in (year, just) if recorded_from <= one.start and one.end < started]
    return next(iter(known), None)


def check_not_over(after: Window | None, started: date) -> None:
    """Refuse a window that is over when the first station starts: it shows no scheme at all."""
    if after and after.end < started:
        raise BadRequest(
            f"The after period ends on {after.end}, before the first start on {started}: none "
            "of it is with the scheme."
        )


def asked_window(start: date, end: date, data_to: date) -> Window:
    """Return the whole months of a period asked for, no further than the data go."""
    if start > end:
        raise BadRequest(f"The period ends ({end}) before it starts ({start}).")
    window = whole_months(start, min(end, data_to))
    if window is None:
        raise BadRequest(f"From {start} to {end} there is no whole month with data.")
    return window
