"""A figure: an indicator with its basis, period, data-to date and version, group by group.

Pages and the command line make their figures here, so that the same question gets the
same number on both. ``Ask`` is how a figure reads: directly, or through a page's cache.
"""

import math
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.database.connection import case_database
from dashboard.domain.dimensions import DIMENSIONS, TIME_DIMENSIONS
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme, Register
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.metrics.metric import Kind, Metric, name_missing
from dashboard.queries.counts import counts, data_to, durations
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
    """Answer an indicator for a reader: every unit of a register dimension, zeros included."""
    programme, register = _checked(scope, filters, metric, by)
    if metric.fact == "durations":
        table = ask(durations, scope, filters, by)
    else:
        table = ask(counts, scope, filters, metric.fact, by)
    table = _tidy(table, by)
    if len(by) == 1 and by[0] in DIMENSIONS:
        table = _with_every_unit(
            table, by[0], metric, register, _codes(scope, programme, by[0], ask)
        )
    values = metric.values(table, register.base, programme.rules.minimum_cases)
    return Figure(
        metric=metric,
        filters=filters,
        basis=register.base
        if metric.denominator == "base" or not metric.bases
        else metric.bases[0],
        data_to=data_to(filters.programme),
        data_version=case_database().version,
        by=by,
        rows=values,
    )


def envelope(answer: Figure) -> dict[str, object]:
    """Return what the command line prints of a figure: plain values, rates to four places."""
    metric = answer.metric
    basis = answer.basis if metric.needs_register else metric.basis.en
    head = heading(answer.filters.programme, metric.key, basis, metric.unit.key, answer.filters)
    if not metric.needs_register:
        head["register"] = None
    return head | {"rows": [_plain_row(row) for row in answer.rows.to_dict("records")]}


def heading(
    programme: str, metric: str, basis: str, unit: str, filters: Filters | None = None
) -> dict[str, object]:
    """Return what every answer says of itself: basis, unit, origin, period, data-to, version."""
    return {
        "metric": metric,
        "programme": programme,
        "register": filters.register if filters else None,
        "basis": basis,
        "unit": unit,
        "origin": "computed",
        "from": filters.start.isoformat() if filters else None,
        "to": filters.end.isoformat() if filters else None,
        "data_to": data_to(programme).isoformat(),
        "data_version": case_database().version,
    }


def plain(value: object) -> object:
    """Return a value that JSON knows: no numpy, no NaN, rates rounded to four places."""
    if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "item"):
        return plain(value.item())
    return round(value, 4) if isinstance(value, float) and value % 1 else _whole(value)


def _whole(value: object) -> object:
    return int(value) if isinstance(value, float) else value


def _plain_row(row: dict[Hashable, object]) -> dict[str, object]:
    return {str(key): plain(value) for key, value in row.items()}


def _checked(
    scope: Scope, filters: Filters, metric: Metric, by: tuple[str, ...]
) -> tuple[Programme, Register]:
    if not scope.reaches_programme(filters.programme):
        raise BadRequest(f"Unknown programme '{filters.programme}'.")
    programme = programme_of(filters.programme)
    register = programme.register_of(filters.register)
    if metric.bases and not set(metric.bases) & set(register.counts):
        raise BadRequest(
            f"Register '{register.key}' does not record '{metric.key}': "
            f"it is counted on {', '.join(register.counts)}."
        )
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


def _codes(scope: Scope, programme: Programme, dimension: str, ask: Ask) -> list[str]:
    declared = {
        "type": programme.types,
        "level": programme.levels,
        "track": programme.tracks,
        "channel": programme.channels,
        "mode": programme.modes,
    }
    if dimension in declared:
        return list(declared[dimension])
    if DIMENSIONS[dimension].is_register:
        return list(ask(units, scope, programme.code, dimension)["code"])
    return list(DIMENSIONS[dimension].codes)


def _with_every_unit(
    table: pd.DataFrame, dimension: str, metric: Metric, register: Register, codes: list[str]
) -> pd.DataFrame:
    """Add the units nobody recorded anything for, and keep the ones no register knows."""
    extra = [code for code in table[dimension] if code not in set(codes)]
    whole = table.set_index(dimension).reindex([*codes, *extra])
    if metric.kind != Kind.QUANTILE:
        whole = whole.fillna(0).astype("int64")
    else:
        whole["closed"] = whole["closed"].fillna(0).astype("int64")
    return whole.rename_axis(dimension).reset_index()
