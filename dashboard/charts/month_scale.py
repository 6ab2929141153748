"""The scale of a month chart: that of its complete months and limits, with labels that differ."""

import altair as alt
import pandas as pd

from dashboard.charts.framing import value_axis
from dashboard.charts.natural import limits_drawn
from dashboard.domain.text import Lang
from dashboard.metrics.metric import Kind, Metric

ROOM = 0.06
STEP_OF_ONE = 0.0354
"""Five ticks over less than this stand closer than one point."""

Domain = tuple[float, float]


def month_domain(frame: pd.DataFrame, metric: Metric) -> Domain:
    """Return what the axis reaches over: complete months, their intervals and the limits.

    A month that may still change and lies elsewhere is drawn at the edge.
    """
    complete = frame[~frame["hollow"]]
    known = complete if complete["value"].notna().any() else frame
    seen = known[["value", "low", "high"]].stack().astype("float64")
    whole = pd.concat([seen, limits_drawn(frame, metric)["limit"]]).dropna()
    if whole.empty:
        return 0.0, 1.0
    low, high = float(whole.min()), float(whole.max())
    if metric.kind != Kind.RATE and low <= high / 2:
        low = min(low, 0.0)
    return _with_room(low, high, metric)


def month_scale(domain: Domain) -> alt.Scale:
    """Return the scale of a domain; what lies outside is drawn at its edge."""
    return alt.Scale(domain=list(domain), clamp=True, zero=False, nice=False)


def month_axis(metric: Metric, lang: Lang, domain: Domain) -> alt.Axis:
    """Return the axis of values; percent have one decimal where ticks are under a point apart."""
    axis = value_axis(metric, lang, upright=True)
    if metric.kind == Kind.RATE and domain[1] - domain[0] < STEP_OF_ONE:
        axis.labelExpr = "format(datum.value, '.1%')"
    return axis


def _with_room(low: float, high: float, metric: Metric) -> Domain:
    room = max((high - low) * ROOM, 0.002 if metric.kind == Kind.RATE else 0.5)
    foot = 0.0 if low >= 0 else float("-inf")
    top = 1.005 if metric.kind == Kind.RATE else float("inf")
    return max(low - room, foot), min(high + room, max(top, high))
