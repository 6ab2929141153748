"""A few units side by side, one small panel per indicator: same rows, same axis for all rates."""

from collections.abc import Sequence
from dataclasses import dataclass

import altair as alt
import pandas as pd

from dashboard.charts.framing import LABEL_SIZE, TITLE_SIZE, layered, name_axis, side_axis
from dashboard.charts.palette import MUTED, painted
from dashboard.charts.rows import told_rows, tooltips
from dashboard.domain.text import Lang, Text
from dashboard.metrics.metric import Kind, Metric

UNIT = Text("单位", "Unit")
ROW_HEIGHT = 24
WIDTH, PHONE_WIDTH = 160, 120
NAMES, PHONE_NAMES = 110, 84
DESCRIPTION = Text(
    "{names}的 {n} 项指标小图，同一指标各单位用同一坐标，各项比率用同一坐标。",
    "{n} small panels for {names}: one axis per indicator, and the same one for all rates.",
)


@dataclass(frozen=True)
class Panel:
    """One indicator of the units: ``rows`` has ``name``, then value to shown."""

    metric: Metric
    rows: pd.DataFrame


def unit_panels(
    shown: Sequence[Panel], lang: Lang, *, columns: int = 3, compact: bool = False
) -> alt.ConcatChart:
    """Draw one row per unit in every panel: its value, its interval, its counts in words."""
    domain = _rates_domain(shown)
    names = list(shown[0].rows["name"]) if shown else []
    made = [_panel(one, lang, domain, compact=compact) for one in shown]
    return alt.concat(*made, columns=1 if compact else columns, spacing=18).properties(
        description=DESCRIPTION[lang].format(names="、".join(names), n=len(shown))
    )


def _panel(
    shown: Panel, lang: Lang, domain: tuple[float, float], *, compact: bool
) -> alt.LayerChart:
    metric = shown.metric
    frame = told_rows(shown.rows, metric, lang)
    frame["row"] = [str(place) for place in range(len(frame))]
    drawn = _Drawn(frame, metric, domain)
    names = name_axis(_labels(frame, "name"), limit=PHONE_NAMES if compact else NAMES)
    told = side_axis(_labels(frame, "value_told" if compact else "told"))
    tips = tooltips(metric, lang, first=alt.Tooltip("name:N", title=UNIT[lang]))
    chart = layered(drawn.lines(told), drawn.dots(names).encode(tooltip=tips), drawn.few())
    made: alt.LayerChart = chart.resolve_axis(y="independent").properties(
        width=PHONE_WIDTH if compact else WIDTH,
        height=len(frame) * ROW_HEIGHT,
        title=alt.TitleParams(text=metric.name[lang], anchor="start", fontSize=TITLE_SIZE - 1),
    )
    return made


def _labels(frame: pd.DataFrame, column: str) -> dict[str, str]:
    return dict(zip(frame["row"], frame[column], strict=True))


class _Drawn:
    """The layers of one panel; they share rows and scale."""

    def __init__(self, frame: pd.DataFrame, metric: Metric, domain: tuple[float, float]) -> None:
        self.frame = frame
        is_rate = metric.kind == Kind.RATE
        self.scale = alt.Scale(domain=domain, nice=False) if is_rate else alt.Scale(zero=True)
        self.form = ".0%" if is_rate else ",~f"

    def y(self, axis: alt.Axis | None) -> alt.Y:
        return alt.Y("row:N", scale=alt.Scale(domain=list(self.frame["row"])), axis=axis)

    def lines(self, told: alt.Axis) -> alt.Chart:
        """Draw intervals; the layer is there without any, for it carries the words."""
        value = self.frame["value"]
        ends = {end: self.frame[end].fillna(value) for end in ("low", "high")}
        rule = alt.Chart(self.frame.assign(**ends)[self.frame["shown"]])
        x = alt.X("low:Q", scale=self.scale)
        mark = painted(rule.mark_rule(strokeWidth=2, opacity=0.55), "working")
        return mark.encode(x=x, x2="high:Q", y=self.y(told))

    def dots(self, names: alt.Axis) -> alt.Chart:
        axis = alt.Axis(
            title=None,
            labelColor=MUTED,
            labelFontSize=LABEL_SIZE,
            tickCount=3,
            ticks=False,
            domain=False,
            format=self.form,
        )
        mark = alt.Chart(self.frame[self.frame["shown"]])
        mark = painted(mark.mark_point(filled=True, size=70, opacity=1), "working")
        return mark.encode(x=alt.X("value:Q", scale=self.scale, axis=axis), y=self.y(names))

    def few(self) -> alt.Chart:
        mark = alt.Chart(self.frame[~self.frame["shown"]])
        mark = painted(mark.mark_point(filled=False, size=60, strokeWidth=1.5), "few")
        return mark.encode(x=alt.value(6), y=self.y(None))


def _rates_domain(shown: Sequence[Panel]) -> tuple[float, float]:
    """One axis for all rates, so that a step means the same in every panel."""
    rates = [panel.rows for panel in shown if panel.metric.kind == Kind.RATE]
    lows = [rows["low"].astype("float64").min() for rows in rates]
    known = [low for low in lows if pd.notna(low)]
    return (max(0.0, min(known) - 0.03) if known else 0.0), 1.01
