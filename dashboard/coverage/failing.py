"""A unit as it is judged, a gap as it is found, and how failing days or periods become gaps."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias

from dashboard.coverage.spans import Span


class Unit(NamedTuple):
    """What must meet a standard: the days it is there, and what it must have."""

    code: str
    part: str
    days: Span
    needed: float


@dataclass(frozen=True)
class Gap:
    """A standard missed from ``since`` up to ``until``, against what was required.

    ``until`` is the end of the days judged where nothing in the records says it was mended.
    """

    since: date
    until: date
    required: float
    measured: float


Judged: TypeAlias = Iterable[tuple[Span, float, float]]
"""Spans in order, what was required in each, and what was there."""


def failing(judged: Judged) -> Iterator[Gap]:
    """Join failing spans that follow each other; the measure is the latest one's."""
    gap: Gap | None = None
    for span, required, measured in judged:
        if gap and (measured >= required or gap.until < span.start):
            yield gap
            gap = None
        if measured < required:
            gap = Gap(gap.since if gap else span.start, span.end, required, measured)
    if gap:
        yield gap
