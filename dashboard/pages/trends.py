"""Trends: what changed, and is it signal?"""

import streamlit as st

from dashboard.components.context import context
from dashboard.components.months import intake_chart, trend_chart, year_chart
from dashboard.components.notices import say
from dashboard.components.page import page_foot, page_head
from dashboard.components.recorded import recorded, say_left_out
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS

TITLE = Text("调解趋势", "Trends")
QUESTION = Text("变化是信号还是正常波动", "What changed, and is it signal?")
WHICH = Text("指标", "Indicator")
OFFERED = (
    "settlement_rate",
    "median_days",
    "in_time_rate",
    "satisfaction_rate",
    "performance_rate",
    "follow_up_rate",
    "calls",
    "people_advised",
)
PROVISIONAL = Text(
    "最近的月份还会随案件办结而变化，以空心点标出。",
    "Recent months still change as their cases close: hollow points.",
)


def render() -> None:
    lang, filters = context().lang, page_head(TITLE, QUESTION)
    base = METRICS[programme_of(filters.programme).register_of(filters.register).base]
    offered = [metric.key for metric in recorded(filters, OFFERED)]
    key = st.segmented_control(
        WHICH[lang],
        offered,
        default=offered[0],
        required=True,
        format_func=lambda one: METRICS[one].name[lang],
        key=f"trend_metric_{filters.programme}_{filters.register}",
        persist_state="session",
    )
    say_left_out(filters, OFFERED)
    metric = METRICS[key or offered[0]]
    trend_chart(filters, metric)
    say(PROVISIONAL)
    left, right = st.columns(2, gap="large")
    with left:
        intake_chart(filters)
    with right:
        year_chart(filters, base)
    page_foot(filters, [metric, base])
