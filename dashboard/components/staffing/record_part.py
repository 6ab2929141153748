"""考评留痕 on the page: what was proposed and confirmed of whom, and one record opened."""

from collections.abc import Iterable

import streamlit as st

from dashboard.components.drawing.writing import write_notice
from dashboard.components.frame.context import context
from dashboard.components.frame.link_choice import follow, keep, refuse
from dashboard.components.frame.page import Told
from dashboard.components.staffing.record_list import RULES, record_list, record_verdict
from dashboard.components.staffing.record_panel import opened_record, record_panel, say_absent
from dashboard.components.staffing.record_propose import propose_panel
from dashboard.domain.filters import Filters
from dashboard.domain.grade import right_of
from dashboard.domain.money import Grading
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text

LABEL = Text("考评项目", "Grading")
NO_GRADING = Text(
    "本工作模式没有您可查看的考评项目，没有等级可以留痕。",
    "This programme has no grading you may see: there are no grades to keep.",
)


def record_part(filters: Filters) -> Iterable[Told]:
    """Draw the record a link opens, else the grading's months, its records and the way to more."""
    one = opened_record(filters.programme)
    if one is not None:
        record_panel(one)
        return RULES
    say_absent()
    grading = _chosen(filters)
    if grading is None:
        return ()
    found = record_verdict(filters, grading)
    record_list(filters, grading, found)
    propose_panel(filters, grading)
    return RULES


def _chosen(filters: Filters) -> Grading | None:
    """Let the reader choose among the gradings whose subjects he may see; kept in the link."""
    lang, code = context().lang, filters.programme
    offered = {
        one.key: one
        for one in programme_of(code).gradings
        if context().scope.may_see(right_of(one.subject))
    }
    if not offered:
        write_notice(NO_GRADING[lang])
        return None
    widget = f"record_grading_{code}_{lang}"
    refuse("grading", follow("grading", widget, offered))
    picked = st.selectbox(
        LABEL[lang], list(offered), format_func=lambda key: offered[key].name[lang], key=widget
    )
    keep("grading", widget, picked if picked != next(iter(offered)) else None)
    return offered[picked]
