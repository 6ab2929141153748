"""Units beside each other: the reader's own among his peers, with a verdict in plain words."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.charts.funnel import funnel
from dashboard.charts.intervals import interval_dots
from dashboard.components.cache import rows_of
from dashboard.components.charts import chosen
from dashboard.components.context import context
from dashboard.components.links import cases_link
from dashboard.components.names import names_of, short_name
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics.chance import standing
from dashboard.metrics.metric import Metric
from dashboard.reports.wording import code_name

PEER = Text("同类单位 {n}", "Peer {n}")
VERDICTS = {
    "above": Text("明显高于合并水平", "clearly above the pooled rate"),
    "high": Text("略高于正常波动", "a little above normal variation"),
    "within": Text("在正常波动内", "within normal variation"),
    "low": Text("略低于正常波动，留意", "a little below normal variation: keep an eye on it"),
    "below": Text("低于预期，建议核查", "below expectation: worth a check"),
    "few": Text("样本不足，不作判断", "too few cases to judge"),
}
SUMMARY = Text(
    "{n} 个{unit}合并{metric} **{rate:.1%}**（{k:,}/{of:,}）；"
    "**{within}** 个在正常波动内，**{out}** 个在界限外。",
    "{n} compared by {unit}, together: {metric} **{rate:.1%}** ({k:,}/{of:,}); **{within}** within "
    "normal variation, **{out}** outside the limits.",
)
ONE = Text(
    "**{name}** {value:.1%}（{k:,}/{n:,}）：{verdict}。",
    "**{name}** {value:.1%} ({k:,}/{n:,}): {verdict}.",
)
ALL_WITHIN = Text(
    "差异不显著：没有理由按高低排名次。",
    "They cannot be told apart: there is no ground to rank them.",
)


@dataclass(frozen=True)
class Comparison:
    """A rate by unit: everybody's rows, the pooled rate, and which units are the reader's own."""

    metric: Metric
    filters: Filters
    unit: str
    rows: pd.DataFrame
    own: tuple[str, ...]

    @property
    def called(self) -> Text:
        """What the programme calls the units."""
        return short_name(self.filters.programme, self.unit)

    @property
    def pooled(self) -> float:
        of = self.rows["denominator"].sum()
        return float(self.rows["numerator"].sum() / of) if of else float("nan")


def compare(filters: Filters, metric: Metric) -> Comparison:
    """Ask a rate of every unit in the comparison reach; a chosen unit is marked, not cut out."""
    programme = programme_of(filters.programme)
    unit = programme.unit
    wide = filters.choose(**{unit: ()})
    rows = rows_of(context().scope.beside(), wide, metric, (unit,))
    own = _own(filters, unit)
    names = names_of(filters.programme, unit, beside=True)
    rows = rows.assign(name=[code_name(code, names, context().lang) for code in rows[unit]])
    if programme.peers == "anonymous":
        rows = _without_names(rows, unit, own)
    pooled = rows["numerator"].sum() / max(rows["denominator"].sum(), 1)
    rows["standing"] = [
        standing(int(k), int(n), float(pooled)) if shown else "few"
        for k, n, shown in zip(rows["numerator"], rows["denominator"], rows["shown"], strict=True)
    ]
    return Comparison(metric, wide, unit, rows, own)


def comparison_verdict(found: Comparison) -> None:
    """Say what can be told apart, naming the units outside the limits with a way to their cases."""
    lang, rows = context().lang, found.rows
    if rows["denominator"].sum() == 0:
        return
    outside = rows[~rows["standing"].isin(["within", "few"])]
    text = SUMMARY.format(
        n=len(rows),
        unit=found.called[lang].lower(),
        metric=found.metric.name[lang],
        rate=found.pooled,
        k=int(rows["numerator"].sum()),
        of=int(rows["denominator"].sum()),
        within=int((rows["standing"] == "within").sum()),
        out=len(outside),
    )
    st.markdown(text[lang])
    if outside.empty:
        st.markdown(ALL_WITHIN[lang])
    for _, row in outside.sort_values("value").iterrows():
        _one(found, row)


def draw_comparison(found: Comparison) -> str | None:
    """Draw funnel and dots side by side; return the unit that was clicked, if any."""
    lang, rows = context().lang, found.rows
    marks = {"selected": found.own, "called": found.called}
    left, right = st.columns((3, 2), gap="large")
    with left:
        shown = (rows, found.metric, lang)
        limits = {"rate": found.pooled, **marks}
        by_point = chosen("unit", "code", "funnel", funnel, *shown, **limits)
    with right:
        ordered = rows.sort_values("denominator", ascending=False)
        shown = (ordered, found.metric, lang)
        limits = {"reference": found.pooled, **marks}
        by_row = chosen("unit", "code", "dots", interval_dots, *shown, **limits)
    return by_point or by_row


def _one(found: Comparison, row: pd.Series) -> None:
    lang, code = context().lang, str(row[found.unit])
    text = ONE.format(
        name=row["name"],
        value=row["value"],
        k=int(row["numerator"]),
        n=int(row["denominator"]),
        verdict=VERDICTS[row["standing"]][lang],
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(text[lang], width="content")
        if code in names_of(found.filters.programme, found.unit):
            cases_link(found.filters.choose(**{found.unit: code}), int(row["denominator"]))


def _own(filters: Filters, unit: str) -> tuple[str, ...]:
    """Units to mark: those chosen, else those a limited reader is responsible for."""
    reach = tuple(names_of(filters.programme, unit))
    peers = names_of(filters.programme, unit, beside=True)
    limited = reach if len(reach) < len(peers) else ()
    return filters.chosen(unit) or limited


def _without_names(rows: pd.DataFrame, unit: str, own: tuple[str, ...]) -> pd.DataFrame:
    out = rows.copy()
    peers = [code for code in rows[unit] if code not in own]
    words = {code: PEER.format(n=i + 1)[context().lang] for i, code in enumerate(peers)}
    out["name"] = [words.get(code, name) for code, name in zip(out[unit], out["name"], strict=True)]
    out[unit] = [words.get(code, code) for code in out[unit]]
    return out
