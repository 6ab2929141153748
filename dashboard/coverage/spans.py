"""Half-open spans of days [start, end), the form every gap is kept in."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)


class Span(NamedTuple):
    """Days from ``start`` up to but not including ``end``."""

    start: date
    end: date

    @property
    def days(self) -> int:
        """How many days it lasts."""
        return (self.end - self.start).days


class Stretch(NamedTuple):
    """Days on which one number held."""

    span: Span
    n: float


def stretches(whole: Span, counted: Iterable[tuple[date, date, float]]) -> Iterator[Stretch]:
    """Cut ``whole`` where what stands changes: how much stood (start, end, n), stretch by stretch.

    Days nothing stands on are a stretch of zero; stretches of the same number may follow
    each other.
    """
    changes: dict[date, float] = {whole.start: 0.0, whole.end: 0.0}
    for start, end, n in counted:
        first, last = max(start, whole.start), min(end, whole.end)
        if first < last:
            changes[first] = changes.get(first, 0.0) + n
            changes[last] = changes.get(last, 0.0) - n
    days, standing = sorted(changes), 0.0
    for day, following in zip(days, days[1:], strict=False):
        standing += changes[day]
        yield Stretch(Span(day, following), standing)


def within(kind: str, span: Span) -> Span | None:
    """Return the days of the whole periods that lie in a span, or nothing where none does."""
    first = _first(kind, span.start)
    start = first if first == span.start else following(kind, first)
    end = _first(kind, span.end)
    return Span(start, end) if start < end else None


def periods(kind: str, span: Span) -> list[Span]:
    """List the whole days, weeks, months, quarters, half-years or years within a span."""
    whole = within(kind, span)
    out: list[Span] = []
    while whole and (start := out[-1].end if out else whole.start) < whole.end:
        out.append(Span(start, following(kind, start)))
    return out


def period_of(kind: str, day: date) -> Span:
    """Return the period a day lies in."""
    start = _first(kind, day)
    return Span(start, following(kind, start))


MONTHS = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}


def _first(kind: str, day: date) -> date:
    if kind == "day":
        return day
    if kind == "week":
        return day - timedelta(days=day.weekday())
    months = MONTHS[kind]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def following(kind: str, start: date) -> date:
    """Return the first day of the period after the one that starts on a day."""
    if kind in ("day", "week"):
        return start + timedelta(days=1 if kind == "day" else 7)
    months = start.year * 12 + start.month - 1 + MONTHS[kind]
    return date(months // 12, months % 12 + 1, 1)
