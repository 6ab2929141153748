"""What a month chart is read against: mean and natural limits of each segment, and dated events."""

from collections.abc import Mapping

import altair as alt
import pandas as pd

from dashboard.charts.figures import figure
from dashboard.charts.framing import LABEL_SIZE, marker_axis
from dashboard.charts.palette import painted
from dashboard.domain.text import Lang, Text
from dashboard.metrics.metric import Kind, Metric

NAMES = {
    "mean": Text("均值", "Mean"),
    "lower": Text("下限", "Lower"),
    "upper": Text("上限", "Upper"),
}
LABEL_SHARE = 0.08
"""Part of the axis a label takes. ``reach`` is how far the axis goes from end to end."""


def natural_lines(
    frame: pd.DataFrame, x: alt.X, metric: Metric, lang: Lang, *, reach: float
) -> list[alt.Chart]:
    """Draw each segment's mean solid and limits dashed; those of the last are named at the right.

    A limit no figure can reach is left out, and the name of one too near to the mean to be read.
    Means of earlier segments are named where they begin.
    """
    lines = limits_drawn(frame, metric)
    if lines.empty:
        return []
    is_last = lines["segment"] == frame["segment"].max()
    last = lines[is_last].drop_duplicates("line")
    pairs = dict(zip(last["line"], last["limit"], strict=True))
    told = {
        line: f"{NAMES[line][lang]} {figure(limit, metric, lang)}" for line, limit in pairs.items()
    }
    named = {told[line]: pairs[line] for line in _readable(pairs, reach * LABEL_SHARE)}
    drawn = painted(alt.Chart(lines).mark_line(strokeWidth=1), "muted").encode(
        x=x,
        y=alt.Y("limit:Q", axis=marker_axis(named, orient="right")),
        detail=["line:N", "segment:N"],
        strokeDash=alt.when(alt.datum.line == "mean")
        .then(alt.value([1, 0]))
        .otherwise(alt.value([5, 4])),
    )
    return [drawn, *_means(lines[~is_last], x, metric, lang)]


def dated_rules(marks: Mapping[str, str], x: alt.X) -> list[alt.Chart]:
    """Draw a thin line at each month something is dated at, with its number at the top."""
    if not marks:
        return []
    dated = pd.DataFrame({"month": list(marks), "number": list(marks.values())})
    rule = painted(alt.Chart(dated).mark_rule(strokeDash=[2, 3], strokeWidth=1), "companion")
    number = alt.Chart(dated).mark_text(align="left", baseline="top", dx=4, fontSize=LABEL_SIZE)
    return [
        rule.encode(x=x),
        painted(number, "ink").encode(x=x, y=alt.value(0), text="number:N"),
    ]


def limits_drawn(frame: pd.DataFrame, metric: Metric) -> pd.DataFrame:
    """Return one row per month and line that there is."""
    lines = frame.melt(
        ["month", "segment"], value_vars=list(NAMES), var_name="line", value_name="limit"
    ).astype({"limit": "float64"})
    top = 1.0 if metric.kind == Kind.RATE else float("inf")
    return lines[lines["limit"].between(0, top)].reset_index(drop=True)


def _readable(limits: Mapping[str, float], apart: float) -> list[str]:
    """Return the lines whose names do not lie over each other; the mean goes first."""
    kept: list[str] = []
    for line in NAMES:
        if line in limits and all(abs(limits[line] - limits[one]) >= apart for one in kept):
            kept.append(line)
    return kept


def _means(lines: pd.DataFrame, x: alt.X, metric: Metric, lang: Lang) -> list[alt.Chart]:
    first = lines[lines["line"] == "mean"].drop_duplicates("segment")
    if first.empty:
        return []
    name = NAMES["mean"][lang]
    named = first.assign(named=[f"{name} {figure(one, metric, lang)}" for one in first["limit"]])
    text = alt.Chart(named).mark_text(align="left", dy=-7, fontSize=LABEL_SIZE)
    y = alt.Y("limit:Q", axis=None)
    return [painted(text, "muted").encode(x=x, y=y, text="named:N")]
