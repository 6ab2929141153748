"""How long half and nine tenths of the disputes take, and what half of them are about in money."""

from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Date, case, cast, func, select

from dashboard.database import schema
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Field, Scope
from dashboard.queries.base import read, require, require_people
from dashboard.queries.counts import matching
from dashboard.queries.facts import FACTS

_d = schema.dispute.c
SPANS: dict[str, ColumnElement[Any]] = {
    "durations": _d.days_to_close,
    "waits": _d.mediated_on - _d.accepted_on,
    "entries": cast(_d.entered_at, Date) - _d.cohort_on,
    "amounts": _d.amount_fen,
}
"""What quantiles are taken of, by key: whole days, and money in fen. Null is left out."""


def quantiles(scope: Scope, filters: Filters, span: str, by: tuple[str, ...] = ()) -> pd.DataFrame:
    """Return how many disputes have a span (``n``), its ``median`` and its ``p90``.

    Without dimensions there is always one row; where nothing has the span it is null.
    The k-th value is the smallest with at least that share at or below it (no
    interpolation). Counts per value are added up by a window, so it runs on every engine.
    """
    require(scope, Field.AGGREGATES)
    require_people(scope, by)
    subject, value = FACTS["dispute"], SPANS[span]
    grain = [subject.column(dimension).label(dimension) for dimension in by]
    per_value = (
        select(*grain, value.label("value"), func.count().label("disputes"))
        .where(*matching(scope, filters, subject), value.is_not(None))
        .group_by(*grain, value)
        .subquery()
    )
    groups = [per_value.c[dimension] for dimension in by]
    below = func.sum(per_value.c.disputes).over(partition_by=groups, order_by=per_value.c.value)
    whole = func.sum(per_value.c.disputes).over(partition_by=groups)
    sums = select(per_value, below.label("below"), whole.label("whole")).subquery()
    names = [sums.c[dimension] for dimension in by]
    statement = select(
        *names,
        func.max(sums.c.whole).label("n"),
        func.min(case((sums.c.below * 2 >= sums.c.whole, sums.c.value))).label("median"),
        func.min(case((sums.c.below * 10 >= sums.c.whole * 9, sums.c.value))).label("p90"),
    )
    frame = read(statement.group_by(*names).order_by(*names))
    frame = frame.dropna(subset=["n"]).astype({"n": "int64"})
    if by or not frame.empty:
        return frame
    return pd.DataFrame({"n": [0], "median": [None], "p90": [None]})


def up_to(
    scope: Scope, filters: Filters, span: str, most: int, by: tuple[str, ...] = ()
) -> pd.DataFrame:
    """Count disputes that have a span (``n``), and those where it is at most ``most``."""
    require(scope, Field.AGGREGATES)
    require_people(scope, by)
    subject, value = FACTS["dispute"], SPANS[span]
    grain = [subject.column(dimension).label(dimension) for dimension in by]
    reached = func.coalesce(func.sum(case((value <= most, 1), else_=0)), 0).label("up_to")
    statement = select(*grain, func.count(value).label("n"), reached).where(
        *matching(scope, filters, subject), value.is_not(None)
    )
    frame = read(statement.group_by(*grain).order_by(*grain))
    return frame.astype({"n": "int64", "up_to": "int64"})
