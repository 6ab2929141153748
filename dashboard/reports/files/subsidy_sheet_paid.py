"""Budgets used and grades of firms paid for, on the accountant's sheet."""

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.text import Lang, Text
from dashboard.reports.files.sheet_table import Column, Kind, Table
from dashboard.reports.files.subsidy_sheet_claims import CLAIMS
from dashboard.reports.money.subsidy_budget import budgets_of

BUDGETS = (
    Column(Text("预算", "Budget")),
    CLAIMS,
    Column(Text("已申领（元）", "Claimed (yuan)"), Kind.YUAN),
    Column(Text("已申领占比", "Share claimed"), Kind.SHARE),
    Column(Text("安排（元）", "Set aside (yuan)"), Kind.YUAN),
    Column(Text("预算起", "From"), Kind.DAY),
    Column(Text("预算止", "To"), Kind.DAY),
    Column(Text("申领计至", "Counted to"), Kind.DAY),
    Column(Text("口径与来源", "Basis and source"), Kind.NOTE),
)
USED = Text(
    "预算期内各月的申领，计至数据截至日。{source}",
    "claims for its months to the data-to day. {source}",
)
OWN = Text(
    "只计您范围内的申领，占比不是全部。{source}", "your reach alone, not all of it. {source}"
)
FIRMS = (
    Column(Text("项目", "Item")),
    Column(Text("月次", "Months"), Kind.COUNT),
    Column(Text("金额（元）", "Yuan"), Kind.YUAN),
)
PAID = Text("发放", "Paid")
OFF = Text("其中与档次或规则不符", "Of it not as grade and rule say")


def budgets_table(programme: Programme, used: pd.DataFrame, filters: Filters, lang: Lang) -> Table:
    """Return the budgets that share a day with the period and what was claimed on each."""
    rows = []
    for one in budgets_of(programme, filters):
        row = used.set_index("key").loc[one.key]
        basis = (USED if row["is_whole"] else OWN).format(source=one.source)[lang]
        sums = (row["claims"], row["claimed"], row["share"], row["budget"])
        rows.append((one.name[lang], *sums, one.start, one.end, row["through"], basis))
    return Table(BUDGETS, rows)


def firms_table(paid: pd.DataFrame, lang: Lang) -> Table:
    """Return what firms were paid for the grades of the period's months, and what is off."""
    if paid.empty:
        return Table(FIRMS, [])
    off = paid[paid["findings"].map(bool).astype(bool)]
    parts = ((PAID, paid), (OFF, off))
    return Table(FIRMS, [(name[lang], len(part), part["paid"].sum()) for name, part in parts])
