"""Finding figures of the sheets again that are no indicator: points, and standards met."""

from collections.abc import Mapping

from dashboard.coverage.kept import gap_spans
from dashboard.domain.canonical import Value
from dashboard.domain.filters import day
from dashboard.domain.money import in_force
from dashboard.domain.settings import programme_of
from dashboard.reports.gap.gaps import standard_of
from dashboard.reports.grade.grade_points import points_of
from dashboard.reports.grade_sheet.firm_month import SCORE, known_firm
from dashboard.reports.grade_sheet.standards_met import judged_on, met_by_unit
from dashboard.reports.paper.again import Again
from dashboard.reports.paper.finding import FINDERS

POINTS, STANDARD = "points", "standard"
"""Who answers them, by the name a figure keeps."""


def points_now(again: Again, asked: Mapping[str, str]) -> float | None:
    """Return a firm's points of an item, or its score, by the rule in force on the last day."""
    programme, last = programme_of(asked["programme"]), day(asked["to"])
    grading = in_force(programme.gradings, asked["_grading"], last)
    firm = known_firm(again.scope, programme, asked["_grading"], asked["_unit"], asked["_county"])
    if grading is None or firm is None:
        return None
    points = points_of(firm, grading, day(asked["from"]), last) or {}
    if asked["_item"] == SCORE:
        return _number(points.get("score"))
    items = points.get("items")
    item = items.get(asked["_item"]) if isinstance(items, dict) else None
    return _number(item["points"]) if isinstance(item, dict) else None


def standard_now(again: Again, asked: Mapping[str, str]) -> float | None:
    """Return how many units meet a standard on a day, of all or of those in one unit."""
    scope, ask = again.scope, again.ask
    programme, on = programme_of(asked["programme"]), day(asked["to"])
    standard = standard_of(programme, asked["_standard"])
    judged = judged_on(scope, programme, standard, on, gap_spans(scope, programme, ask), ask)
    if not asked["_unit"]:
        return float(judged.met.meeting)
    found = met_by_unit(scope, programme, judged, ask).get(asked["_unit"])
    return None if found is None else float(found.meeting)


def _number(value: Value) -> float | None:
    return None if value is None else float(str(value))


FINDERS |= {POINTS: points_now, STANDARD: standard_now}
