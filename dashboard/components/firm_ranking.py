"""Firms side by side: what discriminates first, then what the rate can and cannot tell."""

import pandas as pd
import streamlit as st

from dashboard.charts.breakdowns import paired_bars
from dashboard.charts.intervals import interval_dots
from dashboard.components.cache import rows_of
from dashboard.components.charts import chart
from dashboard.components.context import context
from dashboard.components.links import cases_link
from dashboard.components.names import names_of
from dashboard.components.screen import columns_shown
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.reports.ranking import GROUPS
from dashboard.reports.wording import value_text

HEADS = {
    "name": Text("律师事务所", "Firm"),
    "group": Text("成功率档次", "Rate group"),
    "duty": Text("值守到岗", "Duty"),
    "follow_up": Text("回访完成", "Follow-up"),
    "dossier": Text("卷宗齐全", "Dossiers"),
    "days": Text("天数中位", "Median days"),
    "lawyer": Text("律师主调成功率（95% 区间）", "Lawyer-led rate (95% interval)"),
    "police": Text("民警主调", "Police-led"),
    "satisfaction": Text("满意率", "Satisfaction"),
    "grades": Text("优秀/不合格（月）", "Excellent/fail (months)"),
    "subsidy": Text("补贴（元）", "Subsidy (yuan)"),
    "stations": Text("入驻派出所", "Stations"),
}
SAME = Text(
    "律师主调成功率：{n} 家律所{word}（合并 **{rate:.1%}**，{k}/{of}）。"
    "排名没有依据，不宜公布名次。",
    "Lawyer-led settlement: {n} firms {word} (together **{rate:.1%}**, {k}/{of}). There is no "
    "ground for an order; do not publish one.",
)
DIFFERENT = Text(
    "律师主调成功率合并 **{rate:.1%}**（{k}/{of}）；{names} 与其余不同，其余 {n} 家差异不显著。",
    "Lawyer-led settlement together **{rate:.1%}** ({k}/{of}); {names} differs, the other {n} "
    "cannot be told apart.",
)
DUTY = Text(
    "能区分的是值守：最低 **{low}** {low_rate:.1%}（{low_n:.0f}/{low_of:.0f}），"
    "最高 **{high}** {high_rate:.1%}（{high_n:.0f}/{high_of:.0f}）。",
    "What does discriminate is duty: lowest **{low}** {low_rate:.1%} ({low_n:.0f}/{low_of:.0f}), "
    "highest **{high}** {high_rate:.1%} ({high_n:.0f}/{high_of:.0f}).",
)
COUNTS = Text("（{k:.0f}/{n:.0f}）", " ({k:.0f}/{n:.0f})")
COUNTS_AND_INTERVAL = Text(
    "（{k:.0f}/{n:.0f}，{low:.0%}—{high:.0%}）", " ({k:.0f}/{n:.0f}, {low:.0%}–{high:.0%})"
)
NAMED_GROUP = Text("**{name}**（{group}）", "**{name}** ({group})")
CONFOUNDED = Text(
    "一家律所约驻两个派出所：律所与派出所的影响不能由这些数分开。",
    "A firm stands in about two stations: these figures cannot tell the firm from the station.",
)
FAILS = Text(
    "**{name}** 累计 **{n}** 次不合格（满 {limit} 次辞退；计算期间来源未定义，按数据内累计）。",
    "**{name}** has **{n}** fails so far ({limit} end the contract; the window is not defined by "
    "the source, counted over all data).",
)


def firm_verdict(filters: Filters, table: pd.DataFrame, programme: Programme) -> None:
    """Say what discriminates, what the rate can tell, and who is near dismissal."""
    lang = context().lang
    duty = table.dropna(subset=["duty_rate"]).sort_values("duty_rate")
    if len(duty) > 1:
        st.markdown(_duty_verdict(duty.iloc[0], duty.iloc[-1]))
    st.markdown(_rate_verdict(table))
    _near_dismissal(filters, programme)
    st.caption(CONFOUNDED[lang])


def firm_charts(filters: Filters, table: pd.DataFrame) -> None:
    """Draw lawyer-led rates with intervals, and both leads beside each other."""
    lang, metric = context().lang, METRICS["settlement_rate"]
    ordered = table.sort_values("lawyer_led", ascending=False)
    lawyer = _led(ordered, "lawyer").assign(lead="lawyer")
    police = _led(ordered, "police").assign(lead="police")
    pooled = lawyer["numerator"].sum() / max(lawyer["denominator"].sum(), 1)
    left, right = st.columns(2, gap="large")
    with left:
        chart(interval_dots, lawyer.drop(columns="lead"), metric, lang, reference=float(pooled))
    with right:
        chart(paired_bars, pd.concat([lawyer, police]), metric, lang)


