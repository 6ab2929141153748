"""Maps without WebGL: the same zones as a picture that can be clicked, for reports too."""

import json

import altair as alt
import pandas as pd

from dashboard.charts.classes import (
    PLAIN,
    ColourBy,
    Key,
    Words,
    classed,
    classes_of,
    legend,
)
from dashboard.charts.deck import zone_deck
from dashboard.charts.figures import NONE
from dashboard.charts.framing import LABEL_SIZE, framed, layered, seen, titled
from dashboard.charts.palette import BY_ROLE, MUTED, ROLES, painted
from dashboard.charts.points import HEIGHT, SKETCH, point_map, room_marks, station_marks
from dashboard.charts.rows import dimension_name, dimension_word, tooltips, unit_column
from dashboard.charts.shapes import features, middle
from dashboard.domain.text import Lang, Text
from dashboard.metrics.metric import Metric

__all__ = ["Key", "legend", "point_map", "zone_deck", "zone_shapes"]

BY_AREA = Text("按{unit}", "by {unit}")
DESCRIPTION = Text(
    "{metric}的分布示意图，共 {n} 个{unit}，其中 {empty} 个没有记录。",
    "Sketch map of {metric}: {n} areas by {unit}; {empty} of them have none.",
)
HOLLOW = Text("空心：{what}", "Hollow: {what}")


def zone_shapes(
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
    called: Text | None = None,
    context: str = "",
) -> alt.LayerChart:
    """Draw zones, or other areas, without WebGL, for screens that have none and for reports.

    A click selects ``zone`` by the property ``zone``, the area's code.
    """
    unit = unit_column(values)
    frame = _painted_zones(zones, values, metric, lang, colour_by, words).assign(
        is_chosen=zones["code"].to_numpy() == chosen
    )
    keys = legend(frame, lang, metric=metric, colour_by=colour_by, words=words)
    layers = _zones(frame, metric, lang, colour_by, keys, dimension_name(unit, lang, called))
    points = [*station_marks(stations, lang), *([] if rooms is None else room_marks(rooms, lang))]
    word = dimension_word(unit, lang, called)
    hollow = [HOLLOW[lang].format(what=key.label) for key in keys if key.hollow]
    return framed(
        layered(*layers, *points).project(type="mercator"),
        title=titled([seen(metric, lang), BY_AREA[lang].format(unit=word)], context, lang),
        description=_described(frame, metric, word, lang),
        height=HEIGHT,
        lang=lang,
        notes=[SKETCH[lang], *hollow],
    )


def _painted_zones(
    zones: pd.DataFrame,
    values: pd.DataFrame,
    metric: Metric,
    lang: Lang,
    colour_by: ColourBy,
    words: Words,
) -> pd.DataFrame:
    """Give every area its class, its paint and the words of its tooltip."""
    classes = classes_of(values, colour_by)
    frame = classed(zones, values, metric, lang, classes, words)
    frame["zone"], frame["label"] = frame["code"], frame["name"]
    frame["value_told"] = frame["told"]
    for told in ("cases_told", "interval_told"):
        frame[told] = frame[told].astype(object).where(frame[told].notna(), NONE)
    frame["paint"] = [classes.paint(code) for code in frame["class"]]
    frame["role"] = ["worse" if code == "not" else "muted" for code in frame["class"]]
    return frame


def _described(frame: pd.DataFrame, metric: Metric, word: str, lang: Lang) -> str:
    empty = int(frame["class"].isin(["zero", "not", "none"]).sum())
    return DESCRIPTION[lang].format(metric=metric.name[lang], n=len(frame), unit=word, empty=empty)


def _zones(
    frame: pd.DataFrame,
    metric: Metric,
    lang: Lang,
    colour_by: ColourBy,
    keys: list[Key],
    word: str,
) -> list[alt.Chart]:
    names = "zone label value_told cases_told interval_told class paint role is_chosen".split()
    data = alt.InlineData(values=features(frame, names))
    base = alt.Chart(data).transform_calculate(
        **{name: f"datum.properties.{name}" for name in names}
    )
    opacity = "{none: 0, few: 0, has: 0.4}[datum.class]"
    shape = (
        base.transform_calculate(seen=f"isValid({opacity}) ? {opacity} : 0.9")
        .mark_geoshape(stroke=None)
        .encode(
            fillOpacity=alt.FillOpacity("seen:Q", scale=None),
            fill=_fill(frame, colour_by, keys),
            tooltip=tooltips(metric, lang, first=alt.Tooltip("label:N", title=word)),
        )
        .add_params(alt.selection_point(name="zone", fields=["zone"], on="click"))
    )
    edge = base.mark_geoshape(filled=False, strokeWidth=0.7, strokeOpacity=0.6)
    around = base.transform_filter("datum.is_chosen").mark_geoshape(filled=False, strokeWidth=3)
    return [shape, edge.encode(color=BY_ROLE), painted(around, "ink"), *_signs(frame)]


def _fill(frame: pd.DataFrame, colour_by: ColourBy, keys: list[Key]) -> alt.Fill:
    """Fill by roles where a gap is meant, else by a scale of the theme: judged, or counted."""
    paints = dict(zip(frame["class"], frame["paint"], strict=True))
    filled = [key for key in keys if not key.hollow and key.code in paints]
    labels = json.dumps({paints[key.code]: key.label for key in filled})
    legend_ = alt.Legend(
        orient="bottom",
        title=None,
        labelColor=MUTED,
        labelExpr=f"{labels}[datum.label]",
        values=list(dict.fromkeys(paints[key.code] for key in filled)),
        labelFontSize=LABEL_SIZE,
        symbolType="square",
        symbolOpacity=0.6 if colour_by == "coverage" else 1,
        columns=3,
    )
    domain = list(ROLES) if colour_by == "coverage" else [str(step) for step in range(10)]
    range_ = {"coverage": "category", "judgement": "diverging", "count": "ramp"}[colour_by]
    return alt.Fill("paint:N", scale=alt.Scale(domain=domain, range=range_), legend=legend_)


def _signs(frame: pd.DataFrame) -> list[alt.Chart]:
    """Write what colour must not tell alone: nothing there, or how much is missed."""
    told = frame[(frame["sign"] != "") & frame["geometry"].notna()]
    if told.empty:
        return []
    signs = pd.DataFrame([middle(text) for text in told["geometry"]], columns=["x", "y"])
    signs["sign"] = told["sign"].to_numpy()
    mark = alt.Chart(signs).mark_text(fontSize=LABEL_SIZE, fontWeight="bold")
    return [painted(mark, "ink").encode(longitude="x:Q", latitude="y:Q", text="sign:N")]
