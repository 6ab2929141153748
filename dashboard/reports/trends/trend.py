"""An indicator by month: its natural limits and signals, and what it was a month and a year before.

The page and the command line make their months here.
"""

from collections.abc import Hashable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.metrics.metric import Metric
from dashboard.metrics.xmr import natural_process
from dashboard.reports.figure import Ask, Figure, directly, figure
from dashboard.reports.trends.trend_changes import COLUMNS, changes, month_before
from dashboard.reports.trends.trend_months import is_cut, months_of, provisional_from
from dashboard.reports.trends.trend_rows import check_cut_by, every_month, without_untracked
from dashboard.reports.trends.trend_stations import with_reports

ONE = "series"


def trend(
    scope: Scope,
    filters: Filters,
    metric: Metric,
    by: str = "",
    *,
    steps: tuple[date, ...] = (),
    ask: Ask = directly,
) -> Figure:
    """Answer an indicator month by month, per code of a dimension if one is named.

    Beside a figure's columns each row has ``provisional`` (the month may still change),
    ``cut`` (part of its days or of the stations' reports is missing), ``segment``, ``mean``,
    ``lower``, ``upper``, ``trial``, ``signals``, and the changes of ``trend_changes``. Provisional
    and cut months and those with too few cases enter no limits and raise no signal. A step starts
    a new segment at the month that holds it.
    """
    check_cut_by(programme_of(filters.programme), metric, by)
    answer, rows = _asked(scope, filters, metric, by, ask)
    before = year_before(filters)
    earlier = _asked(scope, before, metric, by, ask)[1] if months_of(before, metric) else rows[:0]
    earlier = earlier[earlier["month"] < filters.start.replace(day=1)]
    whole = pd.concat(
        [_judged(rows, by or ONE, steps), _changed(rows, earlier, by or ONE, metric)], axis=1
    )
    return replace(answer, rows=whole.drop(columns=[] if by else [ONE]))


def year_before(filters: Filters) -> Filters:
    """Return the twelve months before a selection: what its months are compared with."""
    start = month_before(filters.start.replace(day=1), 12)
    return filters.during(start, filters.start - timedelta(days=1))


def declared_steps(programme: Programme) -> tuple[date, ...]:
    """Return the days at which a programme says that its months begin anew."""
    return tuple(sorted(one.on for one in programme.annotations if one.step))


def last_complete(rows: pd.DataFrame) -> pd.Series | None:
    """Return the last month of one series that is neither provisional nor cut, if there is one."""
    complete = rows[is_complete(rows)]
    return None if complete.empty else complete.iloc[-1]


def is_complete(rows: pd.DataFrame) -> pd.Series:
    """Mark the months that are neither provisional nor cut."""
    return ~(rows["provisional"] | rows["cut"]).astype(bool)


def _asked(
    scope: Scope, filters: Filters, metric: Metric, by: str, ask: Ask
) -> tuple[Figure, pd.DataFrame]:
    """Ask one figure and fill it up to every month, with what is not complete marked."""
    answer = figure(scope, filters, metric, ("month", by) if by else ("month",), ask=ask)
    found = without_untracked(answer, scope, ask)
    rows = every_month(found, filters, metric, by or ONE)
    start = provisional_from(filters, metric) or date.max
    rows["provisional"] = rows["month"] >= start
    rows["cut"] = [is_cut(month, filters, metric) for month in rows["month"]]
    return answer, with_reports(rows, scope, filters, metric, ask)


def _judged(rows: pd.DataFrame, key: str, steps: tuple[date, ...]) -> pd.DataFrame:
    """Give each series its segments, limits and signals."""
    starts = [step.replace(day=1) for step in steps]
    begun = pd.Series([sum(start <= month for start in starts) for month in rows["month"]])
    out = rows.assign(segment=(begun - begun.min()).astype("int64"))
    values = out["value"].astype("float64").where(is_complete(out))
    series = out.groupby([key, "segment"], sort=False).ngroup()
    return pd.concat([out, natural_process(values, series)], axis=1)


def _changed(rows: pd.DataFrame, earlier: pd.DataFrame, key: str, metric: Metric) -> pd.DataFrame:
    """Return both changes of each month of each series."""
    months: dict[str, dict[date, dict[Hashable, Any]]] = {}
    for row in [*earlier.to_dict("records"), *rows.to_dict("records")]:
        months.setdefault(row[key], {})[row["month"]] = row
    found = [
        changes(months[code], month, metric)
        for code, month in zip(rows[key], rows["month"], strict=True)
    ]
    return pd.DataFrame(found, index=rows.index, columns=COLUMNS)
