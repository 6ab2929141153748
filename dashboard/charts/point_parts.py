"""What a score is made of: one bar per unit, its items end to end."""

import altair as alt
import pandas as pd

from dashboard.charts.framing import LABEL_SIZE, framed, layered, name_axis, side_axis, titled
from dashboard.charts.palette import MUTED, painted
from dashboard.charts.rows import coded, dimension_name
from dashboard.domain.text import Lang, Text

TITLE, BY = Text("得分构成", "What the score is made of"), Text("按{unit}", "by {unit}")
ORDER = Text("由左到右、由深到浅：{first}", "Left to right, dark to light: {first}")
NOTE = Text("右：得分和已测算的项数", "Right: score and items measured")
ITEM, POINTS, SCORE = Text("项目", "Item"), Text("折算得分", "Of the score"), Text("得分", "Score")
UNIT = Text("分", "points")
DESCRIPTION = Text(
    "{n} 个单位的得分构成，满分 100；得分最高的是{first}，{score}。",
    "Scores of {n} units in parts, out of 100; the highest is {first} with {score}.",
)
EMPTY = Text("没有可以计分的单位。", "No unit has a score.")
DARKEST, LIGHTEST = 9, 2
"""Steps of the one blue that the first and the last item take."""
ROW_HEIGHT, AROUND = 34, 120


def point_parts(values: pd.DataFrame, lang: Lang, dimension: str) -> alt.LayerChart:
    """Draw one bar per unit in the order given, made of what each item adds to its score.

    One row per unit and item: the dimension, ``name, item, part`` (points out of 100 of the
    whole), ``score_told`` and ``item_told``, items in the order they are declared.
    """
    frame = _placed(coded(values, dimension, lang))
    items = list(dict.fromkeys(frame["item"]))
    unit = dimension_name(dimension, lang)
    return framed(
        layered(*_layers(frame, unit, lang)).resolve_axis(y="independent"),
        title=titled([TITLE[lang], BY[lang].format(unit=unit.lower())], "", lang),
        description=_description(frame, lang),
        height=max(frame["code"].nunique(), 2) * ROW_HEIGHT + AROUND,
        lang=lang,
        notes=[ORDER[lang].format(first=items[0]), *items[1:], NOTE[lang]] if items else [],
    )


def _placed(frame: pd.DataFrame) -> pd.DataFrame:
    """Where each part begins and ends, and its shade; an item not measured has no part."""
    known = frame.astype({"part": "float64"}).fillna({"part": 0.0})
    items = list(dict.fromkeys(known["item"]))
    shades = {item: _shade(n, len(items)) for n, item in enumerate(items)}
    end = known.groupby("code", sort=False)["part"].cumsum()
    return known.assign(start=end - known["part"], end=end, shade=known["item"].map(shades))


def _shade(place: int, items: int) -> str:
    """The step of the ramp an item takes by its place: always lighter than the one before."""
    return str(round(DARKEST - place * (DARKEST - LIGHTEST) / max(items - 1, 2)))


def _layers(frame: pd.DataFrame, unit: str, lang: Lang) -> list[alt.Chart]:
    order = alt.Scale(domain=list(dict.fromkeys(frame["code"])))
    names = dict(zip(frame["code"], frame["label"], strict=True))
    scores = dict(zip(frame["code"], frame["score_told"], strict=True))
    named = alt.Y("code:N", scale=order, axis=name_axis(names))
    beside = alt.Y("code:N", scale=order, axis=side_axis(scores))
    scale, axis = alt.Scale(domain=[0, 100], nice=False), _score_axis(lang)
    steps = alt.Scale(domain=[str(step) for step in range(10)], range="ramp")
    bar = alt.Chart(frame).mark_bar(height={"band": 0.62})
    empty = painted(alt.Chart(frame).mark_tick(opacity=0), "ink")
    return [
        bar.encode(
            x=alt.X("start:Q", scale=scale, axis=axis),
            x2="end:Q",
            y=named,
            fill=alt.Fill("shade:N", scale=steps, legend=None),
            tooltip=_tips(unit, lang),
        ),
        empty.encode(x=alt.X("end:Q", scale=scale, axis=axis), y=beside),
    ]


def _score_axis(lang: Lang) -> alt.Axis:
    return alt.Axis(
        title=UNIT[lang],
        titleAnchor="end",
        labelColor=MUTED,
        titleColor=MUTED,
        labelFontSize=LABEL_SIZE,
        values=[0, 25, 50, 75, 100],
        ticks=False,
        domain=False,
    )


def _tips(unit: str, lang: Lang) -> list[alt.Tooltip]:
    return [
        alt.Tooltip("label:N", title=unit),
        alt.Tooltip("item:N", title=ITEM[lang]),
        alt.Tooltip("item_told:N", title=POINTS[lang]),
        alt.Tooltip("score_told:N", title=SCORE[lang]),
    ]


def _description(frame: pd.DataFrame, lang: Lang) -> str:
    if frame.empty:
        return EMPTY[lang]
    first = frame.iloc[0]
    return DESCRIPTION[lang].format(
        n=frame["code"].nunique(), first=first["label"], score=first["score_told"]
    )
