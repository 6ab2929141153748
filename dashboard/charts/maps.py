"""Maps without WebGL: the same zones as a picture that can be clicked, and points by place."""

import json

import altair as alt
import pandas as pd

from dashboard.charts.classes import ColourBy, Key, classed, classes_of, legend
from dashboard.charts.deck import zone_deck
from dashboard.charts.figures import NONE
from dashboard.charts.framing import LABEL_SIZE, framed, layered, seen, titled
from dashboard.charts.palette import BY_ROLE, MUTED, ROLES, painted
from dashboard.charts.rows import dimension_name, dimension_word, tooltips, unit_column
from dashboard.charts.shapes import features, middle
from dashboard.domain.text import Lang, Text
from dashboard.metrics.metric import Metric

__all__ = ["Key", "legend", "point_map", "zone_deck", "zone_shapes"]

BY_AREA = Text("按{unit}", "by {unit}")
SKETCH = Text("示意图，非测绘成果", "Sketch, not a survey")
STATION = Text("派出所", "Station")
DESCRIPTION = Text(
    "{metric}的分布示意图，共 {n} 个{unit}，其中 {empty} 个没有记录。",
    "Sketch map of {metric}: {n} areas by {unit}; {empty} of them have none.",
)
POINTS = Text("纠纷分布（约 500 米网格）", "Where disputes arise (cells of about 500 m)")
POINTS_DESCRIPTION = Text(
    "点图：{n} 件有位置的纠纷，落在 {cells} 个网格，圆越大件数越多。",
    "Points: {n} disputes with a place, in {cells} cells; larger means more.",
)
COUNT = Text("件数", "Cases")
HEIGHT, CELL = 480, 0.005


def zone_shapes(
    zones: pd.DataFrame,
    stations: pd.DataFrame,
    values: pd.DataFrame,
    metric: Metric,
    lang: Lang,
    *,
    colour_by: ColourBy = "count",
    called: Text | None = None,
    context: str = "",
) -> alt.LayerChart:
    """Draw zones, or other areas, without WebGL, for screens that have none and for reports.

    A click selects ``zone`` by the property ``zone``, the area's code.
    """
    unit = unit_column(values)
    frame = _painted_zones(zones, values, metric, lang, colour_by)
    keys = legend(frame, lang, metric=metric, colour_by=colour_by)
    layers = _zones(frame, metric, lang, colour_by, keys, dimension_name(unit, lang, called))
    word = dimension_word(unit, lang, called)
    return framed(
        layered(*layers, *_stations(stations, lang)).project(type="mercator"),
        title=titled([seen(metric, lang), BY_AREA[lang].format(unit=word)], context, lang),
        description=_described(frame, metric, word, lang),
        height=HEIGHT,
        lang=lang,
        notes=[SKETCH[lang]],
    )


def _painted_zones(
    zones: pd.DataFrame, values: pd.DataFrame, metric: Metric, lang: Lang, colour_by: ColourBy
) -> pd.DataFrame:
    """Give every area its class, its paint and the words of its tooltip."""
    chosen = classes_of(values, colour_by)
    frame = classed(zones, values, metric, lang, chosen)
    frame["zone"], frame["label"] = frame["code"], frame["name"]
    frame["value_told"] = frame["told"]
    for words in ("cases_told", "interval_told"):
        frame[words] = frame[words].astype(object).where(frame[words].notna(), NONE)
    frame["paint"] = [chosen.paint(code) for code in frame["class"]]
    frame["role"] = ["worse" if code == "not" else "muted" for code in frame["class"]]
    return frame


def _described(frame: pd.DataFrame, metric: Metric, word: str, lang: Lang) -> str:
    empty = int(frame["class"].isin(["zero", "not", "none"]).sum())
    return DESCRIPTION[lang].format(metric=metric.name[lang], n=len(frame), unit=word, empty=empty)


def point_map(disputes: pd.DataFrame, lang: Lang, *, context: str = "") -> alt.LayerChart:
    """Draw where disputes arise, for programmes without outlines.

    Takes ``longitude`` and ``latitude``, one row per dispute. Places are rounded to cells
    of about 500 m, so that no household can be told from the map.
    """
    placed = disputes.dropna(subset=["longitude", "latitude"])
    cells = pd.DataFrame(
        {
            "longitude": (placed["longitude"] / CELL).round() * CELL,
            "latitude": (placed["latitude"] / CELL).round() * CELL,
        }
    )
    counted = cells.groupby(["longitude", "latitude"]).size().reset_index(name="count")
    marks = painted(alt.Chart(counted).mark_circle(opacity=0.55), "working").encode(
        longitude="longitude:Q",
        latitude="latitude:Q",
        size=alt.Size("count:Q", scale=alt.Scale(range=[16, 320]), legend=None),
        tooltip=[alt.Tooltip("count:Q", title=COUNT[lang], format=",.0f")],
    )
    return framed(
        layered(marks).project(type="mercator"),
        title=titled([POINTS[lang]], context, lang),
        description=POINTS_DESCRIPTION[lang].format(n=len(placed), cells=len(counted)),
        height=HEIGHT,
        lang=lang,
        notes=[SKETCH[lang]],
    )


