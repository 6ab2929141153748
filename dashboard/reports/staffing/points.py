"""Points and grades worked out of the records: one row per unit, as of 数据截至."""

from dataclasses import replace
from datetime import date

import pandas as pd

from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.money import Grading, Item, in_force
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Field, Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import metric_of
from dashboard.metrics.points import SCORED, months_between, pointed
from dashboard.metrics.recorded import why_absent
from dashboard.queries.base import require
from dashboard.queries.counts import data_from, data_to
from dashboard.queries.people import mediators
from dashboard.queries.units import rooms, units
from dashboard.reports.figure import Ask, directly, figure
from dashboard.reports.narrowing import narrowed

OF_STAFF = ("mediator", "officer", "lawyer")
PARTS = {"value": "value", "numerator": "n", "denominator": "of"}
"""What stands of each item in the table, by column of a figure."""


def right_of(grading: Grading) -> Field:
    """Return what a reader must hold to see these points."""
    if grading.subject in OF_STAFF:
        return Field.STAFF
    return Field.FIRMS if grading.subject == "firm" else Field.AGGREGATES


def gradings_in_force(programme: Programme, filters: Filters) -> tuple[Grading, ...]:
    """Return the gradings with items that count for a period: those in force on its last day."""
    day = _last_day(filters)
    return tuple(one for one in programme.gradings if one.items and one.holds_on(day))


def grading_in_force(programme: Programme, filters: Filters, key: str | None = None) -> Grading:
    """Return the version of a grading that counts for a period, or name those there are."""
    known = gradings_in_force(programme, filters)
    found = in_force(known, key, _last_day(filters)) if key else next(iter(known), None)
    if found is None:
        names = ", ".join(one.key for one in known) or "none"
        raise BadRequest(f"No grading '{key or ''}' with items is in force. Known: {names}.")
    return found


def earlier_versions(filters: Filters, grading: Grading) -> tuple[Grading, ...]:
    """Return the versions of a grading that a period began under and does not count by."""
    return tuple(
        one
        for one in programme_of(filters.programme).gradings
        if one.key == grading.key
        and one.valid_from < grading.valid_from
        and (one.valid_to is None or one.valid_to >= filters.start)
    )


def graded(filters: Filters, grading: Grading) -> Filters:
    """Return what a grading counts of a selection: its own register, up to 数据截至."""
    register = grading.register_key or filters.register
    last = max(filters.start, _last_day(filters))
    return replace(filters, register=register).during(filters.start, last)


def months_of(filters: Filters) -> float:
    """Return the months of a period that the data cover: what is asked for by month."""
    first, last = max(filters.start, data_from(filters.programme)), _last_day(filters)
    return months_between(first, last) if first <= last else 0.0


def not_measured(scope: Scope, filters: Filters, grading: Grading) -> dict[str, Text]:
    """Return why items cannot be measured for anybody, by key: what is not recorded is said."""
    programme, asked = programme_of(filters.programme), graded(filters, grading)
    register = programme.register_of(asked.register)
    reasons = {
        item.key: why_absent(metric_of(item.metric), programme, register, scope)
        for item in grading.items
    }
    return {key: reason for key, reason in reasons.items() if reason is not None}


def not_narrowed(filters: Filters, grading: Grading) -> dict[str, tuple[str, ...]]:
    """Return, by item, the dimensions of a selection that its records do not know."""
    found = {item.key: narrowed(filters, metric_of(item.metric))[1] for item in grading.items}
    return {key: foreign for key, foreign in found.items() if foreign}


def points_table(
    scope: Scope, filters: Filters, grading: Grading, *, ask: Ask = directly
) -> pd.DataFrame:
    """Return the units of a grading in reach with their points, best first: one row per unit.

    Columns ``unit, name, score, measured, of, grade, rank, rank_low, rank_high``, then for each
    item ``<key>_value, <key>_n, <key>_of, <key>_points``. Null is what is not measured; units
    without any item stand last and have no rank. Disputes without such a unit are nobody's.
    """
    require(scope, right_of(grading))
    asked, absent = graded(filters, grading), not_measured(scope, filters, grading)
    table = graded_units(scope, asked, grading.subject, ask=ask).set_index("unit")
    for item in grading.items:
        if item.key in absent:
            table[[f"{item.key}_{part}" for part in PARTS.values()]] = None
        else:
            table = table.join(_values(scope, asked, grading, item, ask))
    out = pointed(grading.items, table, months_of(asked), grading.floors)
    of_items = [
        f"{item.key}_{part}" for item in grading.items for part in (*PARTS.values(), "points")
    ]
    ordered = out.reset_index().sort_values(["rank", "unit"], na_position="last")
    return ordered[["unit", "name", *SCORED, *of_items]].reset_index(drop=True)


def graded_units(
    scope: Scope, filters: Filters, subject: str, *, ask: Ask = directly
) -> pd.DataFrame:
    """List who or what is graded in a period, in reach and in the selection: ``unit, name``."""
    if subject == "mediator":
        return ask(mediators, scope, filters).rename(columns={"code": "unit"})
    if subject == "room":
        found = _open(ask(rooms, scope, filters.programme), filters)
    else:
        found = ask(units, scope, filters.programme, subject)
    found = found.rename(columns={"code": "unit"})
    for column in ("county", "station", subject):
        key = "unit" if column == subject else column
        if key in found and filters.chosen(column):
            found = found[found[key].isin(filters.chosen(column))]
    return found[["unit", "name"]].reset_index(drop=True)


def _open(table: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """The rooms that were open on a day of the period; on the day it closes a room is not."""
    opened, closed = pd.to_datetime(table["opened_on"]), pd.to_datetime(table["closed_on"])
    begun = opened.isna() | (opened <= pd.Timestamp(filters.end))
    return table[begun & (closed.isna() | (closed > pd.Timestamp(filters.start)))]


def _values(scope: Scope, filters: Filters, grading: Grading, item: Item, ask: Ask) -> pd.DataFrame:
    """An item by unit; its value is null where too few cases stand behind a rate."""
    metric = metric_of(item.metric)
    own = narrowed(filters, metric)[0].choose(**item.where)
    rows = figure(scope, own, metric, (grading.subject,), ask=ask).rows
    names = {column: f"{item.key}_{part}" for column, part in PARTS.items()}
    return rows.set_index(grading.subject)[list(names)].rename(columns=names)


def _last_day(filters: Filters) -> date:
    return min(filters.end, data_to(filters.programme))
