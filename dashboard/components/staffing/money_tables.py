"""Subsidies in pictures and tables: by month, by kind of finding, by payee, budgets, firms."""

import math
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from dashboard.charts.subsidies import CLAIMED, DOUBTFUL, claimed_by_month
from dashboard.components.drawing.charts import chart
from dashboard.components.drawing.tables import show_table
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.cache import remember
from dashboard.components.frame.context import context
from dashboard.components.staffing.declared_rules import valid_text
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.metrics.subsidies import FINDINGS, NOTES
from dashboard.reports.money.subsidy_budget import budget_use, paid_for_grades, paid_in
from dashboard.reports.money.subsidy_totals import findings_by_kind, subsidy_totals
from dashboard.reports.money.subsidy_words import given_text, yuan_text
from dashboard.reports.wording import day_text, month_text

HEADS = {
    "month": Text("所属月", "Month"),
    "payee": Text("领取人", "Payee"),
    "claims": Text("申领（笔）", "Claims"),
    "claimed": CLAIMED,
    "doubtful": Text("存疑（笔）", "In doubt"),
    "doubtful_yuan": DOUBTFUL,
    "allowed": Text("可付（元）", "Allowed (yuan)"),
    "given": Text("按规则应给（元）", "By rule (yuan)"),
    "unclaimed": Text("未申领（件）", "Not claimed"),
    "finding": Text("疑点", "Finding"),
    "yuan": Text("金额（元）", "Yuan"),
    "budget": Text("预算", "Budget"),
    "set_aside": Text("安排（元）", "Set aside (yuan)"),
    "share": Text("已申领", "Claimed"),
    "days": Text("期间", "Days"),
}
BY_KIND = Text("疑点（一笔可有几处）", "Findings (a claim may have several)")
BY_PAYEE = Text("按领取人", "By payee")
BUDGETS = Text("预算使用（申领计至{day}）", "Budgets used (claimed up to {day})")
UNTOLD = Text("另列，不作疑点：{what}。", "Told apart, no finding: {what}.")
COUNTED, JOINT = Text("{name} {n} 笔", "{name} {n}"), Text("、", ", ")
ALLOWED = Text(
    "可付：没有疑点、规则定义了金额或上限的申领之和；都未定义的不计入。未申领：规则应给而没有申领的。",
    "Allowed: claims without a finding whose rule defines an amount or a ceiling; others are in "
    "no sum. Not claimed: what the rules give and nobody claimed.",
)
SEARCH = Text("姓名或代码检索", "Search by name or code")
PAGE = Text("第几页（共 {pages} 页）", "Page (of {pages})")
PAGE_ROWS = 50
OWN = Text("只计您范围内的申领。", "Claims in your reach alone.")
FIRMS = Text(
    "律所考评补贴：期内发放 {n} 个月次共 {yuan} 元，与档次或规则不符 **{off}** 笔。",
    "Paid to firms for grades: {n} months, {yuan} yuan; **{off}** not as grade and rule say.",
)


def month_chart(filters: Filters) -> None:
    """Draw what was claimed for each month and the part in doubt, with the table."""
    lang = context().lang
    rows = _totals(filters, "month").rename(columns={"unit": "month"})
    table = _summed(rows, "month", [month_text(month, lang) for month in rows["month"]])
    chart(claimed_by_month, rows[["month", "claimed", "doubtful_yuan"]], lang, table=table)


def findings_table(claims: pd.DataFrame) -> None:
    """Draw how many claims, and how much of them, each kind of finding has."""
    lang, rows = context().lang, findings_by_kind(claims)
    columns = {
        "finding": [FINDINGS[key][lang] for key in rows["finding"]],
        "claims": list(rows["claims"]),
        "yuan": list(rows["yuan"]),
    }
    number = st.column_config.NumberColumn(format="localized")
    config = {HEADS[key][lang]: number for key in ("claims", "yuan")}
    write(f"**{BY_KIND[lang]}**")
    show_table(_headed(columns), alt=BY_KIND[lang], columns=config)


