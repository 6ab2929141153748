"""A figure: an indicator with its basis, period, data-to date and version, group by group.

Pages and the command line make their figures here, so that the same question gets the
same number on both. ``Ask`` is how a figure reads: directly, or through a page's cache.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.database.connection import case_database
from dashboard.domain.dimensions import DIMENSIONS, TIME_DIMENSIONS
from dashboard.domain.errors import BadRequest, NotRecorded
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme, Register
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.metrics.metric import Kind, Metric, name_missing
from dashboard.metrics.recorded import why_absent
from dashboard.queries.counts import counts, data_from, data_to
from dashboard.queries.people import mediators
from dashboard.queries.quantiles import SPANS, quantiles
from dashboard.queries.units import units

Ask = Callable[..., pd.DataFrame]


def directly(query: Ask, *args: object) -> pd.DataFrame:
    """Read without a cache, as the command line does."""
    return query(*args)


@dataclass(frozen=True)
class Figure:
    """An indicator's answer. ``rows`` has the dimensions, then value to shown."""

    metric: Metric
    filters: Filters
    basis: str
    data_to: date
    data_version: str
    by: tuple[str, ...]
    rows: pd.DataFrame

    @property
    def total(self) -> pd.Series:
        """The only row of a figure without dimensions."""
        return self.rows.iloc[0]


def figure(
    scope: Scope,
    filters: Filters,
    metric: Metric,
    by: tuple[str, ...] = (),
    *,
    ask: Callable[..., pd.DataFrame] = directly,
) -> Figure:
    """Answer an indicator for a reader: every unit, code or month, zeros included."""
    programme, register = _checked(scope, filters, metric, by)
    # The units first: too many of them are refused with what to choose.
    codes = _codes(scope, filters, programme, by[0], ask) if len(by) == 1 else []
    query = quantiles if metric.fact in SPANS else counts
    table = _tidy(ask(query, scope, filters, metric.fact, by), by)
    if len(by) == 1:
        table = _with_every_unit(table, by[0], metric, codes)
    values = metric.values(table, register.base, programme.rules.minimum_cases)
    return Figure(
        metric=metric,
        filters=filters,
        basis=_basis(metric, register),
        data_to=data_to(filters.programme),
        data_version=case_database().version,
        by=by,
        rows=values,
    )


def _checked(
    scope: Scope, filters: Filters, metric: Metric, by: tuple[str, ...]
) -> tuple[Programme, Register]:
    if not scope.reaches_programme(filters.programme):
        raise BadRequest(f"Unknown programme '{filters.programme}'.")
    programme = programme_of(filters.programme)
    register = programme.register_of(filters.register)
    absent = why_absent(metric, programme, register, scope)
    if absent:
        raise NotRecorded(absent.en)
    unknown = [d for d in by if d not in DIMENSIONS and d not in TIME_DIMENSIONS]
    if unknown:
        known = ", ".join((*DIMENSIONS, *TIME_DIMENSIONS))
        raise BadRequest(f"Unknown dimension '{unknown[0]}'. Known: {known}.")
    return programme, register


def _tidy(table: pd.DataFrame, by: tuple[str, ...]) -> pd.DataFrame:
    out = name_missing(table, by)
    if "month" in by:
        out["month"] = pd.to_datetime(out["month"]).dt.date
    if "year" in by:
        out["year"] = out["year"].astype("int64")
    return out


def _basis(metric: Metric, register: Register) -> str:
    """Name what is counted: the register's base, the one asked for, or the rate's own."""
    if metric.denominator not in (None, "base"):
        return str(metric.denominator)
    return metric.bases[0] if metric.bases else register.base


def _codes(
    scope: Scope, filters: Filters, programme: Programme, dimension: str, ask: Ask
) -> list[object]:
    if dimension in TIME_DIMENSIONS:
        first = max(filters.start, data_from(programme.code))
        months = _months(first, min(filters.end, data_to(programme.code)))
        years = dict.fromkeys(month.year for month in months)
        return list(years) if dimension == "year" else list(months)
    declared = {
        "type": programme.types,
        "level": programme.levels,
        "track": programme.tracks,
        "channel": programme.channels,
        "mode": programme.modes,
    }
    if dimension in declared:
        return list(declared[dimension])
    if DIMENSIONS[dimension].of_people:
        return list(ask(mediators, scope, filters)["code"])
    if DIMENSIONS[dimension].is_register:
        return list(ask(units, scope, programme.code, dimension)["code"])
    return list(DIMENSIONS[dimension].codes)


def _months(start: date, end: date) -> list[date]:
    first, last = start.year * 12 + start.month - 1, end.year * 12 + end.month - 1
    return [date(month // 12, month % 12 + 1, 1) for month in range(first, last + 1)]


def _with_every_unit(
    table: pd.DataFrame, dimension: str, metric: Metric, codes: list[object]
) -> pd.DataFrame:
    """Add the units nobody recorded anything for, and keep the ones no register knows."""
    extra = [code for code in table[dimension] if code not in set(codes)]
    whole = table.set_index(dimension).reindex([*codes, *extra])
    if metric.kind != Kind.QUANTILE:
        whole = whole.fillna(0).astype("int64")
    else:
        whole["n"] = whole["n"].fillna(0).astype("int64")
    return whole.rename_axis(dimension).reset_index()
