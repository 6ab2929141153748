"""The value of every area for a measure of the map: what charts colour and tables list."""

from dataclasses import replace
from datetime import date

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.metrics import METRICS
from dashboard.metrics.burden import PER_1000_RESIDENTS
from dashboard.queries.counts import data_to
from dashboard.queries.places import last_contacts
from dashboard.queries.units import outlines
from dashboard.reports.area.area_gaps import judged_areas, standards_missed
from dashboard.reports.area.area_measures import AreaMeasure
from dashboard.reports.figure import Ask, figure
from dashboard.reports.gap.overdue import EVER
from dashboard.reports.narrowing import narrowed

STANDING = ("open", "overdue")
"""What stands on the data-to day, whenever it came in."""


def ever(filters: Filters) -> Filters:
    """Return a selection over all there is up to the data-to day."""
    return filters.during(EVER, data_to(filters.programme))


def area_values(
    scope: Scope,
    filters: Filters,
    measure: AreaMeasure,
    level: str,
    spans: pd.DataFrame,
    *,
    ask: Ask,
) -> pd.DataFrame:
    """Return a measure by area of a level: ``level``'s column, then value to shown.

    ``spans`` are the gaps in reach; other measures do not look at them. A column ``n`` says how
    many cases a value hidden for being too few has.
    """
    if measure.metric.key in METRICS:
        asked = ever(filters) if measure.key in STANDING else filters
        return counted(scope, asked, measure.metric.key, level, ask=ask)
    codes = ask(outlines, scope, filters.programme, level)["code"]
    programme = programme_of(filters.programme)
    if measure.key == "standards_missed":
        day = min(filters.end, data_to(programme.code))
        missed = standards_missed(scope, programme, spans, level, day=day, ask=ask)
        met = dict.fromkeys(judged_areas(scope, programme, level, ask=ask), 0)
        return _frame(level, codes, codes.map(met | missed))
    if measure.key == "days_since_contact":
        days = days_since_contact(scope, programme, level, ask=ask)
        return _frame(level, codes, codes.map(days))
    return _per_residents(scope, filters, level, ask)


def counted(scope: Scope, filters: Filters, key: str, level: str, *, ask: Ask) -> pd.DataFrame:
    """Return an indicator by area, narrowed by what its records know."""
    kept, _ = narrowed(filters, METRICS[key])
    if METRICS[key].fact != "dispute":
        kept = replace(kept, state="")
    return figure(scope, kept, METRICS[key], (level,), ask=ask).rows


def last_contact(
    scope: Scope, programme: Programme, level: str, *, ask: Ask
) -> dict[str, tuple[date, str]]:
    """Return the last contact by area: day and kind; patrols alone where they are recorded."""
    found = ask(last_contacts, scope, programme.code, level)
    is_patrol = found["kind"] == "patrol"
    kept = found[is_patrol if "patrol" in programme.records else ~is_patrol]
    latest = kept.sort_values(["last_on", "kind"]).groupby("area").last()
    return {
        str(row.Index): (pd.Timestamp(row.last_on).date(), str(row.kind))
        for row in latest.itertuples()
    }


def days_since_contact(
    scope: Scope, programme: Programme, level: str, *, ask: Ask
) -> dict[str, int]:
    """Count the days from the last contact to the data-to day, by area that had any."""
    until = data_to(programme.code)
    found = last_contact(scope, programme, level, ask=ask)
    return {area: (until - day).days for area, (day, _) in found.items()}


def _per_residents(scope: Scope, filters: Filters, level: str, ask: Ask) -> pd.DataFrame:
    programme = programme_of(filters.programme)
    base = programme.register_of(filters.register).base
    areas = ask(outlines, scope, programme.code, level)
    cases = counted(scope, filters, base, level, ask=ask).set_index(level)["value"]
    n = areas["code"].map(cases).fillna(0).astype(float)
    rates = PER_1000_RESIDENTS.values(n, areas["population"])
    is_known = rates["value"].notna()
    is_shown = (n >= programme.rules.minimum_cases) | ~is_known
    return _frame(level, areas["code"], rates["value"].where(is_shown)).assign(
        numerator=n,
        denominator=areas["population"].astype(float),
        low=rates["low"].where(is_shown),
        high=rates["high"].where(is_shown),
        shown=is_shown,
        n=n,
    )


def _frame(level: str, codes: pd.Series, value: pd.Series) -> pd.DataFrame:
    """One row per area; ``numerator`` is the count itself."""
    frame = pd.DataFrame({level: codes.to_numpy(), "value": value.to_numpy(dtype=float)})
    frame["numerator"] = frame["value"]
    return frame.assign(denominator=None, low=None, high=None, shown=True)
