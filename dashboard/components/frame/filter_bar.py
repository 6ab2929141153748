"""The one filter bar of all pages: a row of choices, what is set in words, and a reset."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard.components.frame.context import context
from dashboard.components.frame.data_version import forget_version
from dashboard.components.frame.filter_choices import filter_choices, programme_choice
from dashboard.components.frame.filter_state import (
    default_filters,
    forget_widgets,
    from_link,
    in_frame,
    incoming,
    keep,
    reached,
    selection,
    widget_key,
)
from dashboard.components.frame.link_choice import forget_written
from dashboard.components.frame.names import names_for
from dashboard.components.frame.periods import presets
from dashboard.components.frame.plain import plain
from dashboard.domain.dimensions import DIMENSIONS, NOT_RECORDED
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics.recorded import why_absent
from dashboard.metrics.rule_checks import STATE_METRICS

REGISTER = Text("台账", "Register")
PERIOD = Text("期间", "Period")
CUSTOM = Text("自选期间", "Custom period")
FROM_TO = Text("起止日期（含首尾）", "From and to (both included)")
RESET = Text("重置", "Reset")
BAD_LINK = Text(
    "链接里有不存在或不在您权限内的内容：{what}。为避免看到更宽的数据，本页未显示结果。",
    "The link names something that does not exist or is out of your reach: {what}. "
    "Nothing is shown, rather than more than was asked for.",
)


def filter_bar() -> Filters:
    """Draw the bar and return the reader's checked selection; stop the page on a bad link."""
    filters = current()
    programme = programme_of(filters.programme)
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small", key="filter_bar"):
        chosen = _programme_and_register(filters, programme)
        chosen = _period(chosen)
        chosen = filter_choices(chosen)
        reset_button()
    take_over(chosen, filters)
    return filters


def reset_button() -> None:
    """Draw the way back to the first selection."""
    if st.button(RESET[context().lang], key="filters_reset", type="tertiary"):
        _restart(_default())


def current() -> Filters:
    """Return the reader's checked selection before anything is drawn; stop on a bad link."""
    link = incoming()
    if link is None:
        return selection(reached(context().scope)) or _default()
    try:
        filters = checked(link)
    except BadRequest as error:
        _refuse(str(error))
    forget_widgets()
    forget_written()
    return filters


def checked(link: Mapping[str, str]) -> Filters:
    """Return the selection a link names, or refuse what does not exist or is out of reach."""
    default = _default()
    asked = link.get("programme", default.programme)
    if asked not in reached(context().scope):
        # Said before the link is read: out of reach is no different from not declared.
        raise BadRequest(f"programme={asked}")
    filters = from_link(link, default)
    _check_units(filters)
    _check_state(filters)
    return filters


def _default() -> Filters:
    """Return the reader's first selection: that of the programme he is reading."""
    codes = reached(context().scope)
    code = in_frame(codes)
    return default_filters([code] if code else [])


def _check_units(filters: Filters) -> None:
    for dimension, codes in filters.choices:
        if not DIMENSIONS[dimension].is_register:
            continue
        known = names_for(filters.programme, dimension, codes)
        unknown = [code for code in codes if code not in known and code != NOT_RECORDED]
        if unknown:
            raise BadRequest(f"{dimension}={unknown[0]}")


def _check_state(filters: Filters) -> None:
    """Refuse a state whose disputes the register cannot tell: not recorded is not none."""
    reason = _why_no_state(filters)
    if reason:
        told = reason[context().lang].rstrip("。.")
        raise BadRequest(f"state={filters.state} {told}")


def _why_no_state(filters: Filters) -> Text | None:
    if not filters.state:
        return None
    programme = programme_of(filters.programme)
    register = programme.register_of(filters.register)
    return why_absent(STATE_METRICS[filters.state], programme, register)


def _refuse(what: str) -> None:
    st.error(BAD_LINK.format(what=plain(what))[context().lang])
    if st.button(RESET[context().lang], key="filters_reset_link"):
        _restart(_default())
    st.stop()


def _restart(filters: Filters) -> None:
    """Take over a selection and draw the page again with it."""
    forget_widgets()
    keep(filters)
    st.rerun()


def take_over(chosen: Filters, before: Filters) -> None:
    """Keep what the bar says; draw the page once more from the top where that is new."""
    keep(chosen)
    if chosen.programme != before.programme:
        forget_widgets()
    if chosen != before:
        forget_version()
        # An open popover stays open.
        st.rerun()


def _programme_and_register(filters: Filters, programme: Programme) -> Filters:
    lang, moved = context().lang, programme_choice(filters)
    if moved.programme != programme.code:
        return moved
    registers = {register.key: register.name[lang] for register in programme.registers}
    key = st.selectbox(
        REGISTER[lang],
        list(registers),
        index=list(registers).index(filters.register),
        format_func=registers.__getitem__,
        key=widget_key("register"),
        width=150,
    )
    asked = replace(filters, register=key)
    return replace(asked, state="") if _why_no_state(asked) else asked


def _period(filters: Filters) -> Filters:
    lang = context().lang
    known = presets(filters.programme)
    now = next((k for k, p in known.items() if p.span == (filters.start, filters.end)), "custom")
    labels = {key: preset.name[lang] for key, preset in known.items()} | {"custom": CUSTOM[lang]}
    picked = st.selectbox(
        PERIOD[lang],
        list(labels),
        index=list(labels).index(now),
        format_func=labels.__getitem__,
        key=widget_key("period"),
        width=190,
    )
    if picked != "custom":
        return filters.during(*known[picked].span)
    days = st.date_input(
        FROM_TO[lang],
        (filters.start, filters.end),
        key=widget_key("days"),
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
