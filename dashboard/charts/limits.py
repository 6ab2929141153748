"""Lines a figure is read against: natural limits of a month chart, limits of chance of a funnel."""

import altair as alt
import numpy as np
import pandas as pd

from dashboard.charts.figures import figure
from dashboard.charts.framing import marker_axis
from dashboard.charts.palette import painted
from dashboard.domain.text import Lang, Text
from dashboard.metrics.chance import ALARM, ALERT, prediction_limits
from dashboard.metrics.metric import Kind, Metric

MEAN = Text("均值", "Mean")
UPPER, LOWER = Text("上限", "Upper"), Text("下限", "Lower")
GRID = 1500

Limits = tuple[float, float, float]


def natural_limits(limits: Limits | None, metric: Metric, lang: Lang) -> dict[str, float]:
    """Return mean and limits by name; a limit no figure can reach is left out."""
    if limits is None:
        return {}
    top = 1.0 if metric.kind == Kind.RATE else float("inf")
    named = zip((MEAN, LOWER, UPPER), limits, strict=True)
    return {
        f"{name[lang]} {figure(value, metric, lang)}": float(value)
        for name, value in named
        if 0 <= value <= top
    }


def reference_lines(lines: dict[str, float]) -> list[alt.Chart]:
    """Draw the mean solid and the limits dashed, each with its name at the right."""
    if not lines:
        return []
    marks = pd.DataFrame({"limit": list(lines.values()), "name": list(lines)})
    marks["is_mean"] = marks.index == 0
    rule = (
        alt.Chart(marks)
        .mark_rule(strokeWidth=1)
        .encode(
            y=alt.Y("limit:Q", axis=marker_axis(lines, orient="right")),
            strokeDash=alt.when("datum.is_mean")
            .then(alt.value([1, 0]))
            .otherwise(alt.value([5, 4])),
        )
    )
    return [painted(rule, "muted")]


def funnel_limits(frame: pd.DataFrame, rate: float) -> pd.DataFrame:
    """Return exact limits for whole volumes: every unit's own, and enough between for a line."""
    volumes = frame.loc[frame["shown"], "denominator"].dropna()
    largest, smallest = (int(volumes.max()), int(volumes.min())) if len(volumes) else (50, 10)
    between = np.linspace(max(smallest * 0.8, 1), largest * 1.06, GRID).round()
    n = np.unique(np.concatenate([between, volumes.to_numpy(dtype=float)]))
    low, high = prediction_limits(n, rate, ALERT)
    lowest, highest = prediction_limits(n, rate, ALARM)
    return pd.DataFrame({"n": n, "low": low, "high": high, "lowest": lowest, "highest": highest})


def funnel_domain(frame: pd.DataFrame, limits: pd.DataFrame) -> list[float]:
    """Return rates that hold all units and the limits, but for those of the very smallest."""
    shown = frame.loc[frame["shown"], "value"].dropna()
    smallest = limits[limits["n"] >= limits["n"].min() * 1.25]["lowest"].min()
    bottom, top = min([smallest, *shown]), max([limits["highest"].max(), *shown])
    return [max(0.0, float(bottom) - 0.04), min(1.005, float(top) + 0.03)]
