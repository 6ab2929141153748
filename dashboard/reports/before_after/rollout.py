"""Before and after a roll-out: stations with the scheme against those that had not started."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.domain.errors import BadRequest, NotRecorded
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.metrics.before_after import COUNTS, Case, Contrast, contrast, raw_changes
from dashboard.metrics.metric import Kind, Metric
from dashboard.metrics.recorded import why_absent
from dashboard.queries.facts import FACTS
from dashboard.reports.before_after.rollout_cases import Told, told_cases
from dashboard.reports.before_after.rollout_counts import (
    course_of,
    monthly,
    recorded_from,
    unit_counts,
)
from dashboard.reports.before_after.rollout_groups import (
    COMPARISON,
    TREATED,
    Roll,
    choose,
    roll_of,
    treated_codes,
)
from dashboard.reports.before_after.rollout_windows import (
    Window,
    asked_window,
    check_not_over,
    window_after,
    window_before,
)
from dashboard.reports.figure import Ask, directly
from dashboard.reports.narrowing import fact_dimensions
from dashboard.reports.reach import check_reached

Span = tuple[date, date]


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What to compare: stations, or all that started by a day; windows, or those found."""

    units: tuple[str, ...] = ()
    started_by: date | None = None
    after: Span | None = None
    before: Span | None = None


FOUND = Asked()


@dataclass(frozen=True)
class Change:
    """A change at a roll-out as counted.

    ``units`` has one row per station in the comparison reach: code, name, group, started_on,
    is_counted, before, after (for rates before_of, after_of) and change. ``course`` has month,
    group and value, where the mean month of the before window is 100. ``cases`` says in words
    what limits the comparison; without both windows there is no ``contrast``.
    """

    metric: Metric
    filters: Filters
    roll: Roll
    after: Window | None
    before: Window | None
    units: pd.DataFrame
    course: pd.DataFrame
    contrast: Contrast | None
    cases: tuple[Told, ...]

    def has(self, case: Case) -> bool:
        return any(told.case == case for told in self.cases)


def change_at_rollout(
    scope: Scope, filters: Filters, metric: Metric, asked: Asked = FOUND, *, ask: Ask = directly
) -> Change:
    """Compare before and after for stations with a scheme and for those not yet in it."""
    check_reached(scope, filters.programme, ask=ask)
    programme = programme_of(filters.programme)
    check_countable(scope, filters, metric)
    filters = without_units(filters)
    roll = roll_of(scope, programme, ask=ask)
    codes = treated_codes(roll, units=asked.units, started_by=asked.started_by)
    rows = monthly(scope.beside(), filters, metric, ask=ask)
    first_known = recorded_from(rows, metric, programme)
    roll = choose(roll, codes)
    after, before = _windows(roll, asked, first_known)
    roll = roll.grouped(after.end if after else roll.data_to)
    counted = _counted(roll, rows, metric, (after, before))
    found = _contrast(counted) if before and after else None
    course = course_of(counted, rows, before, after) if before and after else pd.DataFrame()
    spans = (asked.after, asked.before)
    cases = told_cases(metric, roll, counted, (after, before), spans, first_known, found)
    return Change(metric, filters, roll, after, before, counted, course, found, cases)


def check_countable(scope: Scope, filters: Filters, metric: Metric) -> None:
    """Refuse an indicator that is not recorded, or not counted by station and month."""
    programme = programme_of(filters.programme)
    register = programme.register_of(filters.register)
    absent = why_absent(metric, programme, register, scope.beside())
    if absent:
        raise NotRecorded(absent.en)
    if not is_countable(metric, programme):
        raise BadRequest(f"'{metric.key}' is not counted by station and month.")


def is_countable(metric: Metric, programme: Programme) -> bool:
    """Whether an indicator is a count or a rate that adds up by station and month."""
    fact = FACTS.get(metric.fact)
    if fact is None or fact.when is None or metric.kind not in (Kind.COUNT, Kind.RATE):
        return False
    return "station" in fact_dimensions(metric, programme)


def without_units(filters: Filters) -> Filters:
    """Return a selection of every station: which are compared follows from their start days."""
    places = ("county", "town", "community", "zone", "station", "room", "firm")
    return filters.choose(**dict.fromkeys(places, ()))


def _windows(roll: Roll, asked: Asked, first_known: date) -> tuple[Window | None, Window | None]:
    first, last, data_to = roll.treated_days[0], roll.treated_days[-1], roll.data_to
    if asked.after:
        after: Window | None = asked_window(*asked.after, data_to)
        check_not_over(after, first)
    else:
        after = window_after(last, roll.other_days, data_to)
    if after is None:
        return None, None
    if asked.before is None:
        return after, window_before(after, first, first_known)
    before = asked_window(*asked.before, data_to)
    if before.end >= first:
        raise BadRequest(
            f"The before period ends on {before.end}, not before the start on {first}."
        )
    if before.months != after.months:
        raise BadRequest(
            f"Before has {before.months} whole months and after {after.months}: they must be "
            "as many."
        )
    return after, before if before.start >= first_known else None


def _counted(
    roll: Roll,
    rows: pd.DataFrame,
    metric: Metric,
    windows: tuple[Window | None, Window | None],
) -> pd.DataFrame:
    """Return the stations with their counts; without both windows, with their groups alone."""
    after, before = windows
    if before is None or after is None:
        return roll.stations.assign(is_counted=False)
    units = unit_counts(roll, rows, metric, (before, after))
    return units.assign(change=raw_changes(units).where(units["is_counted"]))


def _contrast(units: pd.DataFrame) -> Contrast:
    columns = [name for name in COUNTS if name in units]
    groups = [
        units.loc[units["is_counted"] & (units["group"] == group), columns]
        for group in (TREATED, COMPARISON)
    ]
    return contrast(groups[0], groups[1])
