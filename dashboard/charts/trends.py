"""Change over time: an indicator by month, and the two other views of time beside it."""

from datetime import date

import altair as alt
import pandas as pd

from dashboard.charts.columns import stacked_counts
from dashboard.charts.framing import (
    BAND_OPACITY,
    LABEL_SIZE,
    framed,
    layered,
    seen,
    titled,
    value_axis,
)
from dashboard.charts.limits import Limits, natural_limits, reference_lines
from dashboard.charts.months import month_key, month_keys, month_name, month_span, month_x
from dashboard.charts.palette import BY_ROLE, painted
from dashboard.charts.rows import told_rows, tooltips
from dashboard.charts.years import year_on_year
from dashboard.domain.text import Lang, Text
from dashboard.metrics.metric import Direction, Kind, Metric

__all__ = ["stacked_counts", "trend", "year_on_year"]

BY_MONTH = Text("按月", "by month")
MONTH = Text("月份", "Month")
LIMITS_NOTE = Text("虚线：均值 ± 2.66 × 平均移动极差", "Dashed: mean ± 2.66 × mean moving range")
BAND_NOTE = Text("色带：95% 区间", "Band: 95% interval")
PROVISIONAL_NOTE = Text("空心点：数据尚未完整", "Hollow: not complete yet")
FEW_NOTE = Text("底部空心点：样本不足", "Hollow at the foot: too few cases")
DESCRIPTION = Text(
    "{metric}按月折线图，{first}至{last}，最近一月 {value}。",
    "Line of {metric} by month, {first} to {last}; the last month is {value}.",
)
EMPTY = Text("没有数据。", "No data.")

HEIGHT = 300


def trend(
    values: pd.DataFrame,
    metric: Metric,
    lang: Lang,
    *,
    limits: Limits | None = None,
    provisional_from: date | str | None = None,
    context: str = "",
) -> alt.LayerChart:
    """Draw an indicator by month, with its interval and, if given, mean and natural limits.

    ``limits`` is what ``moving_range_limits`` returns. Months from ``provisional_from``
    on are hollow and dashed: their cases are still coming in.
    """
    frame = _by_month(values, metric, lang)
    start = month_key(provisional_from) if provisional_from else "9999"
    frame["provisional"] = frame["month"] >= start
    frame["role"] = [_role(value, metric, limits) for value in frame["value"]]
    x = month_x(month_span(frame["month"]), lang)
    lines = natural_limits(limits, metric, lang)
    layers = [
        _band(frame, x),
        *reference_lines(lines),
        *_lines(frame, x, metric, lang, start),
        *_points(frame, x, metric, lang),
        _last(frame, x),
    ]
    chart = layered(*layers).resolve_axis(y="independent")
    return framed(
        chart,
        title=titled([seen(metric, lang), BY_MONTH[lang]], context, lang),
        description=_description(frame, metric, lang),
        height=HEIGHT,
        lang=lang,
        notes=_notes(frame, limits, lang),
    )


def _by_month(values: pd.DataFrame, metric: Metric, lang: Lang) -> pd.DataFrame:
    frame = told_rows(values, metric, lang)
    frame["month"] = month_keys(frame["month"])
    frame["month_told"] = [month_name(key, lang) for key in frame["month"]]
    return frame.sort_values("month", ignore_index=True)


def _role(value: float, metric: Metric, limits: Limits | None) -> str:
    if limits is None or pd.isna(value) or limits[1] <= value <= limits[2]:
        return "working"
    if metric.direction == Direction.NEUTRAL:
        return "ink"
    over = value > limits[2]
    return "better" if over == (metric.direction == Direction.UP_IS_GOOD) else "worse"


def _scale(metric: Metric) -> alt.Scale:
    return alt.Scale(zero=metric.kind != Kind.RATE, nice=True)


def _band(frame: pd.DataFrame, x: alt.X) -> alt.Chart:
    known = frame.dropna(subset=["low", "high"])
    band = alt.Chart(known).mark_area(opacity=BAND_OPACITY, interpolate="linear")
    return painted(band, "working").encode(x=x, y=alt.Y("low:Q", axis=None), y2="high:Q")


def _lines(
    frame: pd.DataFrame, x: alt.X, metric: Metric, lang: Lang, start: str
) -> list[alt.Chart]:
    settled = frame[~frame["provisional"]]
    joined = frame[frame["provisional"] | (frame.index == settled.index.max())]
    y = alt.Y("value:Q", axis=value_axis(metric, lang, upright=True), scale=_scale(metric))
    solid = alt.Chart(settled).mark_line(strokeWidth=2)
    dashed = alt.Chart(joined).mark_line(strokeWidth=2, strokeDash=[4, 3])
    solid, dashed = painted(solid, "working"), painted(dashed, "working")
    layers = [solid.encode(x=x, y=y)]
    if frame["provisional"].any():
        layers.append(dashed.encode(x=x, y=alt.Y("value:Q", axis=None)))
    return layers


def _points(frame: pd.DataFrame, x: alt.X, metric: Metric, lang: Lang) -> list[alt.Chart]:
    shown, hidden = frame[frame["value"].notna()], frame[frame["value"].isna()]
    tips = tooltips(metric, lang, first=alt.Tooltip("month_told:N", title=MONTH[lang]))
    y = alt.Y("value:Q", axis=None)
    marks = [
        alt.Chart(rows)
        .mark_point(filled=filled, size=60, opacity=1, strokeWidth=2)
        .encode(
            x=x,
            y=y,
            color=BY_ROLE,
            shape=alt.when(alt.datum.role == "working")
            .then(alt.value("circle"))
            .otherwise(alt.value("diamond")),
            tooltip=tips,
        )
        for filled, rows in (
            (True, shown[~shown["provisional"]]),
            (False, shown[shown["provisional"]]),
        )
        if not rows.empty
    ]
    if not hidden.empty:
        foot = alt.Chart(hidden).mark_point(filled=False, size=60, strokeWidth=1.5, yOffset=-6)
        marks.append(painted(foot, "few").encode(x=x, y=alt.value("height"), tooltip=tips))
    return marks


def _last(frame: pd.DataFrame, x: alt.X) -> alt.Chart:
    """Label the last month, above a rise and below a fall, where the line is not."""
    known = frame[frame["value"].notna()].tail(2)
    falls = bool(known["value"].diff().iloc[-1:].lt(0).any())
    text = alt.Chart(known.tail(1)).mark_text(
        dy=15 if falls else -13, dx=8, align="right", fontSize=LABEL_SIZE, fontWeight="bold"
    )
    return painted(text, "ink").encode(
        x=x, y=alt.Y("value:Q", axis=None), text=alt.Text("value_told:N")
    )


def _notes(frame: pd.DataFrame, limits: Limits | None, lang: Lang) -> list[str]:
    return [
        BAND_NOTE[lang] if frame["low"].notna().any() else "",
        LIMITS_NOTE[lang] if limits else "",
        PROVISIONAL_NOTE[lang] if frame["provisional"].any() else "",
        FEW_NOTE[lang] if frame["value"].isna().any() else "",
    ]


def _description(frame: pd.DataFrame, metric: Metric, lang: Lang) -> str:
    if frame.empty:
        return f"{metric.name[lang]}: {EMPTY[lang]}"
    first, last = frame["month_told"].iloc[0], frame["month_told"].iloc[-1]
    value = frame["told"].iloc[-1]
    return DESCRIPTION[lang].format(metric=metric.name[lang], first=first, last=last, value=value)
