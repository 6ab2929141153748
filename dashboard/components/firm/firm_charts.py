"""Firms drawn: rates with their bands, the ranks that fit, lawyers beside police."""

import pandas as pd
import streamlit as st

from dashboard.charts.breakdowns import paired_bars
from dashboard.charts.firm_bands import firm_bands
from dashboard.charts.rank_intervals import rank_intervals
from dashboard.components.drawing.charts import chart
from dashboard.components.firm.firm_tables import chance_text
from dashboard.components.frame.context import context
from dashboard.components.frame.links import cases_link, ways_to
from dashboard.components.frame.names import names_of
from dashboard.components.frame.plain import plain
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text
from dashboard.metrics import METRICS

BOTH_LEADS = Text(
    "律师主调与民警主调并列（互不相加）", "Lawyer-led beside police-led (never added up)"
)
PARTS = {
    "value": "value",
    "settled": "numerator",
    "led": "denominator",
    "low": "low",
    "high": "high",
}


def firm_charts(table: pd.DataFrame) -> None:
    """Draw rates with bands and the ranks that fit, then lawyers beside police behind a tap."""
    lang = context().lang
    left, right = st.columns((3, 2), gap="large")
    settled, led = table["settled"].sum(), table["led"].sum()
    with left:
        if led:
            values = _values(table).assign(band=table["band"], adjusted=table["adjusted"])
            chart(firm_bands, values, lang, pooled=float(settled / led))
    with right:
        kept = ["firm", "name", "rank_low", "rank_median", "rank_high"]
        told = {
            f"{end}_told": [chance_text(p) for p in table[name]]
            for end, name in (("best", "p_best"), ("last", "p_bottom_two"))
        }
        chart(rank_intervals, table[kept].assign(**told), lang)
    _lead_chart(table)


def _lead_chart(table: pd.DataFrame) -> None:
    lang = context().lang
    both = [
        _values(table, lead).assign(lead=key)
        for key, lead in (("lawyer", ""), ("police", "police_"))
    ]
    with st.expander(BOTH_LEADS[lang]):
        chart(paired_bars, pd.concat(both), METRICS["settlement_rate"], lang)


def firm_links(filters: Filters, table: pd.DataFrame) -> None:
    """Draw, per firm, the way to its disputes, and the way to people and subsidies."""
    known = names_of(filters.programme, "firm")
    with st.container(horizontal=True):
        for row in table.itertuples(index=False):
            n = int(row.led + row.police_led)
            if row.firm in known and n:
                with st.container(width=150, gap="xxsmall"):
                    st.caption(plain(str(row.name)))
                    cases_link(filters.choose(firm=row.firm), n)
    ways_to(("people",), filters)


def _values(table: pd.DataFrame, lead: str = "") -> pd.DataFrame:
    names = {f"{lead}{name}": part for name, part in PARTS.items()}
    values = table[["firm", "name", *names]].rename(columns=names)
    return values.assign(shown=values["value"].notna())
