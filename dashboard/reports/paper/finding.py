"""Finding a printed figure again: the same metric, selection and reader give the same number."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import pandas as pd

from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters, choices_from, day
from dashboard.domain.scope import Scope
from dashboard.metrics import METRICS
from dashboard.reports.figure import figure
from dashboard.reports.paper.document import Quoted
from dashboard.reports.trends.trend_changes import month_before

Finder = Callable[[Scope, Mapping[str, str]], float | None]


def found_again(scope: Scope, quoted: Quoted) -> float | None:
    """Return what a printed figure is now, for a reader; a change of it is a change of the data."""
    if quoted.finder not in FINDERS:
        raise BadRequest(f"'{quoted.id}' names no known way to find it: '{quoted.finder}'.")
    return FINDERS[quoted.finder](scope, dict(quoted.asked))


def _figure(scope: Scope, asked: Mapping[str, str]) -> float | None:
    by = tuple(filter(None, asked["_by"].split(",")))
    reach = scope.beside() if asked.get("_beside") else scope
    rows = figure(reach, filters_of(asked), METRICS[asked["_metric"]], by).rows
    if by:
        rows = rows[rows[by[0]].astype(str) == asked["_unit"]]
    value = rows.iloc[0][asked["_column"]] if len(rows) else None
    return None if value is None or pd.isna(value) else float(value)


BACK = {"mom": 1, "yoy": 12}
"""How many months back the month lies that another is compared with."""


def _change(scope: Scope, asked: Mapping[str, str]) -> float | None:
    """Return how far a month is from an earlier one, both asked anew."""
    now, metric = filters_of(asked), METRICS[asked["_metric"]]
    first = month_before(now.start, BACK[asked["_back"]])
    last = month_before(now.end.replace(day=1), BACK[asked["_back"]] - 1) - timedelta(days=1)
    ends = [figure(scope, one, metric).total["value"] for one in (now, now.during(first, last))]
    return None if any(pd.isna(one) for one in ends) else float(ends[0] - ends[1])


def filters_of(asked: Mapping[str, str]) -> Filters:
    """Read the selection a figure was asked with: the parameters of its view."""
    return Filters(
        programme=asked["programme"],
        register=asked["register"],
        start=day(asked["from"]),
        end=day(asked["to"]),
        choices=choices_from(asked),
        state=asked.get("state", ""),
    )


FINDERS: dict[str, Finder] = {"figure": _figure, "change": _change}
