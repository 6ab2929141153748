"""The filter bar's programme, and its popover: a choice per dimension, a state a link may carry."""

from dataclasses import replace

import streamlit as st

from dashboard.components.frame.context import context
from dashboard.components.frame.filter_state import (
    OFFERED,
    default_filters,
    reached,
    widget_key,
)
from dashboard.components.frame.names import dimension_name, names_for
from dashboard.components.frame.offered import choices_of
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text

PROGRAMME = Text("工作模式", "Programme")
MORE = Text("筛选", "Filter")
ANY = Text("不限", "Any")
STATE = Text("仅看：{state}", "Only: {state}")
STATES = {
    "open": Text("在调", "open"),
    "overdue": Text("超期未结", "overdue"),
    "key": Text("重点案件", "key cases"),
    "unperformed": Text("到期未履行", "due, not performed"),
    "dissatisfied": Text("不满意", "dissatisfied"),
    "no_follow_up": Text("应回访未回访", "follow-up missing"),
    "incomplete": Text("卷宗不齐", "dossier incomplete"),
    "not_fed_back": Text("结果未反馈", "result not fed back"),
    "stalled": Text("停滞", "stalled"),
    "no_hand_over": Text("移交记录缺失", "hand-over missing"),
    "inquiry_unsure": Text("调查取证状态不明", "inquiry not assured"),
    "wrong_lead": Text("主调人不符", "wrong lead"),
    "lead_undefined": Text("主调人无规定", "lead undefined"),
}


def programme_choice(filters: Filters) -> Filters:
    """Let the reader change programmes, where he reaches several; another one begins afresh."""
    lang, codes = context().lang, reached(context().scope)
    if len(codes) < 2:
        return filters
    code = st.selectbox(
        PROGRAMME[lang],
        codes,
        index=codes.index(filters.programme),
        format_func=lambda one: programme_of(one).short[lang],
        key=widget_key("programme"),
        width=160,
    )
    return filters if code == filters.programme else default_filters([code])


def filter_choices(filters: Filters) -> Filters:
    """Draw the popover and return the selection narrowed by it."""
    lang = context().lang
    label = MORE[lang] + (f" · {len(filters.choices)}" if filters.choices else "")
    with st.popover(label, icon=":material/filter_alt:", key="filters_more"):
        for dimension in OFFERED:
            filters = _choice(filters, dimension)
        for dimension, codes in filters.choices:
            if DIMENSIONS[dimension].of_people:
                filters = _pick(filters, dimension, names_for(filters.programme, dimension, codes))
        if filters.state and st.checkbox(state_text(filters), value=True, key=widget_key("state")):
            return filters
        return replace(filters, state="")


def state_text(filters: Filters) -> str:
    """Say which state alone a selection is narrowed to."""
    lang = context().lang
    return STATE.format(state=STATES[filters.state][lang])[lang]


def _choice(filters: Filters, dimension: str) -> Filters:
    names = choices_of(programme_of(filters.programme), filters.register, dimension)
    return _pick(filters, dimension, names) if names else filters


def _pick(filters: Filters, dimension: str, names: dict[str, str]) -> Filters:
    """Let the reader choose among some codes; people a link named may be taken away alone."""
    lang = context().lang
    chosen = [code for code in filters.chosen(dimension) if code in names]
    picked = st.multiselect(
        dimension_name(filters.programme, dimension)[lang],
        list(names),
        default=chosen,
        format_func=names.__getitem__,
        placeholder=ANY[lang],
        key=widget_key(dimension),
    )
    if set(picked) == set(chosen):
        return filters
    return filters.choose(**{dimension: tuple(picked)})