def _zones(
    frame: pd.DataFrame,
    metric: Metric,
    lang: Lang,
    colour_by: ColourBy,
    keys: list[Key],
    word: str,
) -> list[alt.Chart]:
    names = ("zone", "label", "value_told", "cases_told", "interval_told", "class", "paint", "role")
    data = alt.InlineData(values=features(frame, names))
    flat = {name: f"datum.properties.{name}" for name in names}
    base = alt.Chart(data).transform_calculate(**flat)
    pick = alt.selection_point(name="zone", fields=["zone"], on="click")
    has = alt.when("datum.class == 'has'").then(alt.value(0.4)).otherwise(alt.value(0.9))
    shape = (
        base.mark_geoshape(stroke=None)
        .encode(
            fillOpacity=has,
            fill=_fill(frame, colour_by, keys),
            opacity=alt.when(pick).then(alt.value(1)).otherwise(alt.value(0.45)),
            tooltip=tooltips(metric, lang, first=alt.Tooltip("label:N", title=word)),
        )
        .add_params(pick)
    )
    edge = base.mark_geoshape(filled=False, strokeWidth=0.7, strokeOpacity=0.6)
    return [
        shape,
        edge.encode(color=BY_ROLE),
        *_gaps(frame[(frame["class"] == "not") & frame["geometry"].notna()]),
    ]


def _fill(frame: pd.DataFrame, colour_by: ColourBy, keys: list[Key]) -> alt.Fill:
    """Fill by roles where a gap is a judgement, by the theme's ramp where it is a count."""
    paints = dict(zip(frame["class"], frame["paint"], strict=True))
    labels = json.dumps({paints[key.code]: key.label for key in keys})
    domain = list(ROLES) if colour_by == "coverage" else [str(step) for step in range(10)]
    legend_ = alt.Legend(
        orient="bottom",
        title=None,
        labelColor=MUTED,
        labelExpr=f"{labels}[datum.label]",
        values=list(dict.fromkeys(paints[key.code] for key in keys)),
        labelFontSize=LABEL_SIZE,
        symbolType="square",
        symbolOpacity=0.6 if colour_by == "coverage" else 1,
        columns=3,
    )
    range_ = "category" if colour_by == "coverage" else "ramp"
    return alt.Fill("paint:N", scale=alt.Scale(domain=domain, range=range_), legend=legend_)


def _gaps(frame: pd.DataFrame) -> list[alt.Chart]:
    """Cross out zones with nothing, so that colour does not tell alone."""
    if frame.empty:
        return []
    crosses = pd.DataFrame([middle(text) for text in frame["geometry"]], columns=["x", "y"])
    mark = alt.Chart(crosses).mark_text(text="×", fontSize=14, fontWeight="bold")
    return [painted(mark, "ink").encode(longitude="x:Q", latitude="y:Q")]


def _stations(stations: pd.DataFrame, lang: Lang) -> list[alt.Chart]:
    """Draw stations with their names on a halo in the ground's colour."""
    placed = stations.dropna(subset=["longitude", "latitude"])[["name", "longitude", "latitude"]]
    placed = placed.assign(short=[name.removesuffix("派出所") or name for name in placed["name"]])
    base = alt.Chart(placed).encode(longitude="longitude:Q", latitude="latitude:Q")
    dot = painted(base.mark_point(filled=True, shape="square", size=45, opacity=1), "ink")
    words = base.encode(text="short:N").transform_calculate(ground="'0'")
    steps = alt.Scale(domain=[str(step) for step in range(10)], range="ramp")
    halo = words.mark_text(dy=-11, fontSize=LABEL_SIZE, strokeWidth=4, strokeJoin="round")
    text = painted(words.mark_text(dy=-11, fontSize=LABEL_SIZE), "ink")
    return [
        halo.encode(stroke=alt.Stroke("ground:N", scale=steps, legend=None)),
        dot.encode(tooltip=[alt.Tooltip("name:N", title=STATION[lang])]),
        text,
    ]
