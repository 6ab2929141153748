"""The map of zones or other areas, offline: pydeck where there is WebGL, else Altair."""

from html import escape

import pandas as pd
import streamlit as st

from dashboard.charts.classes import legend
from dashboard.charts.deck import WIDTH, zone_deck
from dashboard.charts.maps import point_map, zone_shapes
from dashboard.components.cache import ask, rows_of
from dashboard.components.charts import chart, chosen
from dashboard.components.context import context
from dashboard.components.names import short_name
from dashboard.components.screen import has_webgl, is_phone
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.metrics.metric import Metric
from dashboard.queries.cases import dispute_list
from dashboard.queries.units import outlines, stations

SKETCH = Text("示意图，非测绘成果。", "A schematic sketch, not a survey.")
HINT = Text("点一个{area}或派出所查看其案件。", "Click a {area} or a station to see its disputes.")
AREA_HINT = Text("点一个{area}查看其案件。", "Click a {area} to see its disputes.")
LEVELS = ("zone", "community", "town", "county")
POINTS, MOST_STATIONS, PHONE_WIDTH = 5000, 60, 360
Picked = tuple[str, str] | None


def map_level(programme: Programme) -> str | None:
    """Return the finest level of areas that can be drawn: zones, else what has outlines."""
    declared = [level for level in LEVELS if level in programme.area_levels]
    if "zone" in declared:
        return "zone"
    return next((level for level in declared if _is_drawn(programme.code, level)), None)


def area_values(filters: Filters, metric: Metric, level: str) -> pd.DataFrame:
    """Return an indicator for every area of a level in reach, zeros included."""
    return rows_of(context().scope, filters, metric, (level,))


def area_map(filters: Filters, values: pd.DataFrame, metric: Metric, level: str) -> Picked:
    """Draw the map; return (dimension, code) of what was clicked."""
    lang, scope = context().lang, context().scope
    called = short_name(filters.programme, level)
    shapes = ask(outlines, scope, filters.programme, level)
    points = _stations(filters.programme)
    hint = AREA_HINT if points.empty else HINT
    st.caption(SKETCH[lang] + hint[lang].format(area=called[lang].lower()))
    if not has_webgl():
        shown = (shapes, points, values, metric, lang)
        code = chosen(
            "zone", "zone", f"shapes_{filters.programme}", zone_shapes, *shown, called=called
        )
        return (level, code) if code else None
    dark = st.context.theme.type == "dark"
    width = PHONE_WIDTH if is_phone() else WIDTH
    deck = zone_deck(shapes, points, values, metric, lang, dark=dark, width=width)
    event = st.pydeck_chart(
        deck, on_select="rerun", selection_mode="single-object", key=f"deck_{filters.programme}"
    )
    _legend(values, metric, dark)
    return _picked(event, {"zones": level, "stations": "station"})


def case_points(filters: Filters) -> bool:
    """Draw listed disputes that carry a position, for programmes without outlines."""
    frame = ask(dispute_list, context().scope, filters, "", "cohort_on", True, 1, POINTS)
    placed = frame.dropna(subset=["longitude", "latitude"])
    if not placed.empty:
        chart(point_map, placed, context().lang)
    return not placed.empty


def _is_drawn(programme: str, level: str) -> bool:
    return bool(ask(outlines, context().scope, programme, level)["geometry"].notna().any())


def _stations(programme: str) -> pd.DataFrame:
    """Stations to name on the map; none where there are too many to read."""
    found = ask(stations, context().scope.beside(), programme)
    return found if len(found) <= MOST_STATIONS else found.head(0)


def _picked(event: object, layers: dict[str, str]) -> Picked:
    selection = getattr(event, "selection", {})
    for layer, objects in dict(selection.get("objects", {})).items():
        if layer in layers and objects:
            found = objects[0].get("properties", objects[0])
            return layers[layer], str(found["code"])
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