def firm_table(filters: Filters, table: pd.DataFrame) -> None:
    """Draw one row per firm with everything that is weighed, counts beside every rate."""
    lang, stations = context().lang, names_of(filters.programme, "station", beside=True)
    rows = [_row(row, stations) for _, row in table.iterrows()]
    told = pd.DataFrame(rows)[list(HEADS)]
    told = told.rename(columns={key: head[lang] for key, head in HEADS.items()})
    st.dataframe(columns_shown(told, 3), hide_index=True)


def firm_links(filters: Filters, table: pd.DataFrame) -> None:
    """Draw, per firm, the way to its disputes."""
    known = names_of(filters.programme, "firm")
    with st.container(horizontal=True):
        for row in table.itertuples(index=False):
            n = int(row.lawyer_led + row.police_led)
            if row.firm in known and n:
                with st.container(width=150, gap="xxsmall"):
                    st.caption(str(row.name))
                    cases_link(filters.choose(firm=row.firm), n)


def _duty_verdict(low: pd.Series, high: pd.Series) -> str:
    values = {
        f"{end}{part}": row[key]
        for end, row in (("low", low), ("high", high))
        for part, key in (
            ("", "name"),
            ("_rate", "duty_rate"),
            ("_n", "duty_rate_n"),
            ("_of", "duty_rate_of"),
        )
    }
    return DUTY.format(**values)[context().lang]


def _rate_verdict(table: pd.DataFrame) -> str:
    lang = context().lang
    k, of = int(table["lawyer_settled"].sum()), int(table["lawyer_led"].sum())
    apart = table[table["group"] != "within"]
    values = {"rate": k / of if of else 0.0, "k": k, "of": of, "n": len(table) - len(apart)}
    if apart.empty:
        return SAME.format(word=GROUPS["within"][lang], **values)[lang]
    names = "、".join(
        NAMED_GROUP.format(name=row["name"], group=GROUPS[row["group"]][lang])[lang]
        for _, row in apart.iterrows()
    )
    return DIFFERENT.format(names=names, **values)[lang]


def _near_dismissal(filters: Filters, programme: Programme) -> None:
    """Name firms one fail away from dismissal, or beyond, over all the data to this day."""
    ever = filters.during(filters.start.replace(year=1990), filters.end)
    plain = ever.choose(**dict.fromkeys(dict(ever.choices), ()))
    rows = rows_of(context().scope.beside(), plain, METRICS["fails"], ("firm",))
    names = names_of(filters.programme, "firm", beside=True)
    limit = programme.rules.fails_to_dismiss
    if limit is None:
        return
    for row in rows[rows["value"] >= limit - 1].itertuples(index=False):
        text = FAILS.format(name=names.get(row.firm, row.firm), n=int(row.value), limit=limit)
        st.warning(text[context().lang], icon=":material/gavel:")


def _led(table: pd.DataFrame, lead: str) -> pd.DataFrame:
    names = {
        f"{lead}_rate": "value",
        f"{lead}_settled": "numerator",
        f"{lead}_led": "denominator",
        f"{lead}_low": "low",
        f"{lead}_high": "high",
        f"{lead}_shown": "shown",
    }
    return table[["firm", "name", *names]].rename(columns=names)


def _row(row: pd.Series, stations: dict[str, str]) -> dict[str, object]:
    lang = context().lang
    return {
        "name": row["name"],
        "stations": "、".join(stations.get(code, code) for code in row["stations"]),
        "duty": _rate(row, "duty_rate"),
        "days": _told(row, "median_days"),
        "follow_up": _rate(row, "follow_up_rate"),
        "dossier": _rate(row, "dossier_rate"),
        "satisfaction": _rate(row, "satisfaction_rate"),
        "lawyer": _led_rate(row, "lawyer"),
        "police": f"{row['police_settled']:,.0f}/{row['police_led']:,.0f}",
        "group": GROUPS[row["group"]][lang],
        "grades": f"{row['excellents']:.0f}/{row['fails']:.0f}",
        "subsidy": f"{row['subsidy']:,.0f}",
    }


def _rate(row: pd.Series, key: str) -> str:
    counts = COUNTS.format(k=row[f"{key}_n"], n=row[f"{key}_of"])[context().lang]
    return _told(row, key) + (counts if pd.notna(row[key]) else "")


def _told(row: pd.Series, key: str) -> str:
    shown = {"value": row[key], "denominator": row[f"{key}_of"], "shown": pd.notna(row[key])}
    return value_text(METRICS[key], pd.Series(shown), context().lang)


def _led_rate(row: pd.Series, lead: str) -> str:
    cells = {
        "value": row[f"{lead}_rate"],
        "denominator": row[f"{lead}_led"],
        "shown": bool(row[f"{lead}_shown"]),
    }
    told = value_text(METRICS["settlement_rate"], pd.Series(cells), context().lang)
    if not cells["shown"]:
        return told
    counts = COUNTS_AND_INTERVAL.format(
        k=row[f"{lead}_settled"],
        n=row[f"{lead}_led"],
        low=row[f"{lead}_low"],
        high=row[f"{lead}_high"],
    )
    return told + counts[context().lang]
