"""People and rooms to praise: first whatever the weights, and no rate below the others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.domain.filters import Filters
from dashboard.domain.money import Grading
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.metrics import metric_of
from dashboard.metrics.against_others import Counts, clearly_below
from dashboard.metrics.metric import Kind, Metric
from dashboard.metrics.recorded import why_absent
from dashboard.reports.figure import Ask, directly, figure
from dashboard.reports.narrowing import fact_dimensions, narrowed
from dashboard.reports.staffing.points import (
    graded,
    gradings_in_force,
    not_measured,
    points_table,
    right_of,
)
from dashboard.reports.staffing.points_words import Candidate, left_out, praise_of
from dashboard.reports.staffing.praise import Praised

FIRST = 3
"""How many places may be praised: no source says, so it is said beside it."""


@dataclass(frozen=True)
class Sorted:
    """The units that stay among the first, by whether they may be praised and if not, why."""

    praised: tuple[Candidate, ...]
    tied: tuple[Candidate, ...]
    in_part: tuple[Candidate, ...]
    below: tuple[Candidate, ...]
    no_rate: tuple[Candidate, ...]


def praising(scope: Scope, filters: Filters) -> tuple[Grading, ...]:
    """Return the gradings of people and rooms that a reader may see; firms have their own rule."""
    programme = programme_of(filters.programme)
    return tuple(
        one
        for one in gradings_in_force(programme, filters)
        if one.subject != "firm" and scope.may_see(right_of(one))
    )


def points_praises(
    scope: Scope,
    filters: Filters,
    grading: Grading,
    *,
    first: int = FIRST,
    ask: Ask = directly,
    written: Callable[[str], str] = str,
) -> Praised:
    """Return whom a grading lets praise in a period: by its points and by the rates beside them.

    A unit is praised that stays among the first whatever the weights within a fifth, with
    every item measured, and with no rate below that of the others. ``written`` is how a name
    stands in a sentence.
    """
    table = points_table(scope, filters, grading, ask=ask)
    table["name"] = [written(name) for name in table["name"]]
    rates = _rates(scope, filters, grading, ask)
    found = sort_out(table, rates, first)
    absent = not_measured(scope, filters, grading)
    ranked = int(table["rank"].notna().sum())
    return Praised(
        tuple(praise_of(one, grading, filters, ranked, first) for one in found.praised),
        tuple(left_out(vars(found), grading, absent, ranked, first)),
    )


def sort_out(table: pd.DataFrame, rates: Mapping[str, pd.DataFrame], first: int) -> Sorted:
    """Sort the units that stay among the first; none where there are no more than that.

    ``rates`` holds by indicator ``numerator, denominator, shown`` with the unit as index.
    """
    ranked = table.dropna(subset=["rank"])
    groups: dict[str, list[Candidate]] = {name: [] for name in Sorted.__dataclass_fields__}
    if len(ranked) > first:
        level = ranked.groupby("rank")["unit"].transform("size")
        whole = ranked["measured"].max()
        for (_, row), at_once in zip(ranked.iterrows(), level, strict=True):
            if row["rank_high"] <= first:
                one = Candidate(row=row, rates=_of(str(row["unit"]), rates))
                place = row["rank_high"] + at_once - 1
                groups[_group(one, place > first, row["measured"] < whole)].append(one)
    return Sorted(**{name: tuple(found) for name, found in groups.items()})


def _group(one: Candidate, tied: bool, in_part: bool) -> str:
    """Where a candidate belongs; the first reason against praise counts."""
    if tied:
        return "tied"
    if in_part:
        return "in_part"
    if not one.rates:
        return "no_rate"
    return "below" if any(clearly_below(counts) for counts in one.rates.values()) else "praised"


def _of(unit: str, rates: Mapping[str, pd.DataFrame]) -> dict[str, Counts]:
    """A unit's counts by rate, with those of all; only where enough cases stand behind it."""
    return {
        key: (
            int(rows.at[unit, "numerator"]),
            int(rows.at[unit, "denominator"]),
            int(rows["numerator"].sum()),
            int(rows["denominator"].sum()),
        )
        for key, rows in rates.items()
        if unit in rows.index and rows.at[unit, "shown"]
    }


def _rates(scope: Scope, filters: Filters, grading: Grading, ask: Ask) -> dict[str, pd.DataFrame]:
    """The rates among the items, and the settlement rate, by unit; of what names a unit."""
    asked, programme = graded(filters, grading), programme_of(filters.programme)
    keys = dict.fromkeys(("settlement_rate", *(item.metric for item in grading.items)))
    found = {}
    for metric in (metric_of(key) for key in keys):
        if metric.kind == Kind.RATE and _countable(scope, asked, programme, grading, metric):
            own = narrowed(asked, metric)[0]
            rows = figure(scope, own, metric, (grading.subject,), ask=ask).rows
            known = rows[rows[grading.subject] != NOT_RECORDED]
            found[metric.key] = known.set_index(grading.subject)
    return found


def _countable(
    scope: Scope, filters: Filters, programme: Programme, grading: Grading, metric: Metric
) -> bool:
    register = programme.register_of(filters.register)
    absent = why_absent(metric, programme, register, scope)
    return absent is None and grading.subject in fact_dimensions(metric, programme)
