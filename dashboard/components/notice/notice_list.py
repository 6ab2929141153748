"""Notices in reach: how many are open, late and waiting, and the list to open one from."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.access.clock import today
from dashboard.components.drawing.tables import picked_row
from dashboard.components.drawing.writing import write, write_notice, write_small
from dashboard.components.frame.context import context
from dashboard.components.notice.acted import Rule
from dashboard.components.notice.notice_choice import STANDARD, UNIT, choice_of
from dashboard.components.notice.notice_panel import open_notice
from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.domain.filters import Filters
from dashboard.domain.notice import KINDS, STATUSES, Notice, Status
from dashboard.domain.text import Text
from dashboard.reports.wording import day_text
from dashboard.supervision.register import notices
from dashboard.supervision.rights import may_issue
from dashboard.supervision.tally import tally

VERDICT = Text(
    "未销号 **{unclosed}** 件，其中 **{overdue}** 件已过期限仍未报结果，"
    "**{answered}** 件已报结果、等待销号。",
    "**{unclosed}** not closed: **{overdue}** past the deadline without a result, "
    "**{answered}** with a result and waiting for closure.",
)
COUNTED = Text(
    "期限是对人的约定：是否过期按今天（{day}，北京时间）计，不按数据截至日计。"
    "上方筛选中只有工作模式、区县和派出所适用于督办事项。",
    "Deadlines are promised to people: late is counted to today ({day}, Shanghai time), not to "
    "the data-to day. Of the filters above only programme, county and station apply to notices.",
)
NONE_YET = Text("还没有督办事项。", "There are no notices yet.")
HOW_TO_ISSUE = Text(
    "可在下面选择一处覆盖缺口、一件超期纠纷或重点案件发出提示函或督办函。",
    "Choose a coverage gap, an overdue dispute or a key case below to issue one.",
)
HOW_TO_RECEIVE = Text(
    "收到的提示函和督办函会列在这里，可在此反馈并报办理结果。",
    "Reminders and notices to your units are listed here, to be answered on this page.",
)
EVERY = Text("全部", "All")
UNCLOSED = Text("未销号", "Not closed")
STATUS = Text("状态", "Status")
LATE = Text("{status}（过期）", "{status} (late)")
SHOWN = Text("列出 **{n}** 件。点一行打开。", "**{n}** listed. Click a row to open one.")
HEADS = {
    "title": Text("编号", "Number"),
    "unit": UNIT,
    "status": STATUS,
    "deadline": Text("期限", "Deadline"),
    "matter": Text("事项", "Matter"),
    "standard": STANDARD,
    "owner": Text("责任单位", "Owner"),
    "kind": Text("种类", "Kind"),
}


RULES = (
    Rule(
        Text("过期", "Late"),
        Text("期限早于今天且未报结果", "deadline before today and no result"),
    ),
    Rule(
        Text("待销号", "Waiting for closure"),
        Text("已报结果，未销号也未退回", "a result is in, neither closed nor returned"),
    ),
)


def notices_in_reach(filters: Filters) -> list[Notice]:
    """Return the notices of the programme in reach, narrowed by the bar's counties and stations."""
    kept = notices(context().scope, filters.programme)
    for dimension in ("county", "station"):
        codes = filters.chosen(dimension)
        if codes:
            kept = [
                one for one in kept if (getattr(one.evidence, dimension) or NOT_RECORDED) in codes
            ]
    return kept


def notice_verdict(found: list[Notice]) -> None:
    """Say how many are not closed, late and waiting; without any, what to do."""
    lang, now = context().lang, today()
    if found:
        counted = tally(found, now)
        told = VERDICT.format(
            unclosed=counted.unclosed, overdue=counted.overdue, answered=counted.answered
        )
        write(told[lang])
    else:
        how = HOW_TO_ISSUE if may_issue(context().reader) else HOW_TO_RECEIVE
        write_notice(f"{NONE_YET[lang]} {how[lang]}", icon=":material/inbox:")
    write_small(COUNTED.format(day=now)[lang])


def notice_list(found: list[Notice]) -> None:
    """Draw the list with its own filters; a click opens one, looked up again where it leads."""
    if not found:
        return
    lang, listed = context().lang, _narrowed(found)
    write(SHOWN.format(n=len(listed))[lang])
    if not listed:
        return
    place = picked_row(
        _table(listed, today()),
        3,
        key="notices",
    )
    if place is not None:
        open_notice(listed[place].key)


def _narrowed(found: list[Notice]) -> list[Notice]:
    lang = context().lang
    states = {"": EVERY, "unclosed": UNCLOSED} | {one.value: STATUSES[one] for one in Status}
    units = {one.evidence.unit: one.evidence.unit_name for one in found}
    standards = {one.evidence.standard: one.evidence.standard_name[lang] for one in found}
    with st.grid(3, min_column_width=100):
        named = {key: name[lang] for key, name in states.items()}
        status = choice_of(STATUS, named, f"notices_status_{lang}")
        unit = choice_of(UNIT, {"": EVERY[lang]} | units, f"notices_unit_{lang}")
        standard = choice_of(STANDARD, {"": EVERY[lang]} | standards, f"notices_standard_{lang}")
    return [
        one
        for one in found
        if _is_in(one, status) and unit in ("", one.evidence.unit)
        if standard in ("", one.evidence.standard)
    ]


def _is_in(one: Notice, status: str) -> bool:
    if status == "unclosed":
        return one.status != Status.CLOSED
    return status in ("", one.status.value)


def _table(listed: list[Notice], now: date) -> pd.DataFrame:
    lang = context().lang
    rows = [
        {
            "title": one.title,
            "unit": one.evidence.unit_name,
            "status": _status(one, now),
            "deadline": day_text(one.deadline, lang),
            "matter": one.evidence.matter[lang],
            "standard": one.evidence.standard_name[lang],
            "owner": one.evidence.owner[lang],
            "kind": KINDS[one.kind][lang],
        }
        for one in listed
    ]
    return pd.DataFrame(rows).rename(columns={key: head[lang] for key, head in HEADS.items()})


def _status(one: Notice, now: date) -> str:
    lang = context().lang
    status = STATUSES[one.status][lang]
    return LATE.format(status=status)[lang] if one.is_overdue(now) else status
