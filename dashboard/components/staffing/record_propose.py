"""Proposing a grade: whose, of which month, with the recorded grade as the default."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.appraisal.freezing import propose, whom
from dashboard.appraisal.register import frozen_grades
from dashboard.appraisal.rights import may_propose
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.plain import plain
from dashboard.components.staffing.record_grade import grade_input
from dashboard.components.staffing.record_matrix import recorded_in, unit_names
from dashboard.components.staffing.record_panel import open_record
from dashboard.domain.errors import Refused
from dashboard.domain.filters import Filters
from dashboard.domain.grade import STATES, Graded, grade_text
from dashboard.domain.money import Grading
from dashboard.domain.text import Text
from dashboard.domain.typed import MOST
from dashboard.queries.counts import data_from, data_to
from dashboard.queries.graded import graded_firms
from dashboard.reports.grade.grade_evidence import grade_recorded, recorded_of, rule_on
from dashboard.reports.grade.grade_figures import period_of
from dashboard.reports.wording import month_text

PROPOSE = Text("提出等级", "Propose a grade")
UNIT, MONTH, GRADE = (
    Text("对象", "Unit"),
    Text("考评期首月", "First month graded"),
    Text("等级", "Grade"),
)
TYPE = Text("输入或选择代码", "Type or choose a code")
REMARK = Text("说明（可不填）", "Remark (may be empty)")
SUBMIT = Text("冻结并提出", "Freeze and propose")
NO_MONTH = Text(
    "期内没有数据完整的月份，不能提出。", "No month of the period is whole in the data."
)
NO_UNIT = Text(
    "没有这个对象，或不在您的权限内。", "There is no such unit, or it is out of your reach."
)
RECORDED = Text("案件库登记：{grade}", "In the case database: {grade}")
NOT_RECORDED = Text("未登记", "not recorded")
ALREADY = Text("该期已有记录 {id}（{state}）。", "Record {id} of this period is {state}.")
OPEN = Text("打开记录 {id}", "Open record {id}")
COUNTY = Text("{name}（{county}）", "{name} ({county})")


def propose_panel(filters: Filters, grading: Grading) -> None:
    """Draw, for who may propose, the choice of unit and month and the form."""
    lang = context().lang
    if not may_propose(context().reader, grading.subject):
        return
    with st.container(border=True, key="record_propose"):
        st.markdown(f"**{PROPOSE[lang]}**")
        months = _months(filters)
        if not months:
            st.caption(NO_MONTH[lang])
            return
        left, right = st.columns(2)
        with left:
            asked = _unit(filters, grading)
        with right:
            month = _month(months, grading)
        if asked is not None:
            _on_one(filters, grading, asked, month)


def _on_one(filters: Filters, grading: Grading, asked: tuple[str, str], month: date) -> None:
    """The form on one unit and month, the unit looked up again; or why there is none."""
    lang, (unit, county) = context().lang, asked
    graded = whom(context().reader, filters.programme, grading.key, unit, county)
    if graded is None:
        st.info(NO_UNIT[lang])
        return
    there = frozen_grades(context().scope, filters.programme, grading.key, month=month, unit=unit)
    for one in there:
        if one.is_live and one.graded.county == graded.county:
            st.info(ALREADY.format(id=one.id, state=STATES[one.status])[lang])
            if st.button(OPEN.format(id=one.id)[lang], key=f"record_open_{one.id}"):
                open_record(one.id)
            return
    _form(graded, month)


def _form(graded: Graded, month: date) -> None:
    lang = context().lang
    recorded = recorded_of(graded, month)
    default = grade_recorded(recorded)
    told = grade_text(default)[lang] if default else NOT_RECORDED[lang]
    st.caption(plain(RECORDED.format(grade=told)[lang]))
    own = f"{graded.grading}_{graded.unit}_{graded.county}_{month}_{lang}"
    months = int(str(recorded["months"] or 1)) if recorded else 1
    try:
        rule = rule_on(graded, period_of(month, months)[1])
    except Refused as refused:
        st.info(refused.text[lang])
        return
    with st.form(f"record_propose_{own}", enter_to_submit=False):
        grade = grade_input(GRADE, rule, default, own)
        text = st.text_area(REMARK[lang], max_chars=MOST, key=f"record_remark_{own}")
        submitted = st.form_submit_button(SUBMIT[lang])
    if submitted:
        _send(graded, month, grade, text)


def _send(graded: Graded, month: date, grade: str, text: str) -> None:
    """Freeze and open it; a refusal says why and leaves what was chosen."""
    try:
        made = propose(context().reader, graded, month, grade, text=text)
    except Refused as refused:
        st.warning(refused.text[context().lang])
    else:
        open_record(made.id)


def _unit(filters: Filters, grading: Grading) -> tuple[str, str] | None:
    """Draw the choice of a unit: those with a grade recorded, or any other by its code."""
    lang, named = context().lang, _named(filters, grading)
    picked = st.selectbox(
        UNIT[lang],
        list(named),
        format_func=lambda key: named.get(key, key),
        accept_new_options=grading.subject != "firm",
        placeholder=TYPE[lang],
        key=f"record_unit_{filters.programme}_{grading.key}_{lang}",
    )
    if picked is None:
        return None
    unit, _, county = str(picked).partition("|")
    return unit.strip(), county


def _named(filters: Filters, grading: Grading) -> dict[str, str]:
    """Units offered, as ``code|county``, with what each is called."""
    if grading.subject == "firm":
        table = ask(graded_firms, context().scope, filters.programme)
        names = dict(zip(table["code"], table["name"], strict=True))
    else:
        table = recorded_in(filters, grading).rename(columns={"unit": "code"})
        names = unit_names(filters, grading.subject, sorted(set(table["code"])))
    pairs = table[["code", "county"]].drop_duplicates()
    several = bool(pairs["code"].duplicated().any())
    return {
        f"{code}|{county}": COUNTY.format(name=names[code], county=county)[context().lang]
        if several
        else names[code]
        for code, county in pairs.itertuples(index=False)
    }


def _month(months: list[date], grading: Grading) -> date:
    lang = context().lang
    return st.selectbox(
        MONTH[lang],
        months,
        format_func=lambda month: month_text(month, lang),
        key=f"record_month_{grading.key}_{lang}",
    )


def _months(filters: Filters) -> list[date]:
    """The months of the period that are whole in the data, the last first."""
    first = max(filters.start, data_from(filters.programme)).replace(day=1)
    last = min(filters.end, data_to(filters.programme))
    every = pd.date_range(first, last, freq="MS").date
    whole = [month for month in every if period_of(month, 1)[1] <= data_to(filters.programme)]
    return [month for month in whole if month >= data_from(filters.programme)][::-1]
