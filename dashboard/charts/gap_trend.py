"""Gaps by month: how many were open at its end, and how many of them were new in it."""

import altair as alt
import pandas as pd

from dashboard.charts.framing import LABEL_SIZE, framed, layered, titled
from dashboard.charts.months import month_keys, month_name, month_span, month_x
from dashboard.charts.palette import painted
from dashboard.charts.rollout import plain_axis
from dashboard.domain.text import Lang, Text

TITLE = Text("月末缺口数", "Gaps open at the end of each month")
DESCRIPTION = Text(
    "按月柱状图：{first}月末 {start} 处缺口，{last} {end} 处，最多 {most} 处（{peak}）。",
    "Columns by month: {start} gaps at the end of {first}, {end} at {last}, at most {most} "
    "({peak}).",
)
NO_GAPS = Text("没有缺口。", "No gaps.")
MONTH, GAPS = Text("月份", "Month"), Text("缺口（处）", "Gaps")
HEIGHT, MOST_LABELS = 240, 24


def gap_columns(values: pd.DataFrame, lang: Lang, *, context: str = "") -> alt.LayerChart:
    """Draw how many gaps were open at the end of each month: columns ``day, gaps``."""
    frame = pd.DataFrame({"month": month_keys(values["day"]), "gaps": values["gaps"].astype(float)})
    frame["month_told"] = [month_name(key, lang) for key in frame["month"]]
    x = month_x(month_span(frame["month"]), lang)
    y = alt.Y("gaps:Q", axis=plain_axis(), scale=alt.Scale(zero=True))
    tips = [
        alt.Tooltip("month_told:N", title=MONTH[lang]),
        alt.Tooltip("gaps:Q", title=GAPS[lang], format=",.0f"),
    ]
    labelled = frame if len(frame) <= MOST_LABELS else frame.iloc[[0, -1]] if len(frame) else frame
    number = alt.Chart(labelled).mark_text(dy=-8, fontSize=LABEL_SIZE)
    return framed(
        layered(
            painted(alt.Chart(frame).mark_bar(), "working").encode(x=x, y=y, tooltip=tips),
            painted(number, "ink").encode(x=x, y=y, text="gaps:Q"),
        ),
        title=titled([TITLE[lang]], context, lang),
        description=_told(frame, lang),
        height=HEIGHT,
        lang=lang,
    )


def _told(frame: pd.DataFrame, lang: Lang) -> str:
    if frame.empty:
        return f"{TITLE[lang]}: {NO_GAPS[lang]}"
    peak = frame.loc[frame["gaps"].idxmax()]
    return DESCRIPTION[lang].format(
        first=frame["month_told"].iloc[0],
        start=f"{frame['gaps'].iloc[0]:,.0f}",
        last=frame["month_told"].iloc[-1],
        end=f"{frame['gaps'].iloc[-1]:,.0f}",
        most=f"{peak['gaps']:,.0f}",
        peak=peak["month_told"],
    )
