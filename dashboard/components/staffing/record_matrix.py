"""Months by unit: the grade and state of each frozen one, and what is recorded and not frozen."""

from datetime import date

import pandas as pd

from dashboard.components.drawing.tables import show_table
from dashboard.components.drawing.writing import write_small
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.names import names_for
from dashboard.components.frame.screen import NONE
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.filters import Filters
from dashboard.domain.grade import STATES, FrozenGrade, grade_text
from dashboard.domain.money import Grading
from dashboard.domain.text import Text
from dashboard.queries.graded import recorded_grades
from dashboard.reports.grade.grade_evidence import grade_recorded
from dashboard.reports.wording import month_text

MOST_ROWS, MOST_MONTHS = 200, 12
UNIT = Text("对象", "Unit")
FROZEN = Text("{grade} · {state}", "{grade} · {state}")
RECORDED = Text("{grade}（未提出）", "{grade} (not proposed)")
UNGRADED = Text("未登记等级", "no grade")
HOW = Text(
    "行为对象，列为考评期首月；“未提出”是案件库登记了等级、还没有提出留痕的。",
    "Rows are units, columns the first month graded; 'not proposed' is recorded in the case "
    "database and not frozen yet.",
)
NOT_ALL_ROWS = Text(
    "案件库的等级只列前 {most} 条；可在上方缩小期间。",
    "Only the first {most} recorded grades are listed: narrow the period above.",
)
NOT_ALL_MONTHS = Text(
    "只列期内最后 {most} 个有等级的月份。", "Only the last {most} months are shown."
)


def recorded_in(filters: Filters, grading: Grading) -> pd.DataFrame:
    """Return the recorded grades of the selection in reach: one more than ``MOST_ROWS`` at most."""
    start = filters.start.replace(day=1)
    asked = (filters.programme, grading.key, grading.subject, start, filters.end, "")
    columns = {"county": "county", "station": "station", "firm": "firm"}
    if grading.subject == "room":
        columns["room"] = "unit"
    where = tuple(
        (column, filters.chosen(key)) for key, column in columns.items() if filters.chosen(key)
    )
    return ask(recorded_grades, context().scope, *asked, MOST_ROWS + 1, where)


def unit_names(filters: Filters, subject: str, codes: list[str]) -> dict[str, str]:
    """Return code -> name; where a register has no names the code stands for itself."""
    known = names_for(filters.programme, subject, codes) if subject in DIMENSIONS else {}
    return {code: known.get(code, code) for code in codes}


def units_by_month(
    filters: Filters, grading: Grading, found: list[FrozenGrade], recorded: pd.DataFrame
) -> None:
    """Draw the matrix; nothing where no month has a grade."""
    lang = context().lang
    cells = _recorded_cells(recorded.head(MOST_ROWS)) | _frozen_cells(found)
    if not cells:
        return
    months = sorted({month for _, month in cells})
    shown = months[-MOST_MONTHS:]
    units = sorted({unit for unit, month in cells if month in shown})
    names = unit_names(filters, grading.subject, units)
    names |= {one.graded.unit: one.graded.unit_name for one in found}
    rows = [
        {UNIT[lang]: names[unit]}
        | {month_text(month, lang): cells.get((unit, month), NONE) for month in shown}
        for unit in units
    ]
    show_table(pd.DataFrame(rows), key="record_matrix")
    _say_how(len(recorded) > MOST_ROWS, len(months) > MOST_MONTHS)


def _say_how(more_rows: bool, more_months: bool) -> None:
    lang, told = context().lang, [HOW]
    told += [NOT_ALL_ROWS.format(most=MOST_ROWS)] if more_rows else []
    told += [NOT_ALL_MONTHS.format(most=MOST_MONTHS)] if more_months else []
    write_small(" ".join(one[lang] for one in told))


def _recorded_cells(recorded: pd.DataFrame) -> dict[tuple[str, date], str]:
    lang = context().lang
    cells = {}
    for row in recorded.to_dict("records"):
        known = {key: None if pd.isna(row[key]) else row[key] for key in ("grade", "stars")}
        code = grade_recorded(known | {"stars": known["stars"] and int(known["stars"])})
        told = UNGRADED if code is None else grade_text(code)
        cells[str(row["unit"]), pd.Timestamp(row["month"]).date()] = RECORDED.format(grade=told)[
            lang
        ]
    return cells


def _frozen_cells(found: list[FrozenGrade]) -> dict[tuple[str, date], str]:
    """By unit and month the last revision: the list has it first."""
    lang = context().lang
    return {
        (one.graded.unit, one.month): FROZEN.format(
            grade=grade_text(one.grade), state=STATES[one.status]
        )[lang]
        for one in reversed(found)
    }
