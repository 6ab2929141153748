"""Which briefing: programme, subject, month and units, all of it kept in the link."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.components.frame.context import context
from dashboard.components.frame.filter_bar import current, reset_button, take_over
from dashboard.components.frame.filter_choices import filter_choices, programme_choice, state_text
from dashboard.components.frame.head import head_line, own_tools
from dashboard.components.frame.link_choice import follow, keep, refuse
from dashboard.components.frame.notices import synthetic_mark
from dashboard.components.frame.page import choices_text
from dashboard.components.frame.plain import plain
from dashboard.domain.filters import Filters, month_from
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.editions.rights import may_brief
from dashboard.queries.counts import data_to
from dashboard.reports.briefing.asked import SUBJECTS, Asked, Subject
from dashboard.reports.briefing.subjects import latest_month, months_of, subjects_of
from dashboard.reports.wording import day_text, month_text

ABOUT, MONTH = Text("简报内容", "About"), Text("月份", "Month")
INTERNAL = Text("内部核对页", "Internal page")
INTERNAL_HELP = Text(
    "与公布数不一致、样本过小等只供内部核对的内容，另起一页，不宣读。",
    "Disagreements with published figures and samples that are too small: a page of its own, "
    "never read out.",
)
STANDING = Text(
    "范围：{reach} · 数据截至 {data_to} · 点按或悬停数字可看口径与出处",
    "Scope: {reach} · data to {data_to} · point at a figure, or tap it, for its basis and source",
)
SWITCH, SEEN = "briefing_internal", "briefing_internal_written"
NOT_BY_STATE = Text("简报不按“{state}”缩小。", "A briefing is not narrowed by '{state}'.")


@dataclass(frozen=True)
class Chosen:
    """The frame's selection, the briefing asked for, and the place for what is done with it."""

    filters: Filters
    asked: Asked
    tools: DeltaGenerator


def briefing_head(title: Text, question: Text) -> Chosen:
    """Draw title, question and choices; return the briefing asked for, stop on a bad link."""
    lang = context().lang
    mark = head_line(title[lang], question[lang])
    tools = own_tools()
    filters = current()
    programme = programme_of(filters.programme)
    with mark:
        synthetic_mark(programme)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="filter_bar"):
        chosen = programme_choice(filters)
        asked = replace(_asked(programme), choices=filters.choices)
        chosen = filter_choices(chosen) if chosen.programme == programme.code else chosen
        reset_button()
    take_over(chosen, filters)
    day = day_text(data_to(programme.code), lang)
    st.caption(STANDING.format(reach=plain(choices_text(filters)), data_to=day)[lang])
    if filters.state:
        st.caption(NOT_BY_STATE.format(state=state_text(filters))[lang])
    return Chosen(filters, asked, tools)


def _asked(programme: Programme) -> Asked:
    lang, reader = context().lang, context().reader
    subjects = [one for one in subjects_of(programme) if may_brief(reader, one)]
    about = {one.value: SUBJECTS[one][lang] for one in subjects}
    months = {f"{month:%Y-%m}": month_text(month, lang) for month in months_of(programme)[::-1]}
    latest = f"{latest_month(programme):%Y-%m}"
    return Asked(
        programme=programme.code,
        subject=Subject(_choose("subject", ABOUT, about, next(iter(about)), programme)),
        month=month_from(_choose("month", MONTH, months, latest, programme)),
        lang=lang,
        internal=_internal(),
    )


def _choose(
    name: str, label: Text, offered: Mapping[str, str], default: str, programme: Programme
) -> str:
    """Draw a choice kept in the link. Its widget is one per language, or its words would stay."""
    held = f"briefing_{name}_{programme.code}"
    widget = f"{held}_{context().lang}"
    refuse(name, follow(name, widget, offered))
    if st.session_state.get(widget) not in offered:
        before = st.session_state.get(held)
        st.session_state[widget] = before if before in offered else default
    picked = st.selectbox(
        label[context().lang],
        list(offered),
        format_func=offered.__getitem__,
        key=widget,
        width=150,
    )
    st.session_state[held] = picked
    keep(name, widget, picked)
    return picked


def _internal() -> bool:
    """Draw the switch of the internal page: on only where it was switched on, or a link says so."""
    named = st.query_params.get("internal")
    refuse("internal", named if named not in (None, "1") else None)
    if named != st.session_state.get(SEEN):
        st.session_state[SWITCH] = named == "1"
    lang = context().lang
    is_on = st.toggle(INTERNAL[lang], key=SWITCH, help=INTERNAL_HELP[lang])
    st.session_state[SEEN] = "1" if is_on else None
    if is_on:
        st.query_params["internal"] = "1"
    else:
        st.query_params.pop("internal", None)
    return is_on
