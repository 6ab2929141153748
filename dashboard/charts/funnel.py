"""件数与成功率对照图: does a unit differ by more than its size allows by chance?

Spiegelhalter 2005, Funnel plots for comparing institutional performance
(doi 10.1002/sim.1970), with exact binomial limits.
"""

from collections.abc import Sequence
from typing import Literal

import altair as alt
import pandas as pd

from dashboard.charts.figures import figure, number
from dashboard.charts.framing import (
    FAINT,
    FINE_SPAN,
    LABEL_SIZE,
    framed,
    layered,
    marker_axis,
    titled,
    value_axis,
)
from dashboard.charts.funnel_words import DESCRIPTION, POOLED, TITLE, VOLUME, notes
from dashboard.charts.intervals import SHAPES
from dashboard.charts.limits import funnel_domain, funnel_limits
from dashboard.charts.palette import BY_ROLE, MUTED, painted
from dashboard.charts.rows import (
    STANDING,
    coded,
    dimension_name,
    dimension_word,
    judged,
    told_rows,
    tooltips,
    unit_column,
)
from dashboard.domain.text import Lang, Text
from dashboard.metrics.metric import Metric

HEIGHT = 380


def funnel(
    values: pd.DataFrame,
    metric: Metric,
    lang: Lang,
    *,
    rate: float,
    selected: Sequence[str] = (),
    called: Text | None = None,
    context: str = "",
    tau: float = 0.0,
    alarm: float = 0.0,
) -> alt.LayerChart:
    """Draw units by volume and rate inside the limits of chance around the pooled rate.

    Own units and those outside the limits are named; a row without a name stays
    anonymous. A click selects ``unit`` by the column ``code``. ``tau`` widens the limits by
    a spread between units, ``alarm`` is how often the 95 % limits alone flag somebody.
    """
    unit = unit_column(values)
    frame = judged(coded(told_rows(values, metric, lang), unit, lang), metric, lang, rate)
    frame["own"] = frame["code"].isin(list(selected))
    limits = funnel_limits(frame, rate, tau)
    drawn = _Funnel(frame, limits, metric, lang, rate, called)
    words = {"metric": metric.name[lang], "unit": dimension_word(unit, lang, called)}
    chart = layered(*drawn.limits(), drawn.pooled(), drawn.points(), drawn.few(), drawn.names())
    return framed(
        chart.resolve_axis(x="independent", y="independent"),
        title=titled([part.format(**words) for part in TITLE[lang].split("|")], context, lang),
        description=DESCRIPTION[lang].format(
            **words,
            n=len(frame),
            rate=figure(rate, metric, lang),
            apart=int(frame["standing"].isin(["below", "above"]).sum()),
            outside=int(frame["standing"].isin(["low", "high"]).sum()),
        ),
        height=HEIGHT,
        lang=lang,
        notes=notes(frame, lang, tau=tau, alarm=alarm),
    )


class _Funnel:
    """The layers of the chart over one frame; they share scales and tooltips."""

    def __init__(
        self,
        frame: pd.DataFrame,
        limits: pd.DataFrame,
        metric: Metric,
        lang: Lang,
        rate: float,
        called: Text | None,
    ) -> None:
        self.frame, self.lines = frame, limits
        self.metric, self.lang, self.rate = metric, lang, rate
        self.across = alt.Scale(domain=[0, float(limits["n"].max())], nice=False)
        domain = funnel_domain(frame, limits)
        self.is_fine = domain[1] - domain[0] < FINE_SPAN
        self.up = alt.Scale(domain=domain, nice=False, clamp=True)
        title = dimension_name(unit_column(frame), lang, called)
        first = alt.Tooltip("label:N", title=title)
        self.tips = [
            *tooltips(metric, lang, first=first),
            alt.Tooltip("verdict:N", title=STANDING[lang]),
        ]

    def x(self, field: str) -> alt.X:
        return alt.X(f"{field}:Q", scale=self.across, axis=None)

    def y(self, field: str) -> alt.Y:
        return alt.Y(f"{field}:Q", scale=self.up, axis=None)

    def limits(self) -> list[alt.Chart]:
        kinds = {"low": [4, 3], "high": [4, 3], "lowest": [1, 0], "highest": [1, 0]}
        lines = alt.Chart(self.lines)
        return [
            painted(lines.mark_line(strokeWidth=1, strokeDash=dash, opacity=0.75), "muted").encode(
                x=self.x("n"), y=self.y(field)
            )
            for field, dash in kinds.items()
        ]

    def pooled(self) -> alt.Chart:
        name = POOLED[self.lang].format(value=number(self.rate, self.metric, self.lang))
        axis = marker_axis({name: self.rate}, orient="right")
        rule = alt.Chart(pd.DataFrame({"pooled": [self.rate], "name": [name]})).mark_rule()
        return painted(rule, "ink").encode(y=alt.Y("pooled:Q", scale=self.up, axis=axis))

    def points(self) -> alt.Chart:
        pick = alt.selection_point(name="unit", fields=["code"], on="click")
        x_axis = alt.Axis(
            labelColor=MUTED,
            titleColor=MUTED,
            labelFlush=False,
            title=VOLUME[self.lang],
            titleAnchor="end",
            format=",.0f",
            tickMinStep=1,
            tickCount=6,
            labelFontSize=LABEL_SIZE,
            grid=False,
            ticks=False,
            domain=True,
        )
        y_axis = value_axis(self.metric, self.lang, upright=True, fine=self.is_fine)
        points: alt.Chart = (
            alt.Chart(self.frame[self.frame["shown"]])
            .mark_point(filled=True, opacity=1)
            .encode(
                x=alt.X("denominator:Q", scale=self.across, axis=x_axis),
                y=alt.Y("value:Q", scale=self.up, axis=y_axis),
                color=BY_ROLE,
                shape=SHAPES,
                size=alt.when(alt.datum.own).then(alt.value(190)).otherwise(alt.value(80)),
                opacity=alt.when(pick).then(alt.value(1)).otherwise(alt.value(FAINT)),
                tooltip=self.tips,
            )
            .add_params(pick)
        )
        return points

    def few(self) -> alt.Chart:
        mark = alt.Chart(self.frame[~self.frame["shown"]]).mark_point(
            filled=False, size=70, strokeWidth=1.5, yOffset=-6, clip=True
        )
        x = alt.X("denominator:Q", scale=self.across, axis=None)
        return painted(mark, "few").encode(x=x, y=alt.value("height"), tooltip=self.tips)

    def names(self) -> alt.LayerChart:
        """Name own units and those outside, away from the middle line and the edges."""
        outside = self.frame["standing"].isin(["below", "low", "high", "above"])
        told = self.frame[self.frame["shown"] & (self.frame["own"] | outside)]
        left = told["denominator"] <= float(self.lines["n"].max()) / 2
        over = told["value"] >= self.rate
        places: list[tuple[pd.Series, Literal["left", "right"], int, int]] = [
            (left & over, "left", -8, -14),
            (left & ~over, "left", -8, 16),
            (~left & over, "right", 8, -14),
            (~left & ~over, "right", 8, 16),
        ]
        return layered(
            *(
                painted(
                    alt.Chart(told[chosen]).mark_text(
                        align=align, dx=dx, dy=dy, fontSize=LABEL_SIZE
                    ),
                    "ink",
                ).encode(x=self.x("denominator"), y=self.y("value"), text="label:N")
                for chosen, align, dx, dy in places
            )
        )
