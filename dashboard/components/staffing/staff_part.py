"""The people of a programme: who is there, who came and went, cases each, licences, training."""

from collections.abc import Iterable

import streamlit as st

from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.cache import ask, remember
from dashboard.components.frame.context import context
from dashboard.components.frame.names import dimension_name
from dashboard.components.frame.page import Told
from dashboard.components.frame.recorded import JOINT
from dashboard.components.staffing.staff_charts import first_charts, full_time_chart
from dashboard.components.staffing.staff_lists import staff_names
from dashboard.components.staffing.staff_tables import grades_table, others_tables, unit_table
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.spread import CASES_EACH, IDLE_SHARE
from dashboard.reports.staffing.staff import Cases, Staff, cuts, staff_of
from dashboard.reports.staffing.staff_words import sentences

BY = Text("按什么分列", "Broken down by")
NOT_NARROWED = Text(
    "队伍记录不按上方筛选的{what}缩小。",
    "Records of people are not narrowed by the {what} chosen above.",
)
TOLD = ("full_time_share", "turnover", "trained_share", "licence_valid_rate")


def staff_part(filters: Filters) -> Iterable[Told]:
    """Draw what the records say of people, in sentences, pictures, tables and lists by name."""
    lang, scope = context().lang, context().scope
    staff = remember(_staff, scope, filters)
    write("\n".join(f"- {line}" for line in sentences(staff, lang)))
    _say_not_narrowed(staff)
    if staff.row("mediators") is not None:
        _pictures(staff)
    staff_names(staff)
    grades_table(staff)
    others_tables(staff)
    known = [METRICS[key] for key in TOLD if staff.row(key) is not None]
    return (*known, *((CASES_EACH, IDLE_SHARE) if isinstance(staff.cases, Cases) else ()))


def _staff(scope: Scope, filters: Filters) -> Staff:
    return staff_of(scope, filters, ask=ask)


def _pictures(staff: Staff) -> None:
    by = _chosen_cut(staff)
    first_charts(staff)
    if by:
        full_time_chart(staff, by)
        unit_table(staff, by)


def _chosen_cut(staff: Staff) -> str | None:
    """Let the reader choose by what people are broken down, where there are several ways."""
    lang, filters = context().lang, staff.filters
    offered = remember(_cuts, context().scope, filters)
    if len(offered) < 2:
        return offered[0] if offered else None
    picked = st.segmented_control(
        BY[lang],
        offered,
        default=offered[0],
        required=True,
        format_func=lambda one: dimension_name(filters.programme, one)[lang],
        key=f"staff_by_{filters.programme}",
    )
    return picked or offered[0]


def _cuts(scope: Scope, filters: Filters) -> tuple[str, ...]:
    return cuts(scope, filters, ask=ask)


def _say_not_narrowed(staff: Staff) -> None:
    lang = context().lang
    names = [dimension_name(staff.filters.programme, one)[lang] for one in staff.dropped]
    if names:
        write_small(NOT_NARROWED.format(what=JOINT[lang].join(names))[lang])
