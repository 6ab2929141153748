"""A programme's own views as tables: every unit, one group of columns per indicator."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from dashboard.domain.dimensions import DIMENSIONS, NOT_RECORDED
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.rules import View
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.metric import COLUMNS, Metric
from dashboard.metrics.recorded import why_absent
from dashboard.reports.figure import Ask, directly, figure
from dashboard.reports.narrowing import narrowed
from dashboard.reports.trust.view_checks import check_view, register_of

TOTAL, APART, OTHERS = "(all)", "(apart)", "(others)"
"""Codes of rows that are no unit: all units together, those set apart, and all others."""
SUMS = (TOTAL, APART, OTHERS)
HEAD = ["unit", "period", "metric"]
Span = tuple[date, date]


@dataclass(frozen=True)
class ViewTable:
    """A view as counted.

    ``rows`` has one row per unit, period (its place among ``spans``) and indicator: columns
    unit, period, metric, then value to shown. ``absent`` names what the records cannot answer,
    ``dropped`` the choices of the reader that they cannot be narrowed by.
    """

    view: View
    filters: Filters
    spans: tuple[Span, ...]
    metrics: tuple[Metric, ...]
    absent: tuple[tuple[Metric, Text], ...]
    dropped: tuple[str, ...]
    rows: pd.DataFrame

    @property
    def units(self) -> list[object]:
        """The codes of the rows, sums first."""
        return list(dict.fromkeys(self.rows["unit"]))

    @property
    def single(self) -> list[object]:
        """The codes of the rows that are units, without the sums."""
        return [unit for unit in self.units if unit not in SUMS]

    def of(self, metric: Metric, period: int = 0) -> pd.DataFrame:
        """Return one indicator's rows for one period."""
        rows = self.rows
        return rows[(rows["metric"] == metric.key) & (rows["period"] == period)]


def view_of(programme: Programme, key: str) -> View:
    """Return a view by key, or name those there are."""
    known = {view.key: view for view in programme.views}
    if key not in known:
        names = ", ".join(known) or "none"
        raise BadRequest(f"Unknown view '{key}' of programme {programme.code}. Known: {names}.")
    return known[key]


def view_filters(filters: Filters, view: View) -> Filters:
    """Return the selection of a view: its own register and choices over the reader's."""
    programme = programme_of(filters.programme)
    register = register_of(programme, view) or programme.register_of(filters.register)
    return replace(filters, register=register.key, state="").choose(**view.where)


def view_table(scope: Scope, filters: Filters, view: View, *, ask: Ask = directly) -> ViewTable:
    """Count a view for a reader, leaving out and naming what the records cannot answer."""
    programme = programme_of(filters.programme)
    check_view(programme, view)
    chosen = view_filters(filters, view)
    spans = tuple((one.start, one.end) for one in view.periods) or ((filters.start, filters.end),)
    told = [(METRICS[key], _why_absent(scope, chosen, key)) for key in view.metrics]
    metrics = tuple(metric for metric, why in told if why is None)
    asked = [(place, metric) for place in range(len(spans)) for metric in metrics]
    parts = [
        _part(scope, chosen.during(*spans[place]), view, metric, ask).assign(period=place)
        for place, metric in asked
    ]
    rows = pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=HEAD + COLUMNS)
    return ViewTable(
        view=view,
        filters=chosen,
        spans=spans,
        metrics=metrics,
        absent=tuple((metric, why) for metric, why in told if why is not None),
        dropped=_dropped(chosen, metrics),
        rows=_used(rows[HEAD + COLUMNS], programme, view),
    )


def _why_absent(scope: Scope, filters: Filters, key: str) -> Text | None:
    programme = programme_of(filters.programme)
    return why_absent(METRICS[key], programme, programme.register_of(filters.register), scope)


def _dropped(filters: Filters, metrics: Iterable[Metric]) -> tuple[str, ...]:
    found = {dimension for metric in metrics for dimension in narrowed(filters, metric)[1]}
    return tuple(sorted(found))


def _part(scope: Scope, filters: Filters, view: View, metric: Metric, ask: Ask) -> pd.DataFrame:
    kept, _ = narrowed(filters, metric)
    rows = figure(scope, kept, metric, (view.by,), ask=ask).rows
    rows = rows.rename(columns={view.by: "unit"})
    if view.apart is not None:
        sums = list(_sums(rows, view, metric, kept)) if _is_whole(rows, view, kept) else []
    elif len(rows) > 1 and not view.fractions:
        sums = [figure(scope, kept, metric, ask=ask).rows.assign(unit=TOTAL)]
    else:
        sums = []
    return pd.concat([*sums, rows], ignore_index=True).assign(metric=metric.key)


def _sums(
    rows: pd.DataFrame, view: View, metric: Metric, filters: Filters
) -> Iterator[pd.DataFrame]:
    """Yield the sum of the units set apart, and that of all others."""
    if view.apart is None:
        return
    minimum = programme_of(filters.programme).rules.minimum_cases
    inside = rows["unit"].isin(view.apart.codes)
    groups = ((APART, rows[inside]), (OTHERS, rows[~inside]))
    for code, part in (group for group in groups if not group[1].empty):
        columns = {metric.numerator: [part["numerator"].sum()]}
        if metric.denominator:
            columns |= {metric.denominator: [part["denominator"].sum()]}
        yield metric.values(pd.DataFrame(columns), "base", minimum).assign(unit=code)


def _is_whole(rows: pd.DataFrame, view: View, filters: Filters) -> bool:
    """Whether the groups of a view are what they are called: no unit of them out of sight."""
    if view.apart is None or not set(view.apart.codes) <= set(rows["unit"]):
        return False
    places = [one for one, _ in filters.choices if DIMENSIONS[one].is_register]
    return all(one in view.where for one in places)


def _used(rows: pd.DataFrame, programme: Programme, view: View) -> pd.DataFrame:
    """Leave out codes nothing is counted under, unless they are units or declared as in use."""
    counted = rows[["value", "numerator", "denominator"]].fillna(0).ne(0).any(axis=1)
    used = set(rows["unit"][counted]) | set(SUMS)
    kept = [unit in used or _is_expected(unit, programme, view) for unit in rows["unit"]]
    return rows[kept].reset_index(drop=True)


def _is_expected(unit: object, programme: Programme, view: View) -> bool:
    if view.by in view.where:
        return unit in view.where[view.by]
    declared = {
        "type": programme.types,
        "level": programme.levels,
        "track": programme.tracks,
        "channel": programme.channels,
        "mode": programme.modes,
    }
    if view.by in declared:
        return unit in declared[view.by]
    known = DIMENSIONS.get(view.by)
    return unit != NOT_RECORDED and (known is None or known.is_register)
