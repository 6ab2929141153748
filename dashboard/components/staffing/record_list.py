"""Frozen grades of a grading: how many in which state, months by unit, and the list to open."""

from datetime import date

import pandas as pd

from dashboard.appraisal.register import frozen_grades
from dashboard.appraisal.tally import tally
from dashboard.components.drawing.tables import picked_row
from dashboard.components.drawing.writing import write, write_notice, write_small
from dashboard.components.frame.context import context
from dashboard.components.notice.acted import Rule
from dashboard.components.staffing.record_matrix import recorded_in, units_by_month
from dashboard.components.staffing.record_panel import open_record
from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.domain.filters import Filters
from dashboard.domain.grade import STATES, Act, FrozenGrade, grade_text
from dashboard.domain.local_time import local_day
from dashboard.domain.money import Grading
from dashboard.domain.text import Text
from dashboard.reports.wording import day_text, month_text

VERDICT = Text(
    "期内留痕 **{n}** 条，其中待确认 **{proposed}** 条、已确认 **{confirmed}** 条、"
    "有异议待答复 **{objected}** 条、异议后维持 **{upheld}** 条。",
    "**{n}** records in the period: **{proposed}** wait to be confirmed, **{confirmed}** are "
    "confirmed, **{objected}** have an objection to answer, **{upheld}** were upheld.",
)
NONE_YET = Text("期内还没有留痕的等级。", "No grade of the period has been frozen yet.")
NARROWED = Text(
    "上方筛选中只有工作模式、期间、区县、派出所、律所和调解室适用。",
    "Of the filters above programme, period, county, station, firm and room apply.",
)
LIST = Text("留痕记录 **{n}** 条。点一行打开。", "**{n}** records. Click a row to open one.")
HEADS = {
    "unit": Text("对象", "Unit"),
    "month": Text("考评期", "Period"),
    "grade": Text("等级", "Grade"),
    "state": Text("状态", "State"),
    "number": Text("记录号", "Record"),
    "revision": Text("第几稿", "Revision"),
    "by": Text("提出人", "Proposed by"),
    "on": Text("提出日", "Proposed on"),
}
SEVERAL = Text("{month} 起 {n} 个月", "{n} months from {month}")
BY_UNIT = ("county", "station", "firm")


RULES = (
    Rule(
        Text("待确认", "Proposed"),
        Text("已冻结并提出，另一账号尚未确认或退回", "frozen; no other account has decided on it"),
    ),
    Rule(
        Text("当时", "Then"),
        Text("提出时冻结的数字，数据更正后不变", "as frozen; corrections never change it"),
    ),
    Rule(
        Text("现有数据", "Data now"),
        Text("同一指标、同一期间按现行数据重算", "the same figure and period from data in force"),
    ),
)


def record_verdict(filters: Filters, grading: Grading) -> list[FrozenGrade]:
    """Say how many records of the period are in which state, and return them."""
    lang = context().lang
    found = [
        one
        for one in frozen_grades(context().scope, filters.programme, grading.key)
        if filters.start.replace(day=1) <= one.month <= filters.end and _is_chosen(filters, one)
    ]
    if found:
        write(VERDICT.format(n=len(found), **tally(found))[lang])
    else:
        write_notice(NONE_YET[lang], icon=":material/inbox:")
    write_small(NARROWED[lang])
    return found


def record_list(filters: Filters, grading: Grading, found: list[FrozenGrade]) -> None:
    """Draw months by unit, recorded grades beside frozen ones, and the records to open."""
    lang = context().lang
    units_by_month(filters, grading, found, recorded_in(filters, grading))
    if not found:
        return
    write(LIST.format(n=len(found))[lang])
    place = picked_row(
        _table(found),
        4,
        key="records",
    )
    if place is not None:
        open_record(found[place].id)


def period_told(month: date, months: int) -> str:
    """Write the months a grade is for."""
    lang = context().lang
    told = month_text(month, lang)
    return told if months == 1 else SEVERAL.format(month=told, n=months)[lang]


def _is_chosen(filters: Filters, one: FrozenGrade) -> bool:
    for dimension in BY_UNIT:
        codes = filters.chosen(dimension)
        if codes and (getattr(one.graded, dimension) or NOT_RECORDED) not in codes:
            return False
    rooms = filters.chosen("room") if one.graded.subject == "room" else ()
    return not rooms or one.graded.unit in rooms


def _table(found: list[FrozenGrade]) -> pd.DataFrame:
    lang = context().lang
    rows = [
        {
            "unit": one.graded.unit_name,
            "month": period_told(one.month, one.months),
            "grade": grade_text(one.grade)[lang],
            "state": STATES[Act(one.status)][lang],
            "number": one.id,
            "revision": one.revision,
            "by": one.account,
            "on": day_text(local_day(one.at), lang),
        }
        for one in found
    ]
    return pd.DataFrame(rows).rename(columns={key: head[lang] for key, head in HEADS.items()})
