"""Finding a printed figure again: the same metric, selection and reader give the same number."""

from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta

import pandas as pd

from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.reports.figure import Ask, directly
from dashboard.reports.paper.again import Again
from dashboard.reports.paper.counted import COUNTED
from dashboard.reports.paper.document import Quoted
from dashboard.reports.paper.selection import filters_of
from dashboard.reports.trends.trend_changes import month_before

Finder = Callable[[Again, Mapping[str, str]], float | None]
BACK = {"mom": 1, "yoy": 12}
"""How many months back the month lies that another is compared with."""


def found_again(scope: Scope, quoted: Quoted, *, ask: Ask = directly) -> float | None:
    """Return what a printed figure is now, for a reader; a change of it is a change of the data."""
    return found_all(scope, (quoted,), ask=ask)[quoted.id]


def found_all(
    scope: Scope, quoted: Iterable[Quoted], *, ask: Ask = directly
) -> dict[str, float | None]:
    """Return by id what the figures of a paper are now; what they share is asked once."""
    again = Again(scope, ask)
    return {one.id: _found(again, one) for one in quoted}


def _found(again: Again, quoted: Quoted) -> float | None:
    if quoted.finder not in FINDERS:
        raise BadRequest(f"'{quoted.id}' names no known way to find it: '{quoted.finder}'.")
    return FINDERS[quoted.finder](again, dict(quoted.asked))


def _figure(again: Again, asked: Mapping[str, str]) -> float | None:
    by = tuple(filter(None, asked["_by"].split(",")))
    beside = bool(asked.get("_beside"))
    rows = again.rows(filters_of(asked), asked["_metric"], by, beside=beside)
    if by:
        rows = rows[rows[by[0]].astype(str) == asked["_unit"]]
    value = rows.iloc[0][asked["_column"]] if len(rows) else None
    return None if value is None or pd.isna(value) else float(value)


def _change(again: Again, asked: Mapping[str, str]) -> float | None:
    """Return how far a month is from an earlier one, both asked anew."""
    month, back = filters_of(asked), BACK[asked["_back"]]
    first = month_before(month.start, back)
    earlier = month.during(first, month_before(first, -1) - timedelta(days=1))
    now, before = (_value(again, one, asked["_metric"]) for one in (month, earlier))
    return None if now is None or before is None else now - before


def _value(again: Again, filters: Filters, key: str) -> float | None:
    value = again.rows(filters, key).iloc[0]["value"]
    return None if pd.isna(value) else float(value)


FINDERS: dict[str, Finder] = {"figure": _figure, "change": _change, **COUNTED}
"""Who answers a figure, by the name it is kept under; a room above adds its own here."""
