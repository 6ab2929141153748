"""Months whose disputes are still open inside a comparison, and what it says without them."""

from datetime import timedelta

import pandas as pd

from dashboard.components.drawing.writing import write
from dashboard.components.frame.context import context
from dashboard.components.stations.comparison import Comparison, compare
from dashboard.components.stations.comparison_verdict import APART
from dashboard.domain.text import Text
from dashboard.reports.trends.trend_months import provisional_from
from dashboard.reports.wording import month_text

WITHOUT = Text(
    "所选期间含尚未完整的月份（{month}起，案件还在办结）。不含这些月份：合并 **{rate:.1%}**，"
    "**{n}** 个可以与其余区分{names}。",
    "The period holds months that are not complete (from {month}: cases are still being closed). "
    "Without them: **{rate:.1%}** together, **{n}** can be told apart{names}.",
)
NAMES = Text("（{names}）", " ({names})")


def _same(found: Comparison, apart: pd.DataFrame) -> bool:
    before = found.rows[found.rows["standing"].isin(APART)]
    return set(before[found.unit]) == set(apart[found.unit])


def unfinished_months(found: Comparison) -> None:
    """Say what the comparison is without months that still change, where that differs."""
    lang, filters = context().lang, found.filters
    first = provisional_from(filters, found.metric)
    if first is None or not filters.start < first <= filters.end:
        return
    settled = compare(filters.during(filters.start, first - timedelta(days=1)))
    apart = settled.rows[settled.rows["standing"].isin(APART)]
    if f"{settled.found.pooled:.1%}" == f"{found.found.pooled:.1%}" and _same(found, apart):
        return
    told = WITHOUT.format(
        month=month_text(first, lang),
        rate=settled.found.pooled,
        n=len(apart),
        names=NAMES.format(names="、".join(apart["name"]))[lang] if len(apart) else "",
    )
    write(told[lang])
