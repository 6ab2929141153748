"""What a comparison says in words: who can be told apart, and what chance alone explains."""

import pandas as pd
import streamlit as st

from dashboard.components.comparison import Comparison
from dashboard.components.context import context
from dashboard.components.links import cases_link
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
HOW = Text("判断方法：{method}。", "How: {method}. ")
ALONE = Text(
    "95% 界限是逐个单位看的，{n} 个完全相同的单位也有 {alarm:.0%} 的机会至少一个落在界外，"
    "所以界外不等于可以区分。",
    "The 95% limits look at one unit at a time: among {n} equal units somebody falls outside "
    "{alarm:.0%} of the time, so outside is not the same as told apart. ",
)
STILL = Text("；按案件构成调整后{verdict}", "; adjusted for its mix of cases: {verdict}")
MIX_SAME = Text(
    "按案件构成调整后，各{unit}的判断不变。",
    "Adjusted for the mix of cases, every verdict stays, by {unit}.",
)
MIX_OTHER = Text(
    "原始与调整后判断不一致的{unit}：{names}。两种结果都要看，不以其中一种定论。",
    "Raw and adjusted verdicts disagree ({unit}): {names}. Look at both before concluding.",
)


def comparison_verdict(found: Comparison) -> None:
    """Say what can be told apart, naming those units with a way to their cases, and how."""
    lang, rows = context().lang, found.rows
    standing = rows["standing"]
    text = SUMMARY.format(
        n=len(rows),
        unit=found.called[lang].lower(),
        metric=found.metric.name[lang],
        rate=found.found.pooled,
        k=int(rows["numerator"].sum()),
        of=int(rows["denominator"].sum()),
        apart=int(standing.isin(["below", "above"]).sum()),
        alike=int(standing.isin(["low", "within", "high"]).sum()),
        few=int((standing == "few").sum()),
    )
    st.markdown(text[lang])
    if not standing.isin(["below", "above"]).any():
        st.markdown(ALL_ALIKE[lang])
    named = rows[standing.isin(["below", "above", "low", "high"])]
    for _, row in named.sort_values(["standing", "value"], key=_worst_first).iterrows():
        _one(found, row)
    st.markdown(_mix_text(found))
    st.caption(_how_text(found))


def _worst_first(column: pd.Series) -> pd.Series:
    order = {"below": 0, "above": 1, "low": 2, "high": 3}
    return column.map(order) if column.name == "standing" else column


def _how_text(found: Comparison) -> str:
    lang, judged = context().lang, int(found.rows["shown"].sum())
    told = HOW.format(method=METHOD[lang])[lang]
    alarm, spread = found.found.false_alarm, found.found.dispersion
    if alarm:
        told += ALONE.format(n=judged, alarm=alarm)[lang]
    if spread.is_over:
        told += WIDENED.format(phi=spread.phi, tau=spread.tau)[lang]
    return told


def _mix_text(found: Comparison) -> str:
    lang, rows = context().lang, found.rows
    other = rows[_is_apart(rows["standing"]) != _is_apart(rows["adjusted_standing"])]
    unit = found.called[lang].lower()
    if other.empty:
        return MIX_SAME.format(unit=unit)[lang]
    return MIX_OTHER.format(unit=unit, names="、".join(other["name"]))[lang]


def _is_apart(standing: pd.Series) -> pd.Series:
    return standing.where(standing.isin(["below", "above"]), "")


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
        st.markdown(text[lang], width="content")
        if found.may_open(code):
            chosen = found.filters.choose(**{found.unit: code})
            cases_link(chosen, int(row["denominator"]))
