"""积分与等级: what the records earn by the declared items, and how firm the order is."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from dashboard.components.drawing.writing import write_small
from dashboard.components.frame.cache import ask, remember
from dashboard.components.frame.context import context
from dashboard.components.frame.link_choice import follow, keep, refuse
from dashboard.components.frame.notices import missing
from dashboard.components.frame.page import Told
from dashboard.components.staffing.points_charts import points_charts
from dashboard.components.staffing.points_table import points_list
from dashboard.components.staffing.points_words import say_rule, say_verdict
from dashboard.domain.errors import TooMany
from dashboard.domain.filters import Filters
from dashboard.domain.money import Grading
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import metric_of
from dashboard.metrics.points import METHOD, SCORING
from dashboard.reports.grade.grading_checks import check_gradings
from dashboard.reports.staffing.points import (
    grading_in_force,
    gradings_in_force,
    points_table,
    right_of,
)

LABEL = Text("考评项目", "Grading")
WIDGET = "people_grading"
NONE_HERE = Text(
    "所选期间没有列出计分项目的考评规则，不计分。规则见“规则与版本”。",
    "No grading in force names items that can be measured: there are no points. "
    "See the rules and their versions.",
)
NOBODY = Text("所选范围内没有这一考评的对象。", "Nobody and nothing graded is in this selection.")
TOO_MANY = Text(
    "范围内的调解员超过 10,000 名，不能一次列出：请先在筛选中选择区县。",
    "More than 10,000 mediators are in reach, too many for one list: "
    "choose a county in the filter first.",
)


def points_part(filters: Filters) -> Iterable[Told]:
    """Draw one grading: rule, verdict, parts of the score beside rank ranges, and the table."""
    programme = programme_of(filters.programme)
    check_gradings(programme)
    offered = {
        one.key: one
        for one in gradings_in_force(programme, filters)
        if context().scope.may_see(right_of(one))
    }
    if not offered:
        missing(NONE_HERE)
        return ()
    grading = _choice(offered)
    say_rule(filters, grading)
    table = _table(filters, grading)
    if table is not None:
        _drawn(filters, grading, table)
    return [metric_of(item.metric) for item in grading.items]


def _choice(offered: dict[str, Grading]) -> Grading:
    lang, first = context().lang, next(iter(offered))
    refuse("grading", follow("grading", WIDGET, offered))
    if st.session_state.get(WIDGET) not in offered:
        st.session_state[WIDGET] = first
    if len(offered) == 1:
        return offered[first]
    picked = st.segmented_control(
        LABEL[lang],
        list(offered),
        required=True,
        format_func=lambda key: offered[key].name[lang],
        key=WIDGET,
    )
    chosen = picked or first
    keep("grading", WIDGET, chosen if chosen != first else None)
    return offered[chosen]


def _table(filters: Filters, grading: Grading) -> pd.DataFrame | None:
    """The points, made once for a reach and a selection; nothing where there are too many."""
    try:
        table = remember(_made, context().scope, filters, grading.key)
    except TooMany:
        missing(TOO_MANY)
        return None
    if table.empty:
        missing(NOBODY)
        return None
    return table


def _made(scope: Scope, filters: Filters, key: str) -> pd.DataFrame:
    grading = grading_in_force(programme_of(filters.programme), filters, key)
    return points_table(scope, filters, grading, ask=ask)


def _drawn(filters: Filters, grading: Grading, table: pd.DataFrame) -> None:
    lang = context().lang
    say_verdict(grading, table)
    if table["rank"].notna().any():
        points_charts(grading, table)
    points_list(filters, grading, table)
    write_small(SCORING[lang])
    write_small(METHOD[lang])
