"""Units one below the other, each with its interval: how sure is the difference?"""

from collections.abc import Sequence

import altair as alt
import pandas as pd

from dashboard.charts.figures import figure
from dashboard.charts.framing import (
    FAINT,
    FINE_SPAN,
    framed,
    layered,
    marker_axis,
    name_axis,
    seen,
    side_axis,
    titled,
    value_axis,
)
from dashboard.charts.palette import BY_ROLE, ROLES, painted
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
from dashboard.metrics.metric import Kind, Metric

BY = Text("按{unit}", "by {unit}")
POOLED = Text("合计 {value}", "All {value}")
NOTE = Text("横线：95% 区间", "Line: 95% interval")
TIED_NOTE = Text("同一底色：并列，不分先后", "Same shade: tied, in no order")
OWN_NOTE = Text("粗体：所选单位", "Bold: own or chosen")
DESCRIPTION = Text(
    "{metric}按{unit}的点线图，共 {n} 个，其中 {few} 个样本不足，不作判断。",
    "Dots with intervals of {metric} by {unit}: {n} of them, {few} with too few cases to judge.",
)
ROW_HEIGHT, AROUND = 25, 110
TIE_OPACITY = 0.45
POINTING = {"better": "triangle-up", "worse": "triangle-down"}
SHAPES = alt.Shape(
    "role:N",
    scale=alt.Scale(domain=list(ROLES), range=[POINTING.get(role, "circle") for role in ROLES]),
    legend=None,
)


def interval_dots(
    values: pd.DataFrame,
    metric: Metric,
    lang: Lang,
    *,
    reference: float | None = None,
    selected: Sequence[str] = (),
    called: Text | None = None,
    context: str = "",
) -> alt.LayerChart:
    """Draw one row per unit in the order given: its value, its interval, the pooled rate.

    Rows with the same value in a column ``tied`` share a shade: they are in no order.

    A click selects ``unit`` by the column ``code``. Units with too few cases get a
    hollow mark and words in place of a value.
    """
    unit = unit_column(values)
    frame = judged(coded(told_rows(values, metric, lang), unit, lang), metric, lang, reference)
    rows = _Rows(frame, metric, lang, tuple(selected), reference, called)
    chart = layered(*rows.ties(), *rows.reference(), rows.lines(), rows.dots(), rows.few())
    word = dimension_word(unit, lang, called)
    few = int((~frame["shown"]).sum())
    notes = [
        NOTE[lang] if frame["low"].notna().any() else "",
        TIED_NOTE[lang] if "tied" in frame else "",
        OWN_NOTE[lang] if selected else "",
    ]
    return framed(
        chart.resolve_axis(x="independent", y="independent"),
        title=titled([seen(metric, lang), BY[lang].format(unit=word)], context, lang),
        description=DESCRIPTION[lang].format(
            metric=metric.name[lang], unit=word, n=len(frame), few=few
        ),
        height=max(len(frame), 2) * ROW_HEIGHT + AROUND,
        lang=lang,
        notes=notes,
    )


class _Rows:
    """The layers of the chart over one frame; they share rows, names and scales."""

    def __init__(
        self,
        frame: pd.DataFrame,
        metric: Metric,
        lang: Lang,
        selected: tuple[str, ...],
        reference: float | None,
        called: Text | None,
    ) -> None:
        self.frame, self.metric, self.lang = frame, metric, lang
        self.pooled = reference
        order = alt.Scale(domain=list(frame["code"]))
        names = dict(zip(frame["code"], frame["label"], strict=True))
        told = dict(zip(frame["code"], frame["told"], strict=True))
        self.named = alt.Y("code:N", scale=order, axis=name_axis(names, bold=selected))
        self.told = alt.Y("code:N", scale=order, axis=side_axis(told))
        self.bare = alt.Y("code:N", scale=order, axis=None)
        domain = _domain(frame, metric, reference)
        self.is_fine = domain[1] - domain[0] < FINE_SPAN
        self.scale = alt.Scale(domain=domain, nice=False)
        title = dimension_name(unit_column(frame), lang, called)
        self.tips = [
            *tooltips(metric, lang, first=alt.Tooltip("label:N", title=title)),
            alt.Tooltip("verdict:N", title=STANDING[lang]),
        ]

    def reference(self) -> list[alt.Chart]:
        if self.pooled is None:
            return []
        line = {
            POOLED[self.lang].format(value=figure(self.pooled, self.metric, self.lang)): self.pooled
        }
        rule = alt.Chart(pd.DataFrame({"pooled": [self.pooled], "name": list(line)})).mark_rule()
        x = alt.X("pooled:Q", scale=self.scale, axis=marker_axis(line, orient="top"))
        return [painted(rule, "ink").encode(x=x)]

    def ties(self) -> list[alt.Chart]:
        """Shade every other group of rows that are tied."""
        if "tied" not in self.frame:
            return []
        shaded = self.frame[pd.factorize(self.frame["tied"])[0] % 2 == 0]
        rect = alt.Chart(shaded).mark_rect(opacity=TIE_OPACITY)
        return [painted(rect, "line").encode(y=self.bare)]

    def lines(self) -> alt.Chart:
        known = self.frame[self.frame["low"].notna()]
        rule = alt.Chart(known).mark_rule(strokeWidth=2, opacity=0.55)
        x = alt.X("low:Q", scale=self.scale, axis=None)
        lines: alt.Chart = rule.encode(
            x=x, x2="high:Q", y=self.told, color=BY_ROLE, tooltip=self.tips
        )
        return lines

    def dots(self) -> alt.Chart:
        pick = alt.selection_point(name="unit", fields=["code"], on="click")
        x = alt.X(
            "value:Q", scale=self.scale, axis=value_axis(self.metric, self.lang, fine=self.is_fine)
        )
        dots: alt.Chart = (
            alt.Chart(self.frame[self.frame["shown"]])
            .mark_point(filled=True, size=90, opacity=1)
            .encode(
                x=x,
                y=self.named,
                color=BY_ROLE,
                shape=SHAPES,
                tooltip=self.tips,
                opacity=alt.when(pick).then(alt.value(1)).otherwise(alt.value(FAINT)),
            )
            .add_params(pick)
        )
        return dots

    def few(self) -> alt.Chart:
        """Mark units with too few cases at the edge: hollow, and nowhere on the scale."""
        mark = alt.Chart(self.frame[~self.frame["shown"]]).mark_point(
            filled=False, size=70, strokeWidth=1.5
        )
        return painted(mark, "few").encode(x=alt.value(8), y=self.bare, tooltip=self.tips)


def _domain(frame: pd.DataFrame, metric: Metric, reference: float | None) -> list[float]:
    numbers = pd.concat([frame["value"], frame["low"], frame["high"], pd.Series([reference])])
    known = numbers.astype("float64").dropna()
    if metric.kind != Kind.RATE:
        return [0.0, float(known.max() * 1.05) if len(known) else 1.0]
    low, high = (known.min(), known.max()) if len(known) else (0.0, 1.0)
    around = 0.1 * float(high - low) + 0.002
    return [max(0.0, float(low) - around), min(1 + around / 2, float(high) + around)]
