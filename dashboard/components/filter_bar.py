"""The one filter bar of all pages: a row of choices, what is set in words, and a reset."""

from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard.components.context import context
from dashboard.components.filter_state import (
    OFFERED,
    default_filters,
    from_link,
    incoming,
    keep,
    selection,
)
from dashboard.components.names import names_of
from dashboard.components.periods import presets
from dashboard.domain.dimensions import DIMENSIONS, NOT_RECORDED
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of, programmes
from dashboard.domain.text import Text
from dashboard.queries.counts import data_to

REGISTER = Text("台账", "Register")
PROGRAMME = Text("工作模式", "Programme")
PERIOD = Text("期间", "Period")
CUSTOM = Text("自选期间", "Custom period")
FROM_TO = Text("起止日期（含首尾）", "From and to (both included)")
MORE = Text("筛选", "Filter")
RESET = Text("重置", "Reset")
ANY = Text("不限", "Any")
BAD_LINK = Text(
    "链接里有不存在或不在您权限内的内容：{what}。为避免看到更宽的数据，本页未显示结果。",
    "The link names something that does not exist or is out of your reach: {what}. "
    "Nothing is shown, rather than more than was asked for.",
)
STATE = Text("仅看：{state}", "Only: {state}")
STATES = {
    "open": Text("在调", "open"),
    "overdue": Text("超期未结", "overdue"),
    "key": Text("重点案件", "key cases"),
    "unperformed": Text("到期未履行", "due, not performed"),
    "dissatisfied": Text("不满意", "dissatisfied"),
    "no_follow_up": Text("应回访未回访", "follow-up missing"),
    "incomplete": Text("卷宗不齐", "dossier incomplete"),
}


def filter_bar() -> Filters:
    """Draw the bar and return the reader's checked selection; stop the page on a bad link."""
    filters = _current()
    programme = programme_of(filters.programme)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="filter_bar"):
        chosen = _programme_and_register(filters, programme)
        chosen = _period(chosen)
        chosen = _choices(chosen)
        if st.button(RESET[context().lang], key="filters_reset", type="tertiary"):
            _restart(default_filters(_reached()))
    if chosen != filters:
        _restart(chosen)
    keep(filters)
    return filters


def _current() -> Filters:
    default = default_filters(_reached())
    link = incoming()
    if link is None:
        return selection(default)
    try:
        filters = from_link(link, default)
        _check_reach(filters)
    except BadRequest as error:
        _refuse(str(error))
    _forget_widgets()
    return filters


def _reached() -> list[str]:
    return [code for code in programmes() if context().scope.reaches_programme(code)]


def _check_reach(filters: Filters) -> None:
    if filters.programme not in _reached():
        raise BadRequest(f"programme={filters.programme}")
    for dimension, codes in filters.choices:
        if not DIMENSIONS[dimension].is_register:
            continue
        known = names_of(filters.programme, dimension)
        unknown = [code for code in codes if code not in known and code != NOT_RECORDED]
        if unknown:
            raise BadRequest(f"{dimension}={unknown[0]}")


def _refuse(what: str) -> None:
    st.error(BAD_LINK.format(what=what)[context().lang])
    if st.button(RESET[context().lang], key="filters_reset_link"):
        _restart(default_filters(_reached()))
    st.stop()


def _restart(filters: Filters) -> None:
    """Take over a selection and draw the page again with it."""
    _forget_widgets()
    keep(filters)
    st.rerun()


def _forget_widgets() -> None:
    """Give the widgets new keys, so that they are drawn with the selection taken over."""
    st.session_state["filters_generation"] = _generation() + 1


def _generation() -> int:
    return int(st.session_state.get("filters_generation", 0))


def _key(name: str) -> str:
    return f"filter_{name}_{_generation()}_{context().lang}"


def _programme_and_register(filters: Filters, programme: Programme) -> Filters:
    lang, reached = context().lang, _reached()
    code = programme.code
    if len(reached) > 1:
        code = st.selectbox(
            PROGRAMME[lang],
            reached,
            index=reached.index(code),
            format_func=lambda one: programme_of(one).short[lang],
            key=_key("programme"),
            width=160,
        )
    if code != programme.code:
        return default_filters([code])
    registers = {register.key: register.name[lang] for register in programme.registers}
    key = st.selectbox(
        REGISTER[lang],
        list(registers),
        index=list(registers).index(filters.register),
        format_func=registers.__getitem__,
        key=_key("register"),
        width=150,
    )
    return replace(filters, register=key)


def _period(filters: Filters) -> Filters:
    lang = context().lang
    known = presets(programme_of(filters.programme), data_to(filters.programme))
    now = next((k for k, p in known.items() if p.span == (filters.start, filters.end)), "custom")
    labels = {key: preset.name[lang] for key, preset in known.items()} | {"custom": CUSTOM[lang]}
    picked = st.selectbox(
        PERIOD[lang],
        list(labels),
        index=list(labels).index(now),
        format_func=labels.__getitem__,
        key=_key("period"),
        width=190,
    )
    if picked != "custom":
        return filters.during(*known[picked].span)
    days = st.date_input(
        FROM_TO[lang],
        (filters.start, filters.end),
        key=_key("days"),
        format="YYYY-MM-DD",
        width=240,
    )
    return _between(filters, days)


def _between(filters: Filters, days: object) -> Filters:
    if isinstance(days, tuple) and len(days) == 2:
        start, end = days
        if isinstance(start, date) and isinstance(end, date) and start <= end:
            return filters.during(start, end)
    return filters


def _choices(filters: Filters) -> Filters:
    lang = context().lang
    label = MORE[lang] + (f" · {len(filters.choices)}" if filters.choices else "")
    with st.popover(label, icon=":material/filter_alt:"):
        for dimension in OFFERED:
            filters = _choice(filters, dimension)
        if filters.state and st.checkbox(
            STATE.format(state=STATES[filters.state][lang])[lang], value=True, key=_key("state")
        ):
            return filters
        return replace(filters, state="")


def _choice(filters: Filters, dimension: str) -> Filters:
    lang = context().lang
    names = _offered(filters.programme, dimension)
    if not names:
        return filters
    chosen = [code for code in filters.chosen(dimension) if code in names]
    picked = st.multiselect(
        DIMENSIONS[dimension].name[lang],
        list(names),
        default=chosen,
        format_func=names.__getitem__,
        placeholder=ANY[lang],
        key=_key(dimension),
    )
    if set(picked) == set(chosen):
        return filters
    return filters.choose(**{dimension: tuple(picked)})


def _offered(code: str, dimension: str) -> dict[str, str]:
    """Codes a reader may choose from: units in reach, or what the programme has in use."""
    names = names_of(code, dimension)
    programme = programme_of(code)
    used = {
        "type": programme.types,
        "level": programme.levels,
        "track": programme.tracks,
        "channel": programme.channels,
    }
    return {k: v for k, v in names.items() if k in used.get(dimension, names)}
