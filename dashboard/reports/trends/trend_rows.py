"""Months of a figure made whole: every month of every code, and what nobody tracked not a zero."""

import itertools

import pandas as pd

from dashboard.domain.dimensions import DIMENSIONS, NOT_RECORDED
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.metrics import METRICS
from dashboard.metrics.metric import COLUMNS, Kind, Metric
from dashboard.reports.figure import Ask, Figure, figure
from dashboard.reports.narrowing import fact_dimensions
from dashboard.reports.trends.trend_months import months_of

CUT_BY = ("type", "track", "channel", "mode", "level")
"""What months can be cut by: each code is a series of its own."""
TRACKED = {"converted": "conversion_tracked_rate", "converted_criminal": "conversion_tracked_rate"}
"""Counts that are unknown, not zero, in months of which nothing was tracked."""
WHOLE = ""


def declared_codes(programme: Programme, dimension: str) -> tuple[str, ...]:
    """Return the codes of a dimension a programme uses, in its own order."""
    declared = {
        "type": programme.types,
        "level": programme.levels,
        "track": programme.tracks,
        "channel": programme.channels,
        "mode": programme.modes,
    }
    return declared[dimension]


def cuts_of(programme: Programme, metric: Metric) -> tuple[str, ...]:
    """Return what an indicator's months can be cut by in a programme."""
    known = fact_dimensions(metric, programme)
    return tuple(one for one in CUT_BY if one in known and declared_codes(programme, one))


def check_cut_by(programme: Programme, metric: Metric, by: str) -> None:
    """Refuse a dimension months cannot be cut by."""
    if by and by not in DIMENSIONS:
        raise BadRequest(f"Unknown dimension '{by}'. Known: {', '.join(CUT_BY)}.")
    known = cuts_of(programme, metric)
    if by and by not in known:
        told = ", ".join(known) or "none"
        raise BadRequest(
            f"Months of '{metric.key}' in {programme.code} are not cut by {by}. Known: {told}."
        )


def every_month(found: pd.DataFrame, filters: Filters, metric: Metric, by: str) -> pd.DataFrame:
    """Return one row per code and month, months and codes without a case included."""
    rows = found if by in found else found.assign(**{by: WHOLE})
    months = months_of(filters, metric)
    pairs = [*itertools.product(_codes(rows, filters, by), months)]
    index = pd.MultiIndex.from_tuples(pairs, names=[by, "month"])
    whole = rows.set_index([by, "month"]).reindex(index)
    empty = whole["shown"].isna()
    for column, value in _nothing(metric).items():
        whole[column] = whole[column].astype(object).where(~empty, value)
    whole["shown"] = whole["shown"].astype(bool)
    return whole.reset_index()[[by, "month", *COLUMNS]]


def without_untracked(answer: Figure, scope: Scope, ask: Ask) -> pd.DataFrame:
    """Return a figure's rows; months of which nothing was tracked have no value."""
    if answer.metric.key not in TRACKED:
        return answer.rows
    tracked = METRICS[TRACKED[answer.metric.key]]
    known = figure(scope, answer.filters, tracked, answer.by, ask=ask).rows
    keys = list(answer.by)
    counted = answer.rows[keys].merge(known[[*keys, "numerator"]], on=keys, how="left")
    is_known = (counted["numerator"].fillna(0) > 0).to_numpy()
    rows = answer.rows.astype({"value": "float64"})
    return rows.assign(value=rows["value"].where(is_known), shown=is_known)


def _codes(rows: pd.DataFrame, filters: Filters, by: str) -> list[str]:
    if by not in CUT_BY:
        return [WHOLE]
    chosen = filters.chosen(by)
    declared = chosen or declared_codes(programme_of(filters.programme), by)
    extra = sorted(set(rows[by]) - set(declared) - {NOT_RECORDED})
    last = [NOT_RECORDED] if NOT_RECORDED in set(rows[by]) - set(declared) else []
    return [*declared, *extra, *last]


def _nothing(metric: Metric) -> dict[str, object]:
    """Return what a month without a case counts as: no cases, and no rate of them."""
    unknown: dict[str, object] = {"value": float("nan"), "denominator": 0, "shown": False}
    if metric.key in TRACKED:
        return {"numerator": 0, "value": float("nan"), "shown": False}
    if metric.kind == Kind.COUNT:
        return {"value": 0, "numerator": 0, "shown": True}
    return unknown if metric.kind == Kind.QUANTILE else unknown | {"numerator": 0}
