"""The map: where is nobody? Zones, towns or counties on a schematic map, with drill-down."""

import streamlit as st

from dashboard.components.frame.links import ways_to
from dashboard.components.frame.notices import missing
from dashboard.components.frame.page import page_foot, page_head
from dashboard.components.frame.screen import is_phone
from dashboard.components.zone.zone_choice import chosen_area
from dashboard.components.zone.zone_map import area_map, case_points, map_level
from dashboard.components.zone.zone_measures import SHOW, chosen_measure, say_measure, values_of
from dashboard.components.zone.zone_panel import unit_panel
from dashboard.components.zone.zone_table import area_table
from dashboard.components.zone.zone_verdict import area_verdict
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text

TITLE = Text("调解管理区分布（示意图）", "Zone map (schematic)")
OTHER_AREAS = Text("分布示意图", "Map (schematic)")
QUESTION = Text("哪里没有人", "Where is nobody?")
NO_OUTLINES = Text(
    "本库没有这一工作模式的分区边界和纠纷位置，画不出图。可看：",
    "There are no outlines or places of disputes to draw a map from. There is instead:",
)


def title_in(programme: Programme) -> Text:
    """Name the page after what the map is divided into."""
    return TITLE if "zone" in programme.area_levels else OTHER_AREAS


def render() -> None:
    filters = page_head(title_in, QUESTION)
    level = map_level(programme_of(filters.programme))
    if level is None:
        if not case_points(filters):
            missing(NO_OUTLINES)
            ways_to(("stations", "coverage"), filters)
        return
    with st.container(horizontal=not is_phone(), vertical_alignment="bottom"):
        measure, chosen = chosen_measure(filters, level), chosen_area(filters, level)
    if measure is None:
        return
    values = values_of(filters, measure, level)
    area_verdict(filters, values, measure, level)
    say_measure(filters, measure)
    left, right = st.columns((3, 2), gap="large")
    with left:
        area_map(filters, values, measure, level, chosen)
    with right:
        if chosen:
            unit_panel(filters, chosen, **{SHOW: measure.key})
        else:
            area_table(filters, values, measure, level)
    page_foot(filters, [measure.metric])