def notes_line(claims: pd.DataFrame) -> None:
    """Name what cannot be told of how many claims."""
    lang = context().lang
    counts = {key: sum(key in keys for keys in claims["notes"]) for key in NOTES}
    told = [
        COUNTED[lang].format(name=NOTES[key][lang], n=f"{n:,}") for key, n in counts.items() if n
    ]
    if told:
        write_small(UNTOLD[lang].format(what=JOINT[lang].join(told)))


def payee_table(filters: Filters) -> None:
    """Draw payees by what they claimed, highest first: searched by name or code, page by page."""
    lang, rows = context().lang, _totals(filters, "payee")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        write(f"**{BY_PAYEE[lang]}**")
        search = st.text_input(SEARCH[lang], key="payee_search", width=220).strip().lower()
        names = [f"{_known(row.name)} {row.unit}".strip() for row in rows.itertuples()]
        hit = [search in name.lower() for name in names]
        pages = max(math.ceil(sum(hit) / PAGE_ROWS), 1)
        page = st.number_input(
            PAGE.format(pages=pages)[lang], 1, pages, key=f"payee_page_{search}", width=150
        )
    first = (page - 1) * PAGE_ROWS
    _draw_payees(_summed(rows, "payee", names)[hit].iloc[first : first + PAGE_ROWS])


def _draw_payees(table: pd.DataFrame) -> None:
    lang = context().lang
    number = st.column_config.NumberColumn(format="localized")
    show_table(
        table,
        3,
        alt=BY_PAYEE[lang],
        columns={HEADS[key][lang]: number for key in ("claimed", "doubtful_yuan", "allowed")},
    )
    write_small(ALLOWED[lang])


def budgets_table(programme: Programme) -> None:
    """Draw each budget with what was claimed for its months up to the data-to day."""
    rows, lang = remember(budget_use, context().scope, programme.code), context().lang
    if rows.empty:
        return
    names = {one.key: one.name[lang] for one in programme.budgets}
    columns = {
        "budget": [names[key] for key in rows["key"]],
        "claimed": [yuan_text(value) for value in rows["claimed"]],
        "share": [f"{value:.1%}" for value in rows["share"]],
        "set_aside": [yuan_text(value) for value in rows["budget"]],
        "claims": list(rows["claims"]),
        "days": [valid_text(row.start, row.end) for row in rows.itertuples()],
    }
    write(f"**{BUDGETS.format(day=day_text(rows['through'].max(), lang))[lang]}**")
    number = st.column_config.NumberColumn(format="localized")
    show_table(
        _headed(columns),
        3,
        columns={HEADS["claims"][lang]: number},
    )
    if not rows["is_whole"].all():
        write_small(OWN[lang])


def firms_paid(filters: Filters) -> None:
    """Say what firms were paid for grades in the period, and whether grade and rule agree."""
    rows = paid_in(remember(paid_for_grades, context().scope, filters.programme), filters)
    if len(rows):
        off = int(rows["findings"].map(bool).sum())
        told = FIRMS.format(n=f"{len(rows):,}", yuan=yuan_text(rows["paid"].sum()), off=off)
        write(told[context().lang])


def _known(name: object) -> str:
    """A name, or nothing where the register holds none."""
    return name if isinstance(name, str) else ""


def _totals(filters: Filters, by: str) -> pd.DataFrame:
    return remember(subsidy_totals, context().scope, filters, by)


def _summed(rows: pd.DataFrame, unit: str, names: list[str]) -> pd.DataFrame:
    lang, given = context().lang, zip(rows["given_least"], rows["given_most"], strict=True)
    return _headed(
        {
            unit: names,
            "claimed": rows["claimed"].tolist(),
            "doubtful_yuan": rows["doubtful_yuan"].tolist(),
            "claims": rows["claims"].astype("int64").tolist(),
            "doubtful": rows["doubtful"].astype("int64").tolist(),
            "allowed": rows["allowed"].tolist(),
            "given": [given_text(least, most)[lang] for least, most in given],
            "unclaimed": [None if pd.isna(n) else f"{n:,.0f}" for n in rows["unclaimed"]],
        }
    )


def _headed(columns: Mapping[str, Sequence[object]]) -> pd.DataFrame:
    return pd.DataFrame({HEADS[key][context().lang]: value for key, value in columns.items()})
