"""Programmes side by side, one small chart per basis: within it compared, across it never."""

from collections.abc import Iterator, Sequence
from itertools import combinations

import pandas as pd
import streamlit as st

from dashboard.charts.intervals import interval_dots
from dashboard.components.drawing.charts import chart
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.context import context
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Metric
from dashboard.reports.trust.comparable import Difference, by_basis, difference
from dashboard.reports.trust.side_by_side import Side
from dashboard.reports.wording import behind_text, value_text

OFFERED = ("settlement_rate", "satisfaction_rate", "performance_rate", "in_time_rate")
WHICH = Text("指标", "Indicator")
GROUP = Text("**按{basis}计**", "**Counted on {basis}**")
ALONE = Text("**单列：没有可与之比较的台账**", "**Apart: nothing that may be compared with it**")
ONE_ALONE = Text(
    "- {name}（按{basis}计）**{value}**，{behind}",
    "- {name} (counted on {basis}) **{value}**, {behind}",
)
APART = Text(
    "{one}与{other}相差 **{value:+.1f}** 个百分点（95% 区间 {low:+.1f} 至 {high:+.1f}），"
    "{verdict}。",
    "{one} against {other}: **{value:+.1f}** points (95% interval {low:+.1f} to {high:+.1f}), "
    "{verdict}.",
)
SURE = Text("超出偶然，但不说明原因", "more than chance, which does not tell why")
UNSURE = Text("差异不显著", "they cannot be told apart")
NO_RANKING = Text(
    "各组口径不同：组与组之间不比较、不排序。同一模式的两本台账可能登记了相同的纠纷，也不比较。",
    "The groups rest on different bases: nothing is compared or ranked across them, nor two "
    "registers of one programme, which may hold the same disputes.",
)
CALLED = Text("工作模式", "Programme")
CARRIER = "county"
"""The chart's column of units; what it is called on the screen is ``CALLED``."""


def chosen_metric() -> Metric:
    """Let the reader choose the indicator that is laid side by side."""
    lang = context().lang
    key = st.segmented_control(
        WHICH[lang],
        OFFERED,
        default=OFFERED[0],
        required=True,
        format_func=lambda one: METRICS[one].name[lang],
        key="side_metric",
        persist_state="session",
    )
    return METRICS[key or OFFERED[0]]


def side_charts(sides: Sequence[Side]) -> None:
    """Draw a group of sides per basis, each with what may be said of their differences."""
    groups, lang = by_basis(sides), context().lang
    together = [group for group in groups if len(group) > 1]
    if together:
        for column, group in zip(st.columns(len(together), gap="large"), together, strict=True):
            with column:
                _group(group)
    alone = [_alone(group[0]) for group in groups if len(group) == 1]
    if alone:
        write("\n".join([ALONE[lang], "", *alone]))
    if len(groups) > 1:
        write_small(NO_RANKING[lang])


def _group(group: Sequence[Side]) -> None:
    lang = context().lang
    write(GROUP.format(basis=group[0].base_name[lang])[lang])
    chart(interval_dots, frame_of(group), group[0].metric, lang, called=CALLED)
    write("\n".join(f"- {sentence}" for sentence in _differences(group)))


def frame_of(sides: Sequence[Side]) -> pd.DataFrame:
    """Return sides as rows of a chart: in a group each is the only register of its programme."""
    rows = [
        {
            CARRIER: side.name.en,
            "name": side.programme.short[context().lang],
            "value": side.value,
            "numerator": side.numerator,
            "denominator": side.denominator,
            "low": side.low,
            "high": side.high,
            "shown": side.shown,
        }
        for side in sides
    ]
    return pd.DataFrame(rows)


def told(side: Side) -> tuple[str, str]:
    """Write a side's value, and what stands behind it."""
    lang, row = context().lang, pd.Series(frame_of([side]).iloc[0])
    return value_text(side.metric, row, lang), behind_text(side.metric, row, lang)


def _alone(side: Side) -> str:
    lang, (value, behind) = context().lang, told(side)
    words = {"name": side.label[lang], "basis": side.base_name[lang]}
    return ONE_ALONE.format(**words, value=value, behind=behind)[lang]


def _differences(group: Sequence[Side]) -> Iterator[str]:
    lang = context().lang
    for one, other in combinations(group, 2):
        found = difference(one, other)
        if not isinstance(found, Difference):
            yield found[lang]
        elif found.low is not None and found.high is not None:
            verdict = UNSURE if found.low <= 0 <= found.high else SURE
            text = APART.format(
                one=one.label[lang],
                other=other.label[lang],
                value=found.value * 100,
                low=found.low * 100,
                high=found.high * 100,
                verdict=verdict[lang],
            )
            yield text[lang]
