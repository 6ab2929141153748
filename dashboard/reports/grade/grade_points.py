"""The points a grade rests on: of one unit, by item with weights, by the rule of then."""

from datetime import date

import pandas as pd

from dashboard.domain.canonical import Value, number
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.filters import Filters
from dashboard.domain.grade import Graded
from dashboard.domain.money import Grading
from dashboard.domain.settings import programme_of
from dashboard.reports.grade.grade_figures import Kept, register_of, whole_of
from dashboard.reports.staffing.points import PARTS, points_table

SUMMED = ("score", "measured", "of", "grade")


def points_of(graded: Graded, grading: Grading, start: date, end: date) -> Kept | None:
    """Work out a unit's points of a period; nothing where the rule has no items or it had no part.

    ``score, measured, of, grade``, and by item ``value, numerator, denominator, points, weight``.
    """
    if not grading.items or graded.subject not in DIMENSIONS:
        return None
    filters = Filters(
        programme=graded.programme,
        register=register_of(grading, programme_of(graded.programme)).key,
        start=start,
        end=end,
    ).choose(**{graded.subject: graded.unit})
    table = points_table(whole_of(graded), filters, grading)
    own = table[table["unit"] == graded.unit]
    return None if own.empty else _kept(own.iloc[0], grading)


def plain_of(value: object) -> Value:
    """Return a cell as it is kept: whole numbers whole, others as text, nothing for none."""
    if value is None or pd.isna(value):
        return None
    if isinstance(value, str):
        return value
    exact = float(str(value))
    return int(exact) if exact.is_integer() else number(exact)


def _kept(row: pd.Series, grading: Grading) -> Kept:
    parts = {part: name for name, part in PARTS.items()} | {"points": "points"}
    items: dict[str, Value] = {
        item.key: {name: plain_of(row[f"{item.key}_{part}"]) for part, name in parts.items()}
        | {"weight": number(item.weight)}
        for item in grading.items
    }
    return {name: plain_of(row[name]) for name in SUMMED} | {"items": items}
