"""What was done with a notice, first to last, and the form for what may be done now."""

from datetime import date, timedelta

import streamlit as st

from dashboard.access.clock import today
from dashboard.components.drawing.writing import write
from dashboard.components.frame.context import context
from dashboard.components.notice.acted import draw_step
from dashboard.domain.errors import Refused
from dashboard.domain.notice import ACTS, DAYS_GIVEN, DEADLINE_ANEW, Act, Notice, Step
from dashboard.domain.text import Text
from dashboard.domain.typed import MOST
from dashboard.reports.wording import day_text
from dashboard.supervision.register import steps
from dashboard.supervision.rights import open_acts
from dashboard.supervision.steps import take_step
from dashboard.supervision.typed import LONGEST_DAYS

TIMELINE = Text("办理过程", "Steps")
NEXT = Text("现在可办", "What you may do now")
NEW_DEADLINE = Text("新期限", "New deadline")
WORDS = {
    Act.FEEDBACK: Text("反馈情况（措施、进展）", "Feedback (measures, progress)"),
    Act.RESULT: Text("办理结果", "Result"),
    Act.CLOSED: Text("核实情况（销号依据）", "What was verified (ground for closing)"),
    Act.RETURNED: Text("退回原因", "Reason for returning"),
    Act.REOPENED: Text("重新督办的原因", "Reason for re-opening"),
}
SUBMIT = Text("提交：{act}", "Submit: {act}")
DEADLINE = Text("期限 {day}", "Deadline {day}")


def timeline(notice: Notice) -> int:
    """Draw every step with who and when, in the words they were written in; return how many."""
    write(f"**{TIMELINE[context().lang]}**")
    done = steps(context().scope, notice.key)
    for step in done:
        _draw(step)
    return len(done)


def step_form(notice: Notice, taken: int) -> None:
    """Draw the form for the steps that fit now and that the reader holds the right to."""
    lang, offered = context().lang, open_acts(context().reader, notice)
    if not offered:
        return
    act = st.radio(
        NEXT[lang],
        offered,
        format_func=lambda one: ACTS[Act(one)][lang],
        horizontal=True,
        key=f"notice_act_{notice.key}_{taken}_{lang}",
    )
    own = f"{notice.key}_{taken}_{act}"
    with st.form(f"notice_step_{own}", enter_to_submit=False):
        text = st.text_area(WORDS[act][lang], max_chars=MOST, key=f"notice_text_{own}")
        given = DAYS_GIVEN[notice.kind]
        deadline = deadline_input(NEW_DEADLINE, given, own) if act in DEADLINE_ANEW else None
        submitted = st.form_submit_button(SUBMIT.format(act=ACTS[act][lang])[lang])
    if submitted:
        _take(notice, act, text, deadline)


def deadline_input(label: Text, given: int, key: str) -> date:
    """Draw the choice of a deadline, some days from today on, never in the past."""
    now = today()
    return st.date_input(
        label[context().lang],
        now + timedelta(days=given),
        min_value=now,
        max_value=now + timedelta(days=LONGEST_DAYS),
        format="YYYY-MM-DD",
        key=f"notice_deadline_{key}",
        width=200,
    )


def _take(notice: Notice, act: Act, text: str, deadline: date | None) -> None:
    """Take the step and draw the page anew; a refusal says why and leaves the words typed."""
    try:
        take_step(context().reader, notice.key, act, text, deadline=deadline)
    except Refused as refused:
        st.warning(refused.text[context().lang])
    else:
        st.rerun()


def _draw(step: Step) -> None:
    """Draw one step, with the deadline it gave."""
    lang, due = context().lang, step.deadline
    day = None if due is None else DEADLINE.format(day=day_text(due, lang))
    draw_step(step.at, ACTS[step.act], (step.role, step.account), step.text, day)
