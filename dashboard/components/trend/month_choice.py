"""Which indicator the months are of: those the programme records, the rest named in one line."""

import streamlit as st

from dashboard.components.frame.context import context
from dashboard.components.frame.link_choice import follow, keep, refuse
from dashboard.components.frame.recorded import recorded, say_left_out
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Metric

WHICH = Text("指标", "Indicator")
FIRST = "settlement_rate"
OFFERED = (
    "settlement_rate",
    "median_days",
    "p90_days",
    "in_time_rate",
    "performance_rate",
    "converted",
    "satisfaction_rate",
    "follow_up_rate",
    "calls",
    "people_advised",
)
"""What is offered after the register's own intake."""
PAIRED = {"satisfaction_rate": "response_rate", "converted": "conversion_tracked_rate"}
"""What an indicator must be read with: how many answered, how many were tracked."""


def chosen_indicator(filters: Filters) -> Metric:
    """Let the reader choose an indicator; a link may name it, and names the one chosen."""
    lang = context().lang
    register = programme_of(filters.programme).register_of(filters.register)
    offered = [metric.key for metric in recorded(filters, (register.base, *OFFERED))]
    widget = f"trend_metric_{filters.programme}_{filters.register}"
    named = follow("metric", widget, offered)
    refuse("metric", named if named not in METRICS else None)
    # What is not recorded here gives way to the first, and is named below as left out.
    st.session_state[widget] = st.session_state.get(widget) or FIRST
    key = st.segmented_control(
        WHICH[lang],
        offered,
        required=True,
        format_func=lambda one: METRICS[one].name[lang],
        key=widget,
        persist_state="session",
    )
    say_left_out(filters, OFFERED)
    keep("metric", widget, key or FIRST)
    return METRICS[key or FIRST]
