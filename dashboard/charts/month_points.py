"""Months of an indicator as a line: hollow where not complete, another shape where a signal is."""

import altair as alt
import pandas as pd

from dashboard.charts.framing import BAND_OPACITY, LABEL_SIZE
from dashboard.charts.month_scale import Domain, month_axis, month_scale
from dashboard.charts.palette import BY_ROLE, painted
from dashboard.charts.rows import tooltips
from dashboard.domain.text import Lang, Text
from dashboard.metrics.metric import Direction, Metric

MONTH, SIGNAL = Text("月份", "Month"), Text("信号", "Signal")
BEYOND_NOTE = Text("箭头：在坐标轴之外，数值见旁", "Arrow: beyond the axis, at the value beside it")
NO_AXIS = alt.Y("value:Q", axis=None)


def role_of(row: pd.Series, metric: Metric) -> str:
    """Return the role of a month: a judgement only where it is outside its limits."""
    if "outside" not in row["signals"]:
        return "ink" if row["signals"] else "working"
    if metric.direction == Direction.NEUTRAL:
        return "ink"
    over = row["value"] > row["mean"]
    return "better" if over == (metric.direction == Direction.UP_IS_GOOD) else "worse"


def band(frame: pd.DataFrame, x: alt.X) -> list[alt.Chart]:
    """Draw the intervals of a rate as a band."""
    known = frame.dropna(subset=["low", "high"])
    if known.empty:
        return []
    drawn = alt.Chart(known).mark_area(opacity=BAND_OPACITY, interpolate="linear")
    return [painted(drawn, "working").encode(x=x, y=alt.Y("low:Q", axis=None), y2="high:Q")]


def lines(
    frame: pd.DataFrame, x: alt.X, metric: Metric, lang: Lang, *, domain: Domain
) -> list[alt.Chart]:
    """Draw the line, dashed where it leads to or from a month that is not complete."""
    y = alt.Y("value:Q", axis=month_axis(metric, lang, domain), scale=month_scale(domain))
    solid = alt.Chart(frame[~frame["hollow"]]).mark_line(strokeWidth=2)
    drawn = [painted(solid, "working").encode(x=x, y=y)]
    dashed = alt.Chart(_beside(frame)).mark_line(strokeWidth=2, strokeDash=[4, 3])
    if frame["hollow"].any():
        drawn.append(painted(dashed, "working").encode(x=x, y=NO_AXIS, detail="end:N"))
    return drawn


def points(frame: pd.DataFrame, x: alt.X, metric: Metric, lang: Lang) -> list[alt.Chart]:
    """Draw the months; those with too few cases stand hollow at the foot."""
    shown, hidden = frame[frame["value"].notna()], frame[frame["value"].isna()]
    tips = tooltips(metric, lang, first=alt.Tooltip("month_told:N", title=MONTH[lang]))
    tips.append(alt.Tooltip("signals_told:N", title=SIGNAL[lang]))
    shape = alt.Shape("shape:N", scale=None, legend=None)
    marks = [
        alt.Chart(rows)
        .mark_point(filled=filled, size=80, opacity=1, strokeWidth=2)
        .encode(x=x, y=NO_AXIS, color=BY_ROLE, shape=shape, tooltip=tips)
        for filled, rows in ((True, shown[~shown["hollow"]]), (False, shown[shown["hollow"]]))
        if not rows.empty
    ]
    if not hidden.empty:
        foot = alt.Chart(hidden).mark_point(filled=False, size=60, strokeWidth=1.5, yOffset=-6)
        marks.append(painted(foot, "few").encode(x=x, y=alt.value("height"), tooltip=tips))
    return marks


def beyond_labels(frame: pd.DataFrame, x: alt.X, domain: Domain) -> list[alt.Chart]:
    """Write the value of each month that lies beyond the axis, with an arrow to its side."""
    found = []
    for arrow, dy, rows in (
        ("↓", -13, frame[frame["value"] < domain[0]]),
        ("↑", 15, frame[frame["value"] > domain[1]]),
    ):
        told = rows.assign(beyond=[f"{arrow} {value}" for value in rows["value_told"]])
        text = alt.Chart(told).mark_text(dy=dy, dx=-8, align="right", fontSize=LABEL_SIZE)
        if not rows.empty:
            found.append(painted(text, "ink").encode(x=x, y=NO_AXIS, text="beyond:N"))
    return found


def last_label(frame: pd.DataFrame, x: alt.X, domain: Domain) -> alt.Chart:
    """Label the last month, above a rise and below a fall, unless it lies beyond."""
    known = frame[frame["value"].notna()].tail(2)
    last = known.tail(1)
    last = last[last["value"].between(*domain)]
    falls = bool(known["value"].diff().iloc[-1:].lt(0).any())
    text = alt.Chart(last).mark_text(
        dy=15 if falls else -13, dx=8, align="right", fontSize=LABEL_SIZE, fontWeight="bold"
    )
    return painted(text, "ink").encode(x=x, y=NO_AXIS, text=alt.Text("value_told:N"))


def _beside(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the hollow months at each end of a frame with the complete one they lead to."""
    complete = frame.index[~frame["hollow"]]
    if complete.empty:
        return frame.assign(end="all")
    first, last = complete.min(), complete.max()
    return pd.concat([frame.loc[:first].assign(end="first"), frame.loc[last:].assign(end="last")])
