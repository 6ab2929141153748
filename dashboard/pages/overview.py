"""Overview: what needs me today, in counts, cards and alerts."""

import streamlit as st

from dashboard.components.drawing.basis_switch import basis_switch
from dashboard.components.drawing.breakdown import breakdown_chart
from dashboard.components.drawing.cards import Card, card_row
from dashboard.components.drawing.months import intake_chart
from dashboard.components.frame.links import ways_to
from dashboard.components.frame.page import page_foot, page_head
from dashboard.components.frame.recorded import has, recorded
from dashboard.components.overview.alerts import alert_list
from dashboard.components.overview.briefs import recent_counts
from dashboard.components.overview.overdue import overdue_block
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS

TITLE = Text("工作总览", "Overview")
QUESTION = Text("今天要处理什么", "What needs me today?")
BESIDE = ("median_days", "satisfaction_rate", "performance_rate", "follow_up_rate")
"""The first two that are recorded stand beside the counts."""


def render() -> None:
    filters = page_head(TITLE, QUESTION)
    base = METRICS[programme_of(filters.programme).register_of(filters.register).base]
    cards = (
        Card(base, opens={}),
        Card(METRICS["settlement_rate"], opens={"outcome": "settled"}),
        *(Card(metric) for metric in recorded(filters, BESIDE)[:2]),
    )
    left, right = st.columns((2, 3), gap="large")
    with left:
        alert_list(filters)
    with right:
        recent_counts(filters)
    overdue_block(filters)
    card_row(filters, cards)
    ways_to(
        (*(("key_cases",) if has(filters, "key_cases") else ()), "own_views", "people"), filters
    )
    left, right = st.columns((3, 2), gap="large")
    with left:
        intake_chart(filters)
    with right:
        breakdown_chart(filters, base, "type")
    basis_switch(filters, METRICS["settlement_rate"])
    page_foot(filters, [card.metric for card in cards])
