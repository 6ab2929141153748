"""What a comparison says in words: who can be told apart, and what chance alone explains."""

import pandas as pd
import streamlit as st

from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.context import context
from dashboard.components.frame.links import cases_link
from dashboard.components.stations.comparison import Comparison
from dashboard.domain.text import Text
from dashboard.metrics.bands import METHOD
from dashboard.metrics.chance import STANDINGS
from dashboard.metrics.dispersion import WIDENED

SUMMARY = Text(
    "{n} 个{unit}合并{metric} **{rate:.1%}**（{k:,}/{of:,}）：**{apart}** 个可以与其余区分，"
    "**{alike}** 个差异不显著，**{few}** 个样本不足。",
    "{n} compared by {unit}, together: {metric} **{rate:.1%}** ({k:,}/{of:,}). **{apart}** can be "
    "told apart from the others, **{alike}** cannot, **{few}** have too few cases.",
)
ONE = Text(
    "**{name}** {value:.1%}（{k:,}/{n:,}）：{verdict}{mixed}。",
    "**{name}** {value:.1%} ({k:,}/{n:,}): {verdict}{mixed}.",
)
ALL_ALIKE = Text(
    "差异不显著，同一档次：没有理由按高低排名次。",
    "They cannot be told apart: there is no ground to rank them.",
)
NOT_COMPARED = Text(
    "只有 {n} 个{unit}件数够，无从比较，不作判断。",
    "Only {n} with enough cases ({unit}): there is nothing to compare.",
)
HOW = Text("判断方法：{method}。", "How: {method}. ")
ALONE = Text(
    "95% 界限是逐个单位看的，{n} 个完全相同的单位也有 {alarm:.0%} 的机会至少一个落在界外，"
    "所以界外不等于可以区分。",
    "The 95% limits look at one unit at a time: among {n} equal units somebody falls outside "
    "{alarm:.0%} of the time, so outside is not the same as told apart. ",
)
STILL = Text("；按案件构成调整后{verdict}", "; adjusted for its mix of cases: {verdict}")
MIX_SAME = Text(
    "按案件构成调整后，可以区分的{unit}不变。",
    "Adjusted for the mix of cases, the same can be told apart, by {unit}.",
)
MIX_OTHER = Text(
    "原始与调整后判断不一致的{unit}：{names}。两种结果都要看，不以其中一种定论。",
    "Raw and adjusted verdicts disagree ({unit}): {names}. Look at both before concluding.",
)
APART, OUTSIDE = ("below", "above"), ("below", "above", "low", "high")
OWN_FIRST = 6


def comparison_verdict(found: Comparison) -> None:
    """Say what can be told apart: the reader's own units first, then those that differ."""
    lang, rows = context().lang, found.rows
    standing = rows["standing"]
    judged = int(rows["shown"].sum())
    write(_summary(found))
    for _, row in _named(found).iterrows():
        _one(found, row)
    if judged < 2:
        write(NOT_COMPARED.format(n=judged, unit=found.called[lang].lower())[lang])
        return
    if not standing.isin(APART).any():
        write(ALL_ALIKE[lang])
    write(_mix_text(found))


def comparison_method(found: Comparison) -> None:
    """Say by which test units are told apart, and why the limits of one are not enough."""
    lang, judged = context().lang, int(found.rows["shown"].sum())
    told = HOW.format(method=METHOD[lang])[lang]
    alarm, spread = found.found.false_alarm, found.found.dispersion
    if alarm:
        told += ALONE.format(n=judged, alarm=alarm)[lang]
    if spread.is_over:
        told += WIDENED.format(phi=spread.phi, tau=spread.tau)[lang]
    write_small(told)


def _summary(found: Comparison) -> str:
    rows, lang = found.rows, context().lang
    standing = rows["standing"]
    text = SUMMARY.format(
        n=int((standing != "none").sum()),
        unit=found.called[lang].lower(),
        metric=found.metric.name[lang],
        rate=found.found.pooled,
        k=int(rows["numerator"].sum()),
        of=int(rows["denominator"].sum()),
        apart=int(standing.isin(APART).sum()),
        alike=int(standing.isin(["low", "within", "high"]).sum()),
        few=int((standing == "few").sum()),
    )
    return text[lang]


def _named(found: Comparison) -> pd.DataFrame:
    """The rows that get a sentence: a limited reader's own, then those outside, worst first."""
    rows = found.rows
    own = rows[found.unit].isin(found.limited) & rows["shown"]
    outside = rows["standing"].isin(OUTSIDE) & ~own
    worst = rows[outside].sort_values(["standing", "value"], key=_worst_first)
    return pd.concat([rows[own].head(OWN_FIRST), worst])


def _worst_first(column: pd.Series) -> pd.Series:
    order = {place: rank for rank, place in enumerate(OUTSIDE)}
    return column.map(order) if column.name == "standing" else column


def _mix_text(found: Comparison) -> str:
    lang, rows = context().lang, found.rows
    other = rows[_is_apart(rows["standing"]) != _is_apart(rows["adjusted_standing"])]
    unit = found.called[lang].lower()
    if other.empty:
        return MIX_SAME.format(unit=unit)[lang]
    return MIX_OTHER.format(unit=unit, names="、".join(other["name"]))[lang]


def _is_apart(standing: pd.Series) -> pd.Series:
    return standing.where(standing.isin(APART), "")


def _one(found: Comparison, row: pd.Series) -> None:
    lang, code = context().lang, str(row[found.unit])
    was, now = row["standing"], row["adjusted_standing"]
    mixed = STILL.format(verdict=STANDINGS[now][lang])[lang] if was != now else ""
    text = ONE.format(
        name=row["name"],
        value=row["value"],
        k=int(row["numerator"]),
        n=int(row["denominator"]),
        verdict=STANDINGS[was][lang],
        mixed=mixed,
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        write(text[lang], width="content")
        if found.may_open(code):
            chosen = found.filters.choose(**{found.unit: code})
            cases_link(chosen, int(row["denominator"]))
