"""Months of which reports of stations are missing: a sum over the rest is not a month's."""

from datetime import date

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.metrics.metric import Metric
from dashboard.queries.counts import data_from, data_to
from dashboard.queries.rollout import months_filled
from dashboard.reports.figure import Ask, figure

REPORTED = ("station_month",)
"""Facts of which each station reports one number a month."""


def with_reports(
    rows: pd.DataFrame, scope: Scope, filters: Filters, metric: Metric, ask: Ask
) -> pd.DataFrame:
    """Cut the months that lack a station's report; one without any has no value.

    A station is expected from its first report on.
    """
    if metric.fact not in REPORTED:
        return rows
    found = _reports(scope, filters, metric, ask)
    first, there = found.groupby("station")["month"].min(), found["month"].value_counts()
    got = [int(there.get(month, 0)) for month in rows["month"]]
    expected = [_begun(first, month) for month in rows["month"]]
    missing = [have < want for have, want in zip(got, expected, strict=True)]
    known = pd.Series([have > 0 for have in got], index=rows.index, dtype=bool)
    return rows.assign(
        cut=rows["cut"] | pd.Series(missing, index=rows.index, dtype=bool) | ~known,
        value=rows["value"].astype("float64").where(known),
        numerator=rows["numerator"].astype("float64").where(known),
        shown=rows["shown"] & known,
    )


def _begun(first: pd.Series, month: date) -> int:
    return sum(begun <= month for begun in first)


def _reports(scope: Scope, filters: Filters, metric: Metric, ask: Ask) -> pd.DataFrame:
    """List station and month of every number on record, of the stations selected."""
    code = filters.programme
    whole = filters.during(data_from(code).replace(day=1), data_to(code))
    rows = figure(scope, whole, metric, ("station", "month"), ask=ask).rows
    filled = ask(months_filled, scope, whole, metric.numerator)
    filled = filled.assign(month=pd.to_datetime(filled["month"]).dt.date)
    return rows[["station", "month"]].merge(filled, on=["station", "month"])
