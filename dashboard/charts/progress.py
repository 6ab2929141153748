"""Progress by month: what was planned as a dashed line, what was reached as a solid one."""

import altair as alt
import pandas as pd

from dashboard.charts.framing import LABEL_SIZE, framed, layered, titled
from dashboard.charts.months import month_keys, month_name, month_span, month_x
from dashboard.charts.palette import painted
from dashboard.charts.rollout import plain_axis
from dashboard.domain.text import Lang, Text

TITLE = Text("月末累计", "cumulative at month's end")
PLANNED, REACHED = Text("计划", "Planned"), Text("实际", "Reached")
NOTES = Text("虚线：计划", "Dashed: planned"), Text("实线：实际", "Solid: reached")
DESCRIPTION = Text(
    "两条逐月折线：至{last}计划 {planned}，实际 {reached}。",
    "Two lines by month: by {last} {planned} planned and {reached} reached.",
)
MONTH = Text("月份", "Month")
HEIGHT = 240
SERIES = (("planned", "companion", [5, 3]), ("reached", "working", [1, 0]))


def progress_curve(values: pd.DataFrame, lang: Lang, *, name: Text) -> alt.LayerChart:
    """Draw a plan and what became of it: columns ``day, planned, reached``, at least one row.

    A plan of nothing so far, as that of a target due later, is not drawn.
    """
    frame = values.assign(month=month_keys(values["day"]))
    frame["month_told"] = [month_name(key, lang) for key in frame["month"]]
    frame = frame.drop(columns="day")
    x = month_x(month_span(frame["month"]), lang)
    tips = [
        alt.Tooltip("month_told:N", title=MONTH[lang]),
        alt.Tooltip("planned:Q", title=PLANNED[lang], format=",.0f"),
        alt.Tooltip("reached:Q", title=REACHED[lang], format=",.0f"),
    ]
    lines = []
    has_plan = bool(frame["planned"].any())
    for column, role, dash in SERIES if has_plan else SERIES[1:]:
        y = alt.Y(f"{column}:Q", axis=plain_axis(), scale=alt.Scale(zero=True))
        drawn = alt.Chart(frame).mark_line(point=True, strokeWidth=2, strokeDash=dash)
        lines.append(painted(drawn, role).encode(x=x, y=y, tooltip=tips))
    end = alt.Chart(frame.tail(1)).mark_text(dy=-10, fontSize=LABEL_SIZE, fontWeight="bold")
    lines.append(
        painted(end, "ink").encode(x=x, y="reached:Q", text=alt.Text("reached:Q", format=",.0f"))
    )
    last = frame.iloc[-1]
    told = {"planned": f"{last['planned']:,.0f}", "reached": f"{last['reached']:,.0f}"}
    return framed(
        layered(*lines),
        title=titled([name[lang], TITLE[lang]], "", lang),
        description=DESCRIPTION[lang].format(last=last["month_told"], **told),
        height=HEIGHT,
        lang=lang,
        notes=[note[lang] for note in NOTES] if has_plan else [],
    )
