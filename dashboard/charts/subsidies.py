"""Subsidies by month: columns of what was claimed, and the part of it in doubt."""

import altair as alt
import pandas as pd

from dashboard.charts.framing import LABEL_SIZE, framed, layered, titled
from dashboard.charts.months import month_keys, month_name, month_span, month_x
from dashboard.charts.palette import MUTED, painted
from dashboard.domain.text import Lang, Text

TITLE = Text("每月申领金额（元）与其中存疑", "Claimed by month (yuan), and the part in doubt")
NOTES = (Text("浅色：申领", "Light: claimed"), Text("深色：其中存疑", "Dark: of it in doubt"))
DESCRIPTION = Text(
    "按所属月的柱状图：共申领 {claimed} 元，其中存疑 {doubtful} 元。",
    "Columns by month claimed for: {claimed} yuan claimed, {doubtful} of it in doubt.",
)
MONTH, CLAIMED = Text("所属月", "Month"), Text("申领（元）", "Claimed (yuan)")
DOUBTFUL = Text("其中存疑（元）", "In doubt (yuan)")
HEIGHT = 260


def claimed_by_month(values: pd.DataFrame, lang: Lang) -> alt.LayerChart:
    """Draw what was claimed for each month: columns month, claimed, doubtful_yuan, in yuan."""
    frame = values[["month", "claimed", "doubtful_yuan"]].copy()
    frame["month"] = month_keys(frame["month"])
    frame["month_told"] = [month_name(key, lang) for key in frame["month"]]
    x = month_x(month_span(frame["month"]), lang)
    tips = [
        alt.Tooltip("month_told:N", title=MONTH[lang]),
        alt.Tooltip("claimed:Q", title=CLAIMED[lang], format=",.0f"),
        alt.Tooltip("doubtful_yuan:Q", title=DOUBTFUL[lang], format=",.0f"),
    ]
    axis = alt.Axis(
        labelColor=MUTED, labelFontSize=LABEL_SIZE, title=None, format=",.0f", tickCount=5
    )
    bars = (("claimed:Q", "companion", 0.38), ("doubtful_yuan:Q", "worse", 1.0))
    layers = [
        painted(alt.Chart(frame).mark_bar(opacity=opacity), role).encode(
            x=x, y=alt.Y(name, axis=axis, scale=alt.Scale(zero=True)), tooltip=tips
        )
        for name, role, opacity in bars
    ]
    sums = {"claimed": frame["claimed"].sum(), "doubtful": frame["doubtful_yuan"].sum()}
    return framed(
        layered(*layers),
        title=titled([TITLE[lang]], "", lang),
        description=DESCRIPTION[lang].format(**{k: f"{v:,.0f}" for k, v in sums.items()}),
        height=HEIGHT,
        lang=lang,
        notes=[note[lang] for note in NOTES],
    )
