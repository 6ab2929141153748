"""What was done with a frozen grade, first to last, and the form for what may be done now."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from dashboard.access.clock import today
from dashboard.appraisal.register import steps
from dashboard.appraisal.rights import may_do, open_acts
from dashboard.appraisal.steps import change, take_step
from dashboard.components.drawing.writing import write
from dashboard.components.frame.context import context
from dashboard.components.notice.acted import draw_step
from dashboard.components.staffing.record_grade import grade_input
from dashboard.domain.errors import Refused
from dashboard.domain.grade import (
    ACTS,
    FITS,
    FOUR_EYES,
    Act,
    FrozenGrade,
    GradeStep,
    own_step_before,
)
from dashboard.domain.local_time import local_day
from dashboard.domain.text import Text
from dashboard.domain.typed import MOST
from dashboard.reports.grade.grade_changes import rests_on
from dashboard.reports.grade.grade_evidence import rule_kept
from dashboard.reports.wording import day_text

TIMELINE = Text("办理过程", "Steps")
NEXT = Text("现在可办", "What you may do now")
WORDS = {
    Act.CONFIRMED: Text("确认意见（可不填）", "Remark (may be empty)"),
    Act.RETURNED: Text("退回原因", "Reason for returning"),
    Act.OBJECTED: Text("异议内容", "The objection"),
    Act.UPHELD: Text("答复（维持的理由）", "Answer (why it stays)"),
    Act.CHANGED: Text("答复（改定的理由）", "Answer (why it is changed)"),
}
SUBMIT = Text("提交：{act}", "Submit: {act}")
RECEIVED = Text("收到异议的日期", "Objection received on")
RECEIVED_ON = Text("{day} 收到", "received {day}")
NEW_GRADE = Text("改定为", "Changed to")
REPLACED = Text("打开新记录 {id}", "Open the new record {id}")
REPLACES = Text("打开原记录 {id}", "Open the record it replaces, {id}")
Open = Callable[[int], None]


def record_steps(one: FrozenGrade, open_record: Open) -> None:
    """Draw every step with who and when, the ways to other revisions, and the form."""
    lang, done = context().lang, steps(context().scope, one.id)
    write(f"**{TIMELINE[lang]}**")
    for step in done:
        _draw(step)
    ways = [(step.next, REPLACED) for step in done if step.next is not None]
    ways += [(one.replaces, REPLACES)] if one.replaces is not None else []
    for number, label in ways:
        if st.button(label.format(id=number)[lang], key=f"record_{number}", type="tertiary"):
            open_record(number)
    _form(one, done, open_record)


def _form(one: FrozenGrade, done: list[GradeStep], open_record: Open) -> None:
    """Draw the form for the steps that fit now and that this account may take; else why not."""
    lang, reader = context().lang, context().reader
    _say_four_eyes(one, done)
    offered = open_acts(reader, one, done)
    if not offered:
        return
    act = st.radio(
        NEXT[lang],
        offered,
        format_func=lambda each: ACTS[Act(each)][lang],
        horizontal=True,
        key=f"record_act_{one.id}_{len(done)}_{lang}",
    )
    own = f"{one.id}_{len(done)}_{act}_{lang}"
    with st.form(f"record_step_{own}", enter_to_submit=False):
        received = _received(done, own) if act == Act.OBJECTED else None
        rule = rule_kept(rests_on(one)) if act == Act.CHANGED else None
        grade = grade_input(NEW_GRADE, rule, one.grade, own) if rule else ""
        text = st.text_area(WORDS[act][lang], max_chars=MOST, key=f"record_text_{own}")
        submitted = st.form_submit_button(SUBMIT.format(act=ACTS[act][lang])[lang])
    if submitted:
        _take(one, act, text, received, grade, open_record)


def _say_four_eyes(one: FrozenGrade, done: list[GradeStep]) -> None:
    """Say that the next step waits for another account, where this one held the right to it."""
    reader = context().reader
    barred = [
        (act, before)
        for act in Act
        if one.status in FITS[act] and may_do(reader, act)
        if (before := own_step_before(done, act, reader.account)) is not None
    ]
    for act, before in barred[:1]:
        st.caption(FOUR_EYES.format(act=ACTS[act], before=ACTS[before])[context().lang])


def _received(done: list[GradeStep], key: str) -> date:
    """Draw the choice of the day an objection came: from the confirming to today."""
    now = today()
    confirmed = [local_day(step.at) for step in done if step.act == Act.CONFIRMED][-1]
    return st.date_input(
        RECEIVED[context().lang],
        now,
        min_value=min(confirmed, now),
        max_value=now,
        format="YYYY-MM-DD",
        key=f"record_received_{key}",
        width=200,
    )


def _take(
    one: FrozenGrade, act: Act, text: str, received: date | None, grade: str, open_record: Open
) -> None:
    """Take the step and draw the page anew; a refusal says why and leaves the words typed."""
    reader = context().reader
    try:
        if act == Act.CHANGED:
            number = change(reader, one.id, grade, text).id
        else:
            take_step(reader, one.id, act, text, received_on=received)
            number = one.id
    except Refused as refused:
        st.warning(refused.text[context().lang])
    else:
        open_record(number)


def _draw(step: GradeStep) -> None:
    """Draw one step, with the day an objection came."""
    lang, came = context().lang, step.received_on
    day = None if came is None else RECEIVED_ON.format(day=day_text(came, lang))
    draw_step(step.at, ACTS[step.act], (step.role, step.account), step.text, day)
