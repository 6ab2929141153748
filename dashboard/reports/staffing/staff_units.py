"""The people of a programme unit by unit: one row each, null where something is not recorded."""

from collections.abc import Iterator

import pandas as pd

from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Kind
from dashboard.metrics.spread import spread
from dashboard.queries.counts import counts
from dashboard.queries.staff import case_counts
from dashboard.reports.figure import directly, figure
from dashboard.reports.narrowing import fact_dimensions, narrowed
from dashboard.reports.staffing.staff import Ask, absent

OF_UNITS = ("mediators", "full_time_share", "hired", "dismissed", "turnover", "trained_share")
COUNTED = ("licences", "licences_run_out", "licences_run_out_soon", "without_licence")
COLUMNS = (
    "mediators full_time_mediators full_time_share hired dismissed net turnover trained"
    " trained_share stayed idle cases_each most"
).split()


def staff_units(scope: Scope, filters: Filters, by: str, *, ask: Ask = directly) -> pd.DataFrame:
    """Return one row per unit in reach: its code in the column ``by``, then ``COLUMNS`` and more.

    Rates are null below the smallest number of people; licences where none is recorded.
    """
    known = fact_dimensions(METRICS["mediators"], programme_of(filters.programme))
    if by not in known:
        raise BadRequest(f"People are not recorded by '{by}'. Known: {', '.join(known)}.")
    own, _ = narrowed(filters, METRICS["mediators"])
    told = dict(_indicators(scope, own, by, ask))
    frame = pd.DataFrame(told).rename_axis(by).reindex(told["mediators"].index)
    frame = frame.join(_cases(scope, own, by, ask)).join(_licences(scope, own, by, ask))
    frame = frame.reindex(columns=[*COLUMNS, *COUNTED]).astype("float64")
    frame["net"] = frame["hired"] - frame["dismissed"]
    if "mediator" not in programme_of(own.programme).unrecorded:
        frame = frame.fillna({"stayed": 0, "idle": 0})
    return frame.reset_index()


def full_time_rows(scope: Scope, filters: Filters, by: str, *, ask: Ask = directly) -> pd.DataFrame:
    """Return the full-time share unit by unit, of units with mediators, the largest share first."""
    own, _ = narrowed(filters, METRICS["mediators"])
    rows = figure(scope, own, METRICS["full_time_share"], (by,), ask=ask).rows
    rows = rows[(rows["denominator"] > 0) & (rows[by] != NOT_RECORDED)]
    order = ["shown", "value", "denominator"]
    return rows.sort_values(order, ascending=False, ignore_index=True, kind="stable")


def _indicators(
    scope: Scope, filters: Filters, by: str, ask: Ask
) -> Iterator[tuple[str, pd.Series]]:
    programme = programme_of(filters.programme)
    for key in OF_UNITS:
        metric = METRICS[key]
        if absent(scope, programme, filters, metric):
            continue
        rows = figure(scope, filters, metric, (by,), ask=ask).rows.set_index(by)
        yield key, rows["value"]
        if metric.kind == Kind.RATE and metric.numerator != "dismissed":
            yield metric.numerator, rows["numerator"]


def _cases(scope: Scope, filters: Filters, by: str, ask: Ask) -> pd.DataFrame:
    names = ["stayed", "idle", "cases_each", "most"]
    if "mediator" in programme_of(filters.programme).unrecorded:
        return pd.DataFrame(columns=names)
    table = ask(case_counts, scope, filters, (by,))
    table = table[table["stayed"] == 1].fillna({by: NOT_RECORDED})
    each = {code: spread(rows) for code, rows in table.groupby(by)}
    told = [(one.people, one.idle, one.mean, one.most) for one in each.values()]
    return pd.DataFrame(told, index=list(each), columns=names)


def _licences(scope: Scope, filters: Filters, by: str, ask: Ask) -> pd.DataFrame:
    table = ask(counts, scope, filters, "licence", (by,)).fillna({by: NOT_RECORDED})
    return table.set_index(by)[list(COUNTED)] if table["licences"].sum() else pd.DataFrame()
