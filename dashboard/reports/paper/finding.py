"""Finding a printed figure again: the same metric, selection and reader give the same number."""

from collections.abc import Callable, Mapping

import pandas as pd

from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters, choices_from, day
from dashboard.domain.scope import Scope
from dashboard.metrics import METRICS
from dashboard.reports.figure import figure
from dashboard.reports.paper.document import Quoted

Finder = Callable[[Scope, Mapping[str, str]], float | None]


def found_again(scope: Scope, quoted: Quoted) -> float | None:
    """Return what a printed figure is now, for a reader; a change of it is a change of the data."""
    if quoted.finder not in FINDERS:
        raise BadRequest(f"'{quoted.id}' names no known way to find it: '{quoted.finder}'.")
    return FINDERS[quoted.finder](scope, dict(quoted.asked))


def _figure(scope: Scope, asked: Mapping[str, str]) -> float | None:
    by = tuple(filter(None, asked["_by"].split(",")))
    rows = figure(scope, filters_of(asked), METRICS[asked["_metric"]], by).rows
    if by:
        rows = rows[rows[by[0]].astype(str) == asked["_unit"]]
    value = rows.iloc[0][asked["_column"]] if len(rows) else None
    return None if value is None or pd.isna(value) else float(value)


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


FINDERS: dict[str, Finder] = {"figure": _figure}
