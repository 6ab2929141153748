"""Firms one below the other: rate, interval, band by shape and word, adjusted rate beside it."""

import altair as alt
import pandas as pd

from dashboard.charts.figures import figure
from dashboard.charts.framing import (
    framed,
    layered,
    marker_axis,
    name_axis,
    side_axis,
    titled,
    value_axis,
)
from dashboard.charts.palette import BY_ROLE, painted
from dashboard.charts.rows import coded, dimension_name, told_rows, tooltips
from dashboard.domain.text import Lang, Text
from dashboard.metrics.bands import BANDS, METHOD
from dashboard.metrics.disputes import SETTLEMENT_RATE as RATE

LED_RATE, BY = Text("律师主调成功率", "Lawyer-led settlement rate"), Text("按律所", "by firm")
NOTES = (
    Text("横线：95% 区间", "Line: 95% interval"),
    Text("圆点：差异不显著", "Dot: cannot be told apart"),
    Text("▼ 低于其余，▲ 高于其余", "▼ below, ▲ above the others"),
    Text("◇ 按案件构成调整后（在下）", "◇ adjusted for the mix of cases (below)"),
    Text("区间是否重叠不作判断依据", "Overlap of intervals is no test"),
)
ADJUSTED, BAND = Text("按案件构成调整后", "Adjusted"), Text("档次", "Band")
FEW, POOLED = Text("样本不足", "too few cases"), Text("合计 {value}", "All {value}")
DESCRIPTION = Text(
    "{n} 家律所律师主调成功率的点线图：{below} 家低于其余，{above} 家高于其余，"
    "{alike} 家差异不显著。{method}。",
    "Dots with intervals of the lawyer-led settlement rate of {n} firms: {below} below the others, "
    "{above} above, {alike} that cannot be told apart. {method}.",
)
ROW_HEIGHT, AROUND = 34, 120
SIGNS = {"below": Text("低于其余", "below"), "above": Text("高于其余", "above")}
ROLE = {"below": "worse", "above": "better", "together": "neutral"}
SHAPES = alt.Shape(
    "band:N",
    scale=alt.Scale(
        domain=["below", "together", "above"], range=["triangle-down", "circle", "triangle-up"]
    ),
    legend=None,
)


def firm_bands(values: pd.DataFrame, lang: Lang, *, pooled: float) -> alt.LayerChart:
    """Draw one row per firm in the order given.

    Takes the values of the settlement rate by firm with ``name``, ``band`` (null: too few
    cases) and ``adjusted``. Too few cases are said in words and not drawn.
    """
    frame = coded(told_rows(values, RATE, lang), "firm", lang)
    frame["role"] = frame["band"].map(ROLE).fillna("few")
    frame["band_told"] = [
        BANDS[band][lang] if band in BANDS else FEW[lang] for band in frame["band"]
    ]
    frame["adjusted"] = frame["adjusted"].astype("float64")
    frame["adjusted_told"] = [figure(value, RATE, lang) for value in frame["adjusted"]]
    counted = frame["band"].value_counts()
    return framed(
        layered(*_layers(frame, lang, pooled)).resolve_axis(x="independent", y="independent"),
        title=titled([LED_RATE[lang], BY[lang]], "", lang),
        description=DESCRIPTION[lang].format(
            n=len(frame),
            below=counted.get("below", 0),
            above=counted.get("above", 0),
            alike=counted.get("together", 0),
            method=METHOD[lang],
        ),
        height=max(len(frame), 2) * ROW_HEIGHT + AROUND,
        lang=lang,
        notes=[note[lang] for note in NOTES],
    )


def _layers(frame: pd.DataFrame, lang: Lang, pooled: float) -> list[alt.Chart]:
    order = alt.Scale(domain=list(frame["code"]))
    names = dict(zip(frame["code"], frame["label"], strict=True))
    told = {
        code: f"{value} {SIGNS[band][lang]}" if band in SIGNS else value
        for code, value, band in zip(frame["code"], frame["told"], frame["band"], strict=True)
    }
    named = alt.Y("code:N", scale=order, axis=name_axis(names))
    beside, bare = (alt.Y("code:N", scale=order, axis=axis) for axis in (side_axis(told), None))
    scale = alt.Scale(domain=_domain(frame, pooled), nice=False)
    tips = [
        *tooltips(RATE, lang, first=alt.Tooltip("label:N", title=dimension_name("firm", lang))),
        alt.Tooltip("band_told:N", title=BAND[lang]),
        alt.Tooltip("adjusted_told:N", title=ADJUSTED[lang]),
    ]
    line = {POOLED[lang].format(value=figure(pooled, RATE, lang)): pooled}
    rule = alt.Chart(pd.DataFrame({"pooled": [pooled]})).mark_rule()
    shown = alt.Chart(frame[frame["shown"]])
    x = alt.X("value:Q", scale=scale, axis=value_axis(RATE, lang))
    return [
        painted(rule, "ink").encode(
            x=alt.X("pooled:Q", scale=scale, axis=marker_axis(line, orient="top"))
        ),
        alt.Chart(frame[frame["low"].notna()])
        .mark_rule(strokeWidth=2, opacity=0.55)
        .encode(
            x=alt.X("low:Q", scale=scale, axis=None),
            x2="high:Q",
            y=beside,
            color=BY_ROLE,
            tooltip=tips,
        ),
        shown.mark_point(filled=True, size=110, opacity=1).encode(
            x=x, y=named, color=BY_ROLE, shape=SHAPES, tooltip=tips
        ),
        painted(
            shown.mark_point(filled=False, size=60, strokeWidth=1.5, shape="diamond", yOffset=9),
            "ink",
        ).encode(x=alt.X("adjusted:Q", scale=scale, axis=None), y=bare, tooltip=tips),
    ]


def _domain(frame: pd.DataFrame, pooled: float) -> list[float]:
    columns = [frame[name] for name in ("low", "high", "adjusted")]
    known = pd.concat([*columns, pd.Series([pooled])]).astype("float64").dropna()
    return [max(0.0, float(known.min()) - 0.04), min(1.015, float(known.max()) + 0.03)]
