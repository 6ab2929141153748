"""The zone map, offline: pydeck where the screen has WebGL, else Altair; a click drills down."""

from html import escape

import pandas as pd
import streamlit as st

from dashboard.charts.classes import legend
from dashboard.charts.deck import zone_deck
from dashboard.charts.maps import point_map, zone_shapes
from dashboard.components.cache import ask, rows_of
from dashboard.components.charts import chart, chosen
from dashboard.components.context import context
from dashboard.components.screen import has_webgl, is_phone
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text
from dashboard.metrics.metric import Metric
from dashboard.queries.cases import dispute_list
from dashboard.queries.units import stations, zones

SKETCH = Text("示意图，非测绘成果。", "A schematic sketch, not a survey.")
HINT = Text("点一个管理区或派出所查看其案件。", "Click a zone or a station to see its disputes.")
PICKS = {"zones": "zone", "stations": "station"}
POINTS = 5000


def zone_values(filters: Filters, metric: Metric) -> pd.DataFrame:
    """Return an indicator for every zone in reach, zeros included."""
    return rows_of(context().scope, filters, metric, ("zone",))


def zone_map(filters: Filters, values: pd.DataFrame, metric: Metric) -> tuple[str, str] | None:
    """Draw the map; return (dimension, code) of what was clicked."""
    lang, scope = context().lang, context().scope
    shapes = ask(zones, scope, filters.programme)
    points = ask(stations, scope.beside(), filters.programme)
    st.caption(f"{SKETCH[lang]}{HINT[lang]}")
    if not has_webgl():
        shown = (shapes, points, values, metric, lang)
        code = chosen("zone", "zone", "zone_shapes", zone_shapes, *shown)
        return ("zone", code) if code else None
    dark = st.context.theme.type == "dark"
    width = 360 if is_phone() else 700
    deck = zone_deck(shapes, points, values, metric, lang, dark=dark, width=width)
    event = st.pydeck_chart(
        deck, on_select="rerun", selection_mode="single-object", key="zone_deck"
    )
    _legend(values, metric, dark)
    return _picked(event)


def case_points(filters: Filters) -> None:
    """Draw listed disputes that carry a position, for programmes without zone shapes."""
    frame = ask(dispute_list, context().scope, filters, "", "cohort_on", True, 1, POINTS)
    placed = frame.dropna(subset=["longitude", "latitude"])
    if not placed.empty:
        chart(point_map, placed, context().lang)


def _picked(event: object) -> tuple[str, str] | None:
    selection = getattr(event, "selection", {})
    for layer, objects in dict(selection.get("objects", {})).items():
        if layer in PICKS and objects:
            found = objects[0].get("properties", objects[0])
            return PICKS[layer], str(found["code"])
    return None


def _legend(values: pd.DataFrame, metric: Metric, dark: bool) -> None:
    """Draw the classes of the map; labels and colours are our own, nothing comes from data."""
    parts = []
    for key in legend(values, context().lang, metric=metric, dark=dark):
        fill = "transparent" if key.hollow else key.colour
        parts.append(
            '<span style="display:inline-flex;align-items:center;margin-right:14px">'
            f'<span style="width:14px;height:14px;border:1px solid {key.colour};'
            f'background:{fill};margin-right:6px"></span>{escape(key.label)}</span>'
        )
    st.html(f'<div style="font-size:13px;display:flex;flex-wrap:wrap">{"".join(parts)}</div>')
