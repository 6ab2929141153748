"""The map of zones or other areas, offline: pydeck where there is WebGL, else Altair."""

from html import escape
from typing import TypedDict

import pandas as pd
import streamlit as st

from dashboard.charts.classes import ColourBy, Words, legend
from dashboard.charts.deck import WIDTH, zone_deck
from dashboard.charts.maps import zone_shapes
from dashboard.charts.palette import colours
from dashboard.charts.points import point_map
from dashboard.components.coverage.rooms import last_day
from dashboard.components.drawing.charts import chart, noted_alone, pickable
from dashboard.components.drawing.writing import write_small
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.names import short_name
from dashboard.components.frame.screen import has_webgl, is_phone
from dashboard.components.zone.zone_choice import Chosen, on_deck, on_shapes
from dashboard.components.zone.zone_places import room_places, station_places
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.text import Lang, Text
from dashboard.metrics.metric import Metric
from dashboard.queries.cases import dispute_list
from dashboard.queries.units import outlines
from dashboard.reports.area.area_measures import AreaMeasure

SKETCH = Text("示意图，非测绘成果。", "A schematic sketch, not a survey.")
HINT = Text("点一个{area}或派出所查看其情况。", "Click a {area} or a station to see it.")
AREA_HINT = Text("点一个{area}查看其情况。", "Click a {area} to see it.")
STATIONS = Text("派出所", "Station")
HOLLOW_STATION = Text("派出所，没有在用调解室", "Station without an open room")
ROOMS = Text("◆ 在用调解室（间）", "◆ rooms open")
LEVELS = ("zone", "community", "town", "county")
POINTS, PHONE_WIDTH = 5000, 360
SQUARE = "width:14px;height:14px"
DOT = "width:12px;height:12px;border-radius:50%"
Drawn = tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame, Metric, Lang]


class Looks(TypedDict):
    """What both ways of drawing the map are told alike."""

    rooms: pd.DataFrame | None
    colour_by: ColourBy
    words: Words
    chosen: str


def map_level(programme: Programme) -> str | None:
    """Return the finest level of areas that can be drawn: zones, else what has outlines."""
    declared = [level for level in LEVELS if level in programme.area_levels]
    if "zone" in declared:
        return "zone"
    return next((level for level in declared if _is_drawn(programme.code, level)), None)


def area_map(
    filters: Filters,
    values: pd.DataFrame,
    measure: AreaMeasure,
    level: str,
    chosen: Chosen | None,
) -> None:
    """Draw the map; a click on it is a choice in the search box."""
    lang, code, day = context().lang, filters.programme, last_day(filters)
    shapes = ask(outlines, context().scope, code, level)
    points = station_places(code, day)
    rooms = room_places(code, level, shapes, day) if points.empty else None
    known = values[values[level].isin(shapes["code"])]
    called = short_name(code, level)
    hint = HINT if has_webgl() and len(points) else AREA_HINT
    write_small(SKETCH[lang], hint=hint[lang].format(area=called[lang].lower()).strip())
    looks = Looks(
        rooms=rooms,
        colour_by=measure.colour_by,
        words=measure.words,
        chosen=chosen[1] if chosen else "",
    )
    drawn = (shapes, points, known, measure.metric, lang)
    if has_webgl():
        _deck(drawn, looks, code)
        _legend(known, measure)
        noted_alone(zone_shapes, *drawn, **looks, called=called)
    else:
        key = f"shapes_{code}"
        pickable("zone", key, on_shapes(code, key), zone_shapes, *drawn, **looks, called=called)
    _points_legend(points, rooms)


def case_points(filters: Filters) -> bool:
    """Draw listed disputes that carry a position, for programmes without outlines."""
    frame = ask(dispute_list, context().scope, filters, "", "cohort_on", True, 1, POINTS)
    placed = frame.dropna(subset=["longitude", "latitude"])
    if not placed.empty:
        chart(point_map, placed, context().lang)
    return not placed.empty


def _deck(drawn: Drawn, looks: Looks, code: str) -> None:
    width, key = PHONE_WIDTH if is_phone() else WIDTH, f"deck_{code}"
    deck = zone_deck(*drawn, **looks, dark=_is_dark(), width=width)
    st.pydeck_chart(deck, on_select=on_deck(code, key), selection_mode="single-object", key=key)


def _is_dark() -> bool:
    return bool(st.context.theme.type == "dark")


def _is_drawn(programme: str, level: str) -> bool:
    return bool(ask(outlines, context().scope, programme, level)["geometry"].notna().any())


def _legend(values: pd.DataFrame, measure: AreaMeasure) -> None:
    """Draw the classes of the map; labels and colours are our own, nothing comes from data."""
    keys = legend(
        values,
        context().lang,
        metric=measure.metric,
        colour_by=measure.colour_by,
        words=measure.words,
        dark=_is_dark(),
    )
    edge = colours(_is_dark())["muted"]
    _keys([(SQUARE, edge if key.hollow else key.colour, key.hollow, key.label) for key in keys])


def _points_legend(stations: pd.DataFrame, rooms: pd.DataFrame | None) -> None:
    """Say what the points are, those in use only."""
    lang, ink = context().lang, "currentColor"
    marks = [] if stations.empty else [(DOT, ink, False, STATIONS[lang])]
    if "rooms" in stations and (stations["rooms"] == 0).any():
        marks.append((DOT, ink, True, HOLLOW_STATION[lang]))
    _keys(marks)
    if rooms is not None and len(rooms):
        write_small(ROOMS[lang])


def _keys(marks: list[tuple[str, str, bool, str]]) -> None:
    """Draw lines of a legend: shape, colour, whether it is hollow, words."""
    parts = [
        '<span style="display:inline-flex;align-items:center;margin-right:14px">'
        f'<span style="{shape};border:1px solid {colour};'
        f'background:{"transparent" if hollow else colour};margin-right:6px"></span>'
        f"{escape(label)}</span>"
        for shape, colour, hollow, label in marks
    ]
    if parts:
        st.html(f'<div style="font-size:13px;display:flex;flex-wrap:wrap">{"".join(parts)}</div>')
