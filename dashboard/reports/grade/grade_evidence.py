"""What a frozen grade rests on: figures, recorded grade, rule and data, as they stand now."""

import json
from dataclasses import dataclass
from datetime import date

from dashboard.database.connection import case_database
from dashboard.domain.canonical import Value, canonical, digest
from dashboard.domain.errors import Refused
from dashboard.domain.grade import Graded
from dashboard.domain.money import Grading, in_force
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Lang, Text
from dashboard.queries.counts import data_from, data_to
from dashboard.queries.graded import recorded_grades
from dashboard.reports.grade.grade_figures import (
    Kept,
    kept_figure,
    period_of,
    wanted_of,
    whole_of,
)
from dashboard.reports.grade.grade_points import plain_of, points_of
from dashboard.reports.wording import day_text

NO_RULE = Text("{day}没有生效的“{grading}”规则。", "No rule '{grading}' was in force on {day}.")
NOT_WHOLE = Text(
    "考评期 {start} 至 {end} 不全在数据之内（数据自 {first} 至 {last}），不能提出。",
    "The period {start} to {end} does not lie within the data ({first} to {last}).",
)
NOT_GRADED = Text("案件库没有登记该期等级。", "The case database holds no grade of the period.")
NO_ITEMS = Text(
    "规则没有规定计分项目和权重，没有得分。",
    "The rule names no items and weights: no points.",
)
NOT_POINTED = Text("该对象该期没有参加计分。", "No points are worked out of this unit and period.")
WORKED_WITH = ("key", "metric", "weight", "full", "per_month", "where")
"""What of an item changes the points."""
RECORDED = ("grade", "stars", "points", "months", "items")


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A grade before it is frozen: what it rests on, with the rule and the data in force."""

    graded: Graded
    month: date
    months: int
    rule_version: str
    data_version: str
    data_to: date
    rests_on: Kept


def draft(graded: Graded, month: date) -> Draft:
    """Work out what a grade of a month rests on; refuse one without a rule or beyond the data.

    The rule is the version in force on the last day graded.
    """
    recorded = recorded_of(graded, month)
    months = int(str(recorded["months"] or 1)) if recorded else 1
    start, end = period_of(month, months)
    check_within_data(graded.programme, start, end)
    grading = rule_on(graded, end)
    return Draft(
        graded=graded,
        month=month,
        months=months,
        rule_version=rule_version(grading),
        data_version=case_database().version,
        data_to=data_to(graded.programme),
        rests_on=_document(graded, grading, recorded, start, end),
    )


def _document(
    graded: Graded, grading: Grading, recorded: Kept | None, start: date, end: date
) -> Kept:
    wanted = wanted_of(grading, programme_of(graded.programme), start, end)
    points = points_of(graded, grading, start, end)
    rule = grading.model_dump(mode="json", by_alias=True)
    return {
        "rule": {"version": rule_version(grading), "grading": rule},
        "data": {"version": case_database().version, "to": data_to(graded.programme)},
        "period": {"from": start, "to": end},
        "recorded": recorded,
        "figures": [kept_figure(graded, one) for one in wanted],
        "points": points,
        "missing": _missing(recorded, grading, points),
    }


def rule_on(graded: Graded, day: date) -> Grading:
    """Return the rule in force for a unit's grading on a day, or refuse."""
    declared = programme_of(graded.programme).gradings
    found = in_force(declared, graded.grading, day)
    if found is None:
        named = {one.key: one.name for one in declared}
        told = Text(*(day_text(day, lang) for lang in Lang))
        raise Refused(NO_RULE.format(day=told, grading=named.get(graded.grading, graded.grading)))
    return found


def recorded_of(graded: Graded, month: date) -> Kept | None:
    """Return the grade the case database holds of a unit and month, without money; or nothing."""
    asked = (graded.programme, graded.grading, graded.subject, month, month, graded.unit)
    found = recorded_grades(whole_of(graded), *asked)
    if found.empty:
        return None
    row = found.iloc[0]
    kept: Kept = {name: plain_of(row[name]) for name in RECORDED}
    items = kept["items"]
    return kept | {"items": None if items is None else _parts(str(items))}


def grade_recorded(recorded: Kept | None) -> str | None:
    """Return the grade of a record: its words, else its stars; nothing where neither is known."""
    if not recorded or (recorded["grade"], recorded["stars"]) == (None, None):
        return None
    return str(recorded["grade"] or f"stars_{recorded['stars']}")


def rule_version(grading: Grading) -> str:
    """Name a version of a rule by key, first day, and a digest of what it works with."""
    works_with: dict[str, Value] = {
        "items": [{name: getattr(item, name) for name in WORKED_WITH} for item in grading.items],
        "floors": dict(grading.floors),
        "parts": [part.zh for part in grading.parts],
        "grades": [grade.zh for grade in grading.grades],
        "register": grading.register_key,
    }
    return f"{grading.key}@{grading.valid_from}#{digest(canonical(works_with))}"


def rule_kept(rests_on: Kept) -> Grading:
    """Return the rule a grade was given by, read back from what was kept of it."""
    rule = rests_on["rule"]
    kept = rule["grading"] if isinstance(rule, dict) else None
    told = dict(kept) if isinstance(kept, dict) else {}
    floors = told.get("floors")
    # The keys of what is kept are in order of letters; the best grade has the highest floor.
    named = floors.items() if isinstance(floors, dict) else ()
    best_first = sorted(named, key=lambda pair: -float(str(pair[1])))
    return Grading.model_validate(told | {"floors": dict(best_first)})


def _missing(recorded: Kept | None, grading: Grading, points: Kept | None) -> list[Value]:
    told = [] if recorded else [NOT_GRADED]
    if points is None:
        told.append(NOT_POINTED if grading.items else NO_ITEMS)
    return [{"zh": one.zh, "en": one.en} for one in told]


def check_within_data(programme: str, start: date, end: date) -> None:
    """Refuse a period that does not lie within a programme's data whole."""
    first, last = data_from(programme), data_to(programme)
    if start < first or end > last:
        raise Refused(NOT_WHOLE.format(start=start, end=end, first=first, last=last))


def _parts(text: str) -> Value:
    """The points by item as recorded; what is no JSON stands as the text it is."""
    try:
        found: Value = json.loads(text)
    except json.JSONDecodeError:
        return text
    return found
