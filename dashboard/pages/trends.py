"""Trends: what changed, and is it signal?"""

import streamlit as st

from dashboard.components.drawing.months import narrowed_and_said, series, year_chart
from dashboard.components.frame.notices import empty
from dashboard.components.frame.page import page_foot, page_head
from dashboard.components.trend.month_breakdown import month_breakdown
from dashboard.components.trend.month_choice import PAIRED, chosen_indicator
from dashboard.components.trend.month_signals import paired_chart, say_verdict, trend_chart
from dashboard.components.trend.month_steps import step_popover, steps_of
from dashboard.components.trend.month_table import month_table
from dashboard.domain.text import Text
from dashboard.metrics import METRICS

TITLE = Text("调解趋势", "Trends")
QUESTION = Text("变化是信号还是正常波动", "What changed, and is it signal?")


def render() -> None:
    asked = page_head(TITLE, QUESTION)
    metric = chosen_indicator(asked)
    filters = narrowed_and_said(asked, metric)
    rows = series(filters, metric, steps_of(filters))
    if rows.empty:
        empty()
        return
    say_verdict(filters, metric, rows)
    left, right = st.columns((3, 2), gap="large")
    with left:
        trend_chart(filters, metric, rows)
        step_popover(filters, list(rows["month"]))
    with right:
        year_chart(filters, metric)
    beside = PAIRED.get(metric.key)
    if beside:
        paired_chart(filters, METRICS[beside])
    month_table(filters, metric, rows)
    month_breakdown(filters, metric)
    page_foot(asked, [metric, *([METRICS[beside]] if beside else [])])
