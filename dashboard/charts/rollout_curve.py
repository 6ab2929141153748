"""How a roll-out went: stations started, day by day."""

import altair as alt
import pandas as pd

from dashboard.charts.framing import LABEL_SIZE, framed, layered, titled
from dashboard.charts.palette import MUTED, painted
from dashboard.charts.rollout import EMPTY, plain_axis
from dashboard.domain.text import Lang, Text

CURVE = Text("已启用派出所（个）", "Stations started")
BY_DAY = Text("按日累计", "cumulative by day")
CURVE_TOLD = Text(
    "阶梯图：{first}启用 {least} 个，到{last}共 {most} 个。",
    "Steps: {least} started on {first}, {most} by {last}.",
)
DAY, STARTED = Text("日期", "Day"), Text("已启用", "Started")
HEIGHT = 230


def started_curve(values: pd.DataFrame, lang: Lang) -> alt.LayerChart:
    """Draw how many stations had started, day by day: columns day, stations, day_told."""
    frame = values.assign(day=[str(day) for day in values["day"]])
    step = alt.Chart(frame).mark_line(interpolate="step-after", strokeWidth=2)
    point = alt.Chart(frame).mark_point(filled=True, size=36, opacity=1)
    x, y = _day_x(lang), alt.Y("stations:Q", axis=plain_axis(), scale=alt.Scale(zero=True))
    tips = [
        alt.Tooltip("day_told:N", title=DAY[lang]),
        alt.Tooltip("stations:Q", title=STARTED[lang]),
    ]
    ends = frame.iloc[[0, -1]] if len(frame) else frame
    number = alt.Chart(ends).mark_text(dy=-11, fontSize=LABEL_SIZE, fontWeight="bold")
    chart = layered(
        painted(step, "working").encode(x=x, y=y),
        painted(point, "working").encode(x=x, y=y, tooltip=tips),
        painted(number, "ink").encode(x=x, y=y, text="stations:Q"),
    )
    return framed(
        chart,
        title=titled([CURVE[lang], BY_DAY[lang]], "", lang),
        description=_curve_told(frame, lang),
        height=HEIGHT,
        lang=lang,
    )


def _day_x(lang: Lang) -> alt.X:
    """Days on an axis that reads them as written, whatever the browser's time zone."""
    month = "(utcmonth(datum.value) + 1)"
    day = "utcdate(datum.value)"
    label = f"{month} + '月' + {day} + '日'" if lang == Lang.ZH else f"{day} + '/' + {month}"
    axis = alt.Axis(
        labelColor=MUTED,
        labelExpr=label,
        labelFontSize=LABEL_SIZE,
        labelPadding=6,
        labelFlush=False,
        tickCount=5,
        title=None,
        grid=False,
    )
    return alt.X("day:T", scale=alt.Scale(type="utc", padding=12), axis=axis)


def _curve_told(frame: pd.DataFrame, lang: Lang) -> str:
    if frame.empty:
        return f"{CURVE[lang]}: {EMPTY[lang]}"
    first, last = frame.iloc[0], frame.iloc[-1]
    return CURVE_TOLD[lang].format(
        first=first["day_told"],
        least=first["stations"],
        last=last["day_told"],
        most=last["stations"],
    )
