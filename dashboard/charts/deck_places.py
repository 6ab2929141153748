"""Stations and rooms as points of the map on WebGL."""

import pandas as pd
import pydeck as pdk

from dashboard.charts.framing import FONTS
from dashboard.charts.palette import colours, rgba
from dashboard.charts.points import station_points
from dashboard.domain.text import Lang

GROUND = {False: "#FFFFFF", True: "#12181F"}


def station_layers(stations: pd.DataFrame, lang: Lang, dark: bool) -> list[pdk.Layer]:
    """Draw stations with their names; hollow where no room is open, if that is known."""
    points = station_points(stations, lang)
    ink, ground = rgba(colours(dark)["ink"]), rgba(GROUND[dark])
    for point in points:
        point["fill"], point["line"] = (ground, ink) if point["hollow"] else (ink, ground)
    dots = pdk.Layer(
        "ScatterplotLayer",
        id="stations",
        data=points,
        get_position="position",
        get_radius=6,
        radius_units=pdk.types.String("pixels"),
        get_fill_color="fill",
        get_line_color="line",
        get_line_width=2,
        line_width_units=pdk.types.String("pixels"),
        stroked=True,
        pickable=True,
    )
    return [dots, words_layer("station-names", points, "short", dark, offset=-16)]


def room_layer(rooms: pd.DataFrame, dark: bool) -> pdk.Layer:
    """Draw how many rooms are open in an area, where no station stands for them."""
    points: list[dict[str, object]] = [
        {"sign": f"◆{row['count']}", "position": [float(row["longitude"]), float(row["latitude"])]}
        for _, row in rooms.iterrows()
    ]
    return words_layer("rooms", points, "sign", dark, offset=16)


def words_layer(
    name: str,
    points: list[dict[str, object]],
    text: str,
    dark: bool,
    *,
    offset: int = 0,
    size: int = 13,
    ground: bool = True,
) -> pdk.Layer:
    """Write a word at every point, Chinese included, on a halo of the ground's colour."""
    return pdk.Layer(
        "TextLayer",
        id=name,
        data=points,
        get_position="position",
        get_text=text,
        get_size=size,
        get_color=rgba(colours(dark)["ink"]),
        get_pixel_offset=[0, offset],
        background=ground,
        get_background_color=rgba(GROUND[dark], 200),
        background_padding=[3, 1],
        character_set=pdk.types.String("auto"),
        font_family=pdk.types.String(FONTS),
    )
