"""One judge per kind of standard: from what is recorded to the gaps of a unit.

A judge reads once for all units and returns a function from a unit to its gaps, so that a unit
without a single record is judged like any other. Whatever the kind, days or whole periods on
which less was there than required become gaps.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from math import ceil
from typing import TypeAlias

import pandas as pd

from dashboard.coverage.failing import Gap, Unit, failing
from dashboard.coverage.spans import DAY, Span, period_of, periods, stretches, within
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.standards import Standard
from dashboard.queries.standards.done import covered_days, days_done, good_periods, poor_periods
from dashboard.queries.standards.found import inspections, lacking_periods
from dashboard.queries.standards.periods import day_after, first_day
from dashboard.queries.standards.standing import standing_spans

Ask: TypeAlias = Callable[..., pd.DataFrame]
GapsOf: TypeAlias = Callable[[Unit], Iterator[Gap]]
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
    runs = ask(good_periods, scope, programme.code, standard)
    for unit, first, last in runs.itertuples(index=False):
        good[unit, ""].append((first_day(int(first), kind), day_after(int(last), kind), needed))
    poor = ask(poor_periods, scope, programme.code, standard)
    few = {
        (unit, first_day(int(number), kind)): float(n)
        for unit, number, n in poor.itertuples(index=False)
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
            (span, _share_of(span.days, standard.required), _days_in(span, days[unit.code, ""]))
            for span in periods(standard.period, unit.days)
        )

    return gaps


def checklist(scope: Scope, programme: Programme, standard: Standard, ask: Ask) -> GapsOf:
    """What an inspection found missing stays missing until one finds it; before, nobody knows."""
    visits: dict[str, list[tuple[date, float]]] = defaultdict(list)
    table = ask(inspections, scope, programme.code, standard)
    for unit, day, met in table[["unit", "on_day", "met"]].itertuples(index=False):
        visits[unit].append((_must(day), float(met)))

    def gaps(unit: Unit) -> Iterator[Gap]:
        own = [(day, met) for day, met in visits[unit.code] if day < unit.days.end]
        ends = [*(day for day, _ in own), unit.days.end][1:]
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
    kind, share = standard.period, standard.required
    table = ask(lacking_periods, scope, programme.code, standard)
    lacking = {
        (unit, first_day(int(number), kind)): (_share_of(whole, share), float(kept))
        for unit, number, whole, kept in table.itertuples(index=False)
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


def as_day(value: object) -> date | None:
    """Return a day as the engines write it, or nothing."""
    return None if pd.isna(value) else pd.Timestamp(str(value)).date()


def _must(value: object) -> date:
    return as_day(value) or date.min


def _share_of(whole: int, share: float) -> float:
    """So many must be good: a share of seven is no part of a day or of a case."""
    return float(ceil(round(int(whole) * share, 6)))


def _days_in(span: Span, covered: list[tuple[date, date, float]]) -> int:
    return sum(
        max(0, (min(end, span.end) - max(start, span.start)).days) for start, end, _ in covered
    )
