"""One judge per kind of standard: from what is recorded to the gaps of a unit.

A judge reads once for all units and returns a function from a unit to its gaps, so that a unit
without a single record is judged like any other. Whatever the kind, days or whole periods on
which less was there than required become gaps.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias

import pandas as pd

from dashboard.coverage.spans import DAY, Span, period_of, periods, stretches, within
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.standards import Standard
from dashboard.queries.standards.done import covered_days, days_done, good_periods, poor_periods
from dashboard.queries.standards.found import inspections, lacking_periods
from dashboard.queries.standards.periods import day_after, first_day
from dashboard.queries.standards.standing import standing_spans


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


Ask: TypeAlias = Callable[..., pd.DataFrame]
GapsOf: TypeAlias = Callable[[Unit], Iterator[Gap]]
Judged: TypeAlias = Iterable[tuple[Span, float, float]]
Counted: TypeAlias = dict[tuple[str, str], list[tuple[date, date, float]]]


def standing(scope: Scope, programme: Programme, standard: Standard, ask: Ask) -> GapsOf:
    """So many must stand every day: contracts, rooms, people, valid licences."""
    there: Counted = defaultdict(list)
    table = ask(standing_spans, scope, programme.code, standard)
    for unit, part, starts, ends, n in table.itertuples(index=False):
        there[unit, part].append((as_day(starts) or date.min, as_day(ends) or date.max, float(n)))

    def gaps(unit: Unit) -> Iterator[Gap]:
        counted = stretches(unit.days, there[unit.code, unit.part])
        return failing((span, unit.needed, n) for span, n in counted)

    return gaps


def cadence(scope: Scope, programme: Programme, standard: Standard, ask: Ask) -> GapsOf:
    """Something must be done so often in every whole period."""
    kind, needed = standard.period, standard.required
    good: Counted = defaultdict(list)
    for unit, first, last in ask(good_periods, scope, programme.code, standard).itertuples(
        index=False
    ):
        good[unit, ""].append((first_day(int(first), kind), day_after(int(last), kind), needed))
    few = {
        (unit, first_day(int(number), kind)): float(n)
        for unit, number, n in ask(poor_periods, scope, programme.code, standard).itertuples(
            index=False
        )
    }

    def gaps(unit: Unit) -> Iterator[Gap]:
        whole = within(kind, unit.days)
        found = stretches(whole, good[unit.code, ""]) if whole else ()
        for gap in failing((span, needed, n) for span, n in found):
            latest = period_of(kind, gap.until - DAY).start
            yield Gap(gap.since, gap.until, needed, few.get((unit.code, latest), 0.0))

    return gaps


def duty_hours(scope: Scope, programme: Programme, standard: Standard, ask: Ask) -> GapsOf:
    """Every day of a period must be covered between the declared hours."""
    days: Counted = defaultdict(list)
    table = ask(covered_days, scope, programme.code, standard)
    for unit, first, last in table.itertuples(index=False):
        days[unit, ""].append((first_day(int(first), "day"), day_after(int(last), "day"), 1))

    def gaps(unit: Unit) -> Iterator[Gap]:
        return failing(
            (span, (span.end - span.start).days * standard.required, _days_in(span, days[unit[:2]]))
            for span in periods(standard.period, unit.days)
        )

    return gaps


def checklist(scope: Scope, programme: Programme, standard: Standard, ask: Ask) -> GapsOf:
    """What an inspection found missing stays missing until one finds it; before, nobody knows."""
    visits: dict[str, list[tuple[date, float]]] = defaultdict(list)
    for row in ask(inspections, scope, programme.code, standard).itertuples(index=False):
        visits[row.unit].append((_must(row.on_day), float(row.met)))

    def gaps(unit: Unit) -> Iterator[Gap]:
        own = [(day, met) for day, met in visits[unit.code] if day < unit.days.end]
        ends = [day for day, _ in own[1:]] + [unit.days.end]
        return failing(
            (Span(max(day, unit.days.start), end), unit.needed, met)
            for (day, met), end in zip(own, ends, strict=True)
            if end > unit.days.start
        )

    return gaps


def recency(scope: Scope, programme: Programme, standard: Standard, ask: Ask) -> GapsOf:
    """The last time must not lie longer ago than so many days; a new unit has as long."""
    allowed = standard.within_days or 0
    done: dict[str, list[date]] = defaultdict(list)
    for unit, day in ask(days_done, scope, programme.code, standard).itertuples(index=False):
        done[unit].append(_must(day))

    def gaps(unit: Unit) -> Iterator[Gap]:
        starts = [unit.days.start, *done[unit.code]]
        fresh = [(day, day + (allowed + 1) * DAY, 1.0) for day in starts]
        for gap in failing((span, 1, n) for span, n in stretches(unit.days, fresh)):
            yield Gap(gap.since, gap.until, allowed, allowed + (gap.until - gap.since).days)

    return gaps


def completeness(scope: Scope, programme: Programme, standard: Standard, ask: Ask) -> GapsOf:
    """Every case of a period must have it; a period without cases lacks nothing."""
    kind = standard.period
    lacking = {
        (row.unit, first_day(int(row.number), kind)): (
            float(row.whole) * standard.required,
            float(row.kept),
        )
        for row in ask(lacking_periods, scope, programme.code, standard).itertuples(index=False)
    }

    def gaps(unit: Unit) -> Iterator[Gap]:
        return failing(
            (span, *lacking.get((unit.code, span.start), (0.0, 0.0)))
            for span in periods(kind, unit.days)
        )

    return gaps


JUDGES: dict[str, Callable[[Scope, Programme, Standard, Ask], GapsOf]] = {
    "presence": standing,
    "staffing": standing,
    "pairing": standing,
    "expiry": standing,
    "rollout": standing,
    "target": standing,
    "duty_hours": duty_hours,
    "cadence": cadence,
    "checklist": checklist,
    "recency": recency,
    "completeness": completeness,
}


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


def as_day(value: object) -> date | None:
    """Return a day as the engines write it, or nothing."""
    return None if pd.isna(value) else pd.Timestamp(str(value)).date()


def _must(value: object) -> date:
    return as_day(value) or date.min


def _days_in(span: Span, covered: list[tuple[date, date, float]]) -> int:
    return sum(
        max(0, (min(end, span.end) - max(start, span.start)).days) for start, end, _ in covered
    )
