"""The parts of 调解队伍与补贴: one at a time, kept in the link, each with the right it asks for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

import streamlit as st

from dashboard.components.frame.context import context
from dashboard.components.frame.link_choice import follow, keep, refuse
from dashboard.components.frame.page import Told
from dashboard.components.staffing.money_part import money_part
from dashboard.components.staffing.money_rules import rules_part
from dashboard.components.staffing.points_part import points_part
from dashboard.components.staffing.praise import praise_part
from dashboard.components.staffing.record_part import record_part
from dashboard.components.staffing.staff_part import staff_part
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Field
from dashboard.domain.text import Text

LABEL = Text("看什么", "Show")
WIDGET = "people_part"


@dataclass(frozen=True)
class Part:
    """One part; ``draw`` returns what the foot line explains."""

    name: Text
    right: Field
    draw: Callable[[Filters], Iterable[Told]]


PARTS: Mapping[str, Part] = {
    "staff": Part(Text("队伍", "People"), Field.AGGREGATES, staff_part),
    "points": Part(Text("积分与等级", "Points and grades"), Field.AGGREGATES, points_part),
    "praise": Part(Text("名次在前", "In front"), Field.STAFF, praise_part),
    "money": Part(Text("补贴核算", "Subsidies checked"), Field.MONEY, money_part),
    "record": Part(Text("考评留痕", "Grades on record"), Field.FIRMS, record_part),
    "rules": Part(Text("规则与版本", "Rules and versions"), Field.AGGREGATES, rules_part),
}


def people_part(filters: Filters) -> list[Told]:
    """Let the reader choose among the parts his role holds, and draw it."""
    lang, scope = context().lang, context().scope
    offered = {key: part for key, part in PARTS.items() if scope.may_see(part.right)}
    refuse("part", follow("part", WIDGET, offered))
    if st.session_state.get(WIDGET) not in offered:
        # A role may lose a right while the page is open.
        st.session_state[WIDGET] = next(iter(offered))
    picked = st.segmented_control(
        LABEL[lang],
        list(offered),
        required=True,
        format_func=lambda key: offered[key].name[lang],
        key=WIDGET,
        label_visibility="collapsed",
        persist_state="session",
    )
    chosen = picked or next(iter(offered))
    keep("part", WIDGET, chosen if chosen != next(iter(offered)) else None)
    return list(offered[chosen].draw(filters))
