"""The zone map on WebGL: zones and stations without any map tile from outside."""

import math

import pandas as pd
import pydeck as pdk

from dashboard.charts.classes import ColourBy, classed, classes_of
from dashboard.charts.framing import FONTS
from dashboard.charts.palette import colours, rgba
from dashboard.charts.shapes import Geometry, bounds, features, middle
from dashboard.domain.text import Lang, Text
from dashboard.metrics.metric import Metric

NAMED = Text("{name}\n{metric}：{value}", "{name}\n{metric}: {value}")
STATION = Text("派出所", "Station")
WIDTH, HEIGHT = 560, 480


def zone_deck(
    zones: pd.DataFrame,
    stations: pd.DataFrame,
    values: pd.DataFrame,
    metric: Metric,
    lang: Lang,
    *,
    colour_by: ColourBy = "count",
    dark: bool = False,
    width: int = WIDTH,
) -> pdk.Deck:
    """Draw zones by class, stations on top with names; nothing is fetched from anywhere.

    Clicks come back from the layers ``zones`` and ``stations`` with ``code``; the first view
    is fitted to a map ``width`` pixels wide. Passing any ``map_style`` at all, even none,
    would make the screen fetch tiles.
    """
    frame = _coloured(zones, values, metric, lang, colour_by=colour_by, dark=dark)
    shapes = features(frame, ("code", "name", "value_text", "text", "class", "fill"))
    placed = stations.dropna(subset=["longitude", "latitude"])
    return pdk.Deck(
        layers=[
            _zones(shapes, dark),
            _gaps(frame, dark),
            _stations(placed, lang, dark),
            _names(placed, dark),
        ],
        initial_view_state=_view(shapes, placed, width),
        map_provider=None,
        tooltip={"text": "{text}"},
    )


def _coloured(
    zones: pd.DataFrame,
    values: pd.DataFrame,
    metric: Metric,
    lang: Lang,
    *,
    colour_by: ColourBy,
    dark: bool,
) -> pd.DataFrame:
    """Give every zone its class, its colour and the words of its tooltip."""
    chosen = classes_of(values, colour_by)
    frame = classed(zones, values, metric, lang, chosen)
    frame["text"] = [
        NAMED[lang].format(name=name, metric=metric.name[lang], value=told)
        for name, told in zip(frame["name"], frame["told"], strict=True)
    ]
    frame["fill"] = [_fill(code, chosen.colour(code, dark)) for code in frame["class"]]
    return frame.assign(value_text=frame["told"])


def _fill(code: str, colour: str) -> list[int]:
    return rgba(colour, {"none": 0, "few": 20, "not": 235, "has": 100}.get(code, 235))


def _zones(shapes: list[Geometry], dark: bool) -> pdk.Layer:
    return pdk.Layer(
        "GeoJsonLayer",
        id="zones",
        data={"type": "FeatureCollection", "features": shapes},
        get_fill_color="properties.fill",
        get_line_color=rgba(colours(dark)["muted"], 150),
        get_line_width=1,
        line_width_units=pdk.types.String("pixels"),
        stroked=True,
        filled=True,
        pickable=True,
        auto_highlight=True,
        highlight_color=rgba(colours(dark)["worse"], 90),
    )


def _gaps(frame: pd.DataFrame, dark: bool) -> pdk.Layer:
    """Cross out zones with nothing, so that colour does not tell alone."""
    empty = frame[(frame["class"] == "not") & frame["geometry"].notna()]
    return pdk.Layer(
        "TextLayer",
        id="gaps",
        data=[{"sign": "×", "position": list(middle(text))} for text in empty["geometry"]],
        get_position="position",
        get_text="sign",
        get_size=16,
        get_color=rgba(colours(dark)["ink"]),
        character_set=pdk.types.String("auto"),
        font_family=pdk.types.String(FONTS),
    )


def _stations(stations: pd.DataFrame, lang: Lang, dark: bool) -> pdk.Layer:
    rows = [
        {
            "code": row["code"],
            "name": row["name"],
            "text": f"{STATION[lang]} {row['name']}" if lang == Lang.EN else row["name"],
            "position": [float(row["longitude"]), float(row["latitude"])],
        }
        for _, row in stations.iterrows()
    ]
    return pdk.Layer(
        "ScatterplotLayer",
        id="stations",
        data=rows,
        get_position="position",
        get_radius=6,
        radius_units=pdk.types.String("pixels"),
        get_fill_color=rgba(colours(dark)["ink"]),
        get_line_color=rgba("#12181F" if dark else "#FFFFFF"),
        get_line_width=2,
        line_width_units=pdk.types.String("pixels"),
        stroked=True,
        pickable=True,
    )


def _names(stations: pd.DataFrame, dark: bool) -> pdk.Layer:
    rows = [
        {
            "name": row["name"].removesuffix("派出所") or row["name"],
            "position": [float(row["longitude"]), float(row["latitude"])],
        }
        for _, row in stations.iterrows()
    ]
    return pdk.Layer(
        "TextLayer",
        id="station-names",
        data=rows,
        get_position="position",
        get_text="name",
        get_size=13,
        get_color=rgba(colours(dark)["ink"]),
        get_pixel_offset=[0, -16],
        background=True,
        get_background_color=rgba("#12181F" if dark else "#FFFFFF", 200),
        background_padding=[3, 1],
        character_set=pdk.types.String("auto"),
        font_family=pdk.types.String(FONTS),
    )


def _view(shapes: list[Geometry], stations: pd.DataFrame, width: int) -> pdk.ViewState:
    """Fit the first view to the outlines, else to the stations."""
    if shapes:
        west, south, east, north = bounds(shapes)
    elif len(stations):
        west, east = stations["longitude"].min(), stations["longitude"].max()
        south, north = stations["latitude"].min(), stations["latitude"].max()
    else:
        west, south, east, north = 73.0, 18.0, 135.0, 54.0
    span_x = max(east - west, 0.01) / 360
    span_y = max(_mercator(north) - _mercator(south), 0.00003)
    zoom = min(math.log2(width / 512 / span_x), math.log2(HEIGHT / 512 / span_y)) - 0.15
    return pdk.ViewState(
        longitude=(west + east) / 2, latitude=(south + north) / 2, zoom=round(zoom, 2)
    )


def _mercator(latitude: float) -> float:
    return math.log(math.tan(math.pi / 4 + math.radians(latitude) / 2)) / (2 * math.pi)
