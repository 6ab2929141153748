"""The zone map on WebGL: zones and stations without any map tile from outside."""

import json
import math

import pandas as pd
import pydeck as pdk

from dashboard.charts.classes import PLAIN, ColourBy, Words, classed, classes_of
from dashboard.charts.deck_places import room_layer, station_layers, words_layer
from dashboard.charts.palette import colours, rgba
from dashboard.charts.shapes import Geometry, bounds, features, middle
from dashboard.domain.text import Lang, Text
from dashboard.metrics.metric import Metric

NAMED = Text("{name}\n{metric}：{value}", "{name}\n{metric}: {value}")
WIDTH, HEIGHT = 560, 480


class CompactDeck(pdk.Deck):  # type: ignore[misc]  # pydeck has no types
    """A deck written without white space: a third of the bytes of every rerun of a large map."""

    def to_json(self) -> str:
        """Return the deck as the screen reads it."""
        return json.dumps(json.loads(super().to_json()), separators=(",", ":"))


def zone_deck(
    zones: pd.DataFrame,
    stations: pd.DataFrame,
    values: pd.DataFrame,
    metric: Metric,
    lang: Lang,
    *,
    rooms: pd.DataFrame | None = None,
    colour_by: ColourBy = "count",
    words: Words = PLAIN,
    chosen: str = "",
    dark: bool = False,
    width: int = WIDTH,
) -> pdk.Deck:
    """Draw zones by class, stations and rooms on top; nothing is fetched from anywhere.

    Clicks come back from the layers ``zones`` and ``stations`` with ``code``; the first view
    is fitted to a map ``width`` pixels wide. Passing any ``map_style`` at all, even none,
    would make the screen fetch tiles.
    """
    classes = classes_of(values, colour_by)
    frame = _coloured(classed(zones, values, metric, lang, classes, words), metric, lang)
    frame["fill"] = [_fill(code, classes.colour(code, dark)) for code in frame["class"]]
    shapes = features(frame, ("code", "name", "value_text", "text", "class", "fill"))
    layers = [_zones(shapes, dark), _signs(frame, dark), _chosen(shapes, chosen, dark)]
    if rooms is not None and len(rooms):
        layers.append(room_layer(rooms, dark))
    placed = stations.dropna(subset=["longitude", "latitude"])
    return CompactDeck(
        layers=[*layers, *station_layers(placed, lang, dark)],
        initial_view_state=_view(shapes, placed, width),
        map_provider=None,
        tooltip={"text": "{text}"},
    )


def _coloured(frame: pd.DataFrame, metric: Metric, lang: Lang) -> pd.DataFrame:
    """Give every zone the words of its tooltip."""
    text = [
        NAMED[lang].format(name=name, metric=metric.name[lang], value=told)
        for name, told in zip(frame["name"], frame["told"], strict=True)
    ]
    return frame.assign(text=text, value_text=frame["told"])


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


def _signs(frame: pd.DataFrame, dark: bool) -> pdk.Layer:
    """Write what colour must not tell alone: nothing there, or how much is missed."""
    told = [
        {"sign": sign, "position": list(middle(text))}
        for sign, text in zip(frame["sign"], frame["geometry"], strict=True)
        if sign and isinstance(text, str)
    ]
    return words_layer("gaps", told, "sign", dark, size=12, ground=False)


def _chosen(shapes: list[Geometry], chosen: str, dark: bool) -> pdk.Layer:
    """Draw a thick line around the area that is looked at."""
    kept = [shape for shape in shapes if shape["properties"]["code"] == chosen]
    return pdk.Layer(
        "GeoJsonLayer",
        id="chosen",
        data={"type": "FeatureCollection", "features": kept},
        get_line_color=rgba(colours(dark)["ink"]),
        get_line_width=3,
        line_width_units=pdk.types.String("pixels"),
        stroked=True,
        filled=False,
        pickable=False,
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
