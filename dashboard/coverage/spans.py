"""Half-open spans of days [start, end), the form every gap is kept in."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

DAY = timedelta(days=1)


class Span(NamedTuple):
    """Days from ``start`` up to but not including ``end``."""

    start: date
    end: date


def merged(spans: Iterable[Span]) -> list[Span]:
    """Join spans that touch or overlap, in order; a span without a day covers nothing."""
    out: list[Span] = []
    for span in sorted(span for span in spans if span.start < span.end):
        if out and span.start <= out[-1].end:
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def uncovered(whole: Span, covered: Iterable[Span]) -> Iterator[Span]:
    """Yield the parts of ``whole`` that no span covers."""
    at = whole.start
    for span in merged(covered):
        if span.start > at:
            yield Span(at, min(span.start, whole.end))
        at = max(at, span.end)
        if at >= whole.end:
            return
    if at < whole.end:
        yield Span(at, whole.end)


def periods(kind: str, since: date, until: date) -> list[Span]:
    """List the whole weeks, months or quarters that lie within [since, until]."""
    start, out = _first(kind, since), []
    while (end := _next(kind, start)) <= until + DAY:
        if start >= since:
            out.append(Span(start, end))
        start = end
    return out


def _first(kind: str, day: date) -> date:
    if kind == "week":
        return day - timedelta(days=day.weekday())
    month = day.month if kind == "month" else (day.month - 1) // 3 * 3 + 1
    return date(day.year, month, 1)


def _next(kind: str, start: date) -> date:
    if kind == "week":
        return start + timedelta(days=7)
    months = start.year * 12 + start.month - 1 + (1 if kind == "month" else 3)
    return date(months // 12, months % 12 + 1, 1)
