"""What a reader chooses on the coverage page: the day, the standard, how gaps are grouped."""

from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from dashboard.components.frame.context import context
from dashboard.components.frame.link_choice import arriving, follow, keep, refuse
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import day
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.queries.counts import data_to
from dashboard.reports.gap.gaps import GROUPS

ON, SINCE = Text("核对日", "As of"), Text("与哪天相比", "Compared with")
STANDARD, EVERY = Text("标准", "Standard"), Text("全部标准", "All standards")
GROUP = Text("缺口分组", "Gaps grouped")
DAYS = Text(
    "默认为数据截至日；上方的期间只决定月度图的起点。",
    "By default the data-to day; the period above only says where the months begin.",
)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Chosen:
    """The reader's choice: the day looked at, the day compared with, one standard or all."""

    on: date
    since: date
    standard: str
    group: str


def gap_choices(programme: Programme) -> Chosen:
    """Draw the choices; the link may name them, and names them afterwards."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="small"):
        on = _day(programme)
        since = _since(programme, on)
        standard = _standard(programme)
        group = _group(programme)
    return Chosen(on, since, standard, group)


def first_day(programme: Programme) -> date:
    """Return the first day any standard of a programme applies to."""
    return min((standard.since for standard in programme.standards), default=date.min)


def _day(programme: Programme) -> date:
    last = data_to(programme.code)
    default, widget = last, f"gaps_on_{programme.code}"
    _seed("on", widget, (first_day(programme), last))
    picked = _date(ON, widget, default, (min(first_day(programme), default), last))
    keep("on", widget, picked.isoformat() if picked != default else None)
    return picked


def _seed(name: str, widget: str, span: tuple[date, date]) -> None:
    """Take over a day that a link names, before the box of days is drawn."""
    named = arriving(name, widget)
    if named is None:
        return
    asked = day(named)
    if not span[0] <= asked <= span[1]:
        raise BadRequest(f"'{named}' lies outside the days of the data.")
    st.session_state[widget] = asked


def _since(programme: Programme, on: date) -> date:
    first = min(first_day(programme), on)
    default = max(first, on.replace(day=1) - DAY)
    widget = f"gaps_since_{programme.code}_{on}"
    _seed("since", widget, (first, on))
    picked = _date(SINCE, widget, default, (first, on))
    keep("since", widget, picked.isoformat() if picked != default else None)
    return picked


def _date(label: Text, widget: str, default: date, span: tuple[date, date]) -> date:
    lang = context().lang
    st.session_state.setdefault(widget, default)
    return st.date_input(
        label[lang],
        min_value=span[0],
        max_value=span[1],
        key=widget,
        format="YYYY-MM-DD",
        help=DAYS[lang],
        width=150,
    )


def _standard(programme: Programme) -> str:
    lang = context().lang
    names = {"": EVERY[lang]} | {one.key: one.name[lang] for one in programme.standards}
    widget = f"gaps_standard_{programme.code}_{lang}"
    refuse("standard", follow("standard", widget, names))
    picked = st.selectbox(
        STANDARD[lang], list(names), format_func=names.__getitem__, key=widget, width=240
    )
    keep("standard", widget, picked or None)
    return picked or ""


def _group(programme: Programme) -> str:
    lang = context().lang
    widget = f"gaps_group_{programme.code}"
    refuse("group", follow("group", widget, GROUPS))
    st.session_state.setdefault(widget, "standard")
    picked = st.segmented_control(
        GROUP[lang],
        list(GROUPS),
        required=True,
        format_func=lambda one: GROUPS[one][lang],
        key=widget,
        persist_state="session",
    )
    keep("group", widget, picked if picked != "standard" else None)
    return picked or "standard"
