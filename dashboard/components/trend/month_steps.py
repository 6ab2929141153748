"""Dated events of a programme and steps a reader declares himself: numbered on the chart, listed.

A reader's own step lasts for his session and is his alone; its reason is shown as plain text.
"""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard.components.frame.context import context
from dashboard.domain.filters import Filters
from dashboard.domain.rules import Annotation
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.reports.trends.trend import declared_steps
from dashboard.reports.wording import day_text, month_text

OWN = Text("自设分段", "Own step")
HELP = Text(
    "从所选月份起另算均值和界限；只在本次登录中有效，只有本人看到。",
    "From this month on, mean and limits are computed anew; for this session and for you alone.",
)
FROM, REASON, ADD = Text("从哪个月起", "From month"), Text("原因", "Reason"), Text("分段", "Add")
NO_REASON = Text("请写明原因。", "Give a reason.")
TAKE_BACK = Text("收回", "Take back")
STEP = Text("，自该月起分段", "; months are judged anew from here")
LINE = Text(
    "{number} {day} · {kind}：{name}（{source}）{step}",
    "{number} {day} · {kind}: {name} ({source}){step}",
)
OWN_LINE = Text(
    "{number} {month}起 · 自设分段：{reason}", "{number} From {month} · own step: {reason}"
)
KINDS = {
    "meeting": Text("会议", "Meeting"),
    "rollout": Text("推行", "Roll-out"),
    "rule": Text("制度", "Rule"),
    "other": Text("其他", "Other"),
}
MOST, MOST_NUMBERS = 10, 20
"""Steps of one's own, and circled numbers there are."""


@dataclass(frozen=True)
class OwnStep:
    """A step a reader declares: the first day of its month, and why."""

    on: date
    reason: str


Event = OwnStep | dict[str, str]


def steps_of(filters: Filters) -> tuple[date, ...]:
    """Return the days months are judged anew from: the programme's and the reader's own."""
    own = (step.on for step in own_steps(filters.programme))
    return (*declared_steps(programme_of(filters.programme)), *own)


def own_steps(programme: str) -> tuple[OwnStep, ...]:
    """Return the reader's own steps, first first."""
    kept: tuple[OwnStep, ...] = st.session_state.get(_key(programme), ())
    return tuple(sorted(kept, key=lambda step: step.on))


def step_popover(filters: Filters, months: list[date]) -> None:
    """Let the reader declare a step at one of the months after the first."""
    lang, code = context().lang, filters.programme
    if len(months) < 2 or len(own_steps(code)) >= MOST:
        return
    with (
        st.popover(OWN[lang], icon=":material/vertical_split:"),
        st.form(f"own_step_{code}", border=False, clear_on_submit=True),
    ):
        st.caption(HELP[lang])
        month = st.selectbox(FROM[lang], months[1:], format_func=lambda one: month_text(one, lang))
        reason = st.text_input(REASON[lang], max_chars=80)
        if st.form_submit_button(ADD[lang]):
            _add(code, month, reason)


def dated_marks(filters: Filters, months: list[date]) -> dict[str, str]:
    """Return the numbers that stand at the months of a chart, by month as ``2019-03``."""
    marks: dict[str, str] = {}
    for number, (day, _) in _numbered(filters, months).items():
        month = f"{day:%Y-%m}"
        marks[month] = marks.get(month, "") + number
    return marks


def dated_list(filters: Filters, months: list[date]) -> None:
    """List what the numbers of the chart stand for; own steps can be taken back."""
    lang, told = context().lang, []
    numbered = _numbered(filters, months)
    for number, (day, event) in numbered.items():
        if not isinstance(event, OwnStep):
            told.append(LINE.format(number=number, day=day_text(day, lang), **event)[lang])
    if told:
        st.caption("  \n".join(told))
    for number, (_, event) in numbered.items():
        if isinstance(event, OwnStep):
            _own_line(filters.programme, number, event)


def _numbered(filters: Filters, months: list[date]) -> dict[str, tuple[date, Event]]:
    """Number what is dated within the months shown, by day."""
    shown = set(months)
    declared = [(one.on, _told(one)) for one in programme_of(filters.programme).annotations]
    own = [(step.on, step) for step in own_steps(filters.programme)]
    dated: list[tuple[date, Event]] = [*declared, *own]
    found = [pair for pair in dated if pair[0].replace(day=1) in shown]
    ordered = sorted(found, key=lambda pair: pair[0])
    return {chr(ord("①") + place): pair for place, pair in enumerate(ordered[:MOST_NUMBERS])}


def _told(one: Annotation) -> dict[str, str]:
    lang = context().lang
    return {
        "kind": KINDS[one.kind][lang],
        "name": one.name[lang],
        "source": one.source[lang],
        "step": STEP[lang] if one.step else "",
    }


def _own_line(programme: str, number: str, step: OwnStep) -> None:
    lang = context().lang
    month = month_text(step.on, lang)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.text(OWN_LINE[lang].format(number=number, month=month, reason=step.reason))
        st.button(
            TAKE_BACK[lang],
            key=f"take_back_{programme}_{step.on}",
            type="tertiary",
            on_click=_remove,
            args=(programme, step),
        )


def _add(programme: str, month: date | None, reason: str) -> None:
    if month is None or not reason.strip():
        st.warning(NO_REASON[context().lang])
        return
    others = [step for step in own_steps(programme) if step.on != month]
    st.session_state[_key(programme)] = (*others, OwnStep(month, reason.strip()))
    st.rerun()


def _remove(programme: str, step: OwnStep) -> None:
    kept = tuple(one for one in own_steps(programme) if one != step)
    st.session_state[_key(programme)] = kept


def _key(programme: str) -> str:
    return f"own_steps_of_{programme}"
