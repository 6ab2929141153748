"""Zone map: where is nobody? Zones and stations on a schematic map, with drill-down."""

import streamlit as st

from dashboard.components.notices import say
from dashboard.components.page import page_foot, page_head
from dashboard.components.zone_map import case_points, zone_map, zone_values
from dashboard.components.zone_panel import unit_panel, zone_table, zone_verdict
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS

TITLE = Text("调解管理区分布（示意图）", "Zone map (schematic)")
QUESTION = Text("哪里没有人", "Where is nobody?")
NO_ZONES = Text("这一工作模式没有调解管理区。", "This programme has no mediation zones.")


def render() -> None:
    filters = page_head(TITLE, QUESTION)
    programme = programme_of(filters.programme)
    metric = METRICS[programme.register_of(filters.register).base]
    if "zone" not in programme.area_levels:
        say(NO_ZONES)
        case_points(filters)
        return
    values = zone_values(filters, metric)
    zone_verdict(values)
    left, right = st.columns((3, 2), gap="large")
    with left:
        clicked = zone_map(filters, values, metric)
    with right:
        if clicked:
            unit_panel(filters, *clicked)
        else:
            zone_table(filters, values, metric)
    page_foot(filters, [metric])
