"""Subsidies of a period as a workbook for the accountant: sums, payees, claims, doubts, rules."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from xlsxwriter.workbook import Workbook

from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.errors import TooMany
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Field, Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Lang, Text
from dashboard.metrics import METRICS
from dashboard.queries.base import require
from dashboard.queries.counts import data_to
from dashboard.reports.figure import Ask, directly
from dashboard.reports.files.export_words import Taken, about_lines
from dashboard.reports.files.sheet_leaf import Leaf, Styles
from dashboard.reports.files.sheet_table import Column, Kind, Table
from dashboard.reports.files.subsidy_sheet_claims import claims_table, payee_table
from dashboard.reports.files.subsidy_sheet_figures import figures_table
from dashboard.reports.files.subsidy_sheet_paid import budgets_table, firms_table
from dashboard.reports.files.subsidy_sheet_rules import marks_table, versions_table
from dashboard.reports.files.subsidy_sheet_summary import (
    WIDTHS,
    by_month_table,
    by_subsidy_table,
    findings_table,
    notes_table,
)
from dashboard.reports.money.subsidies import checked_claims
from dashboard.reports.money.subsidy_budget import budget_use, paid_for_grades, paid_in
from dashboard.reports.money.subsidy_totals import subsidy_totals
from dashboard.reports.narrowing import narrowed
from dashboard.reports.visit.visit_card import OPTIONS
from dashboard.reports.wording import day_text, period_text

MOST_CLAIMS = 200_000
"""More would not open in an office: a list cut short adds up to nothing, so there is none."""
NAMES = {
    "summary": Text("汇总", "Summary"),
    "payees": Text("应付明细", "To pay"),
    "claims": Text("逐笔", "Claims"),
    "doubtful": Text("存疑", "In doubt"),
    "rules": Text("规则", "Rules"),
}
TITLE = Text("{programme} 补贴核算 · {name}", "{programme}: subsidies checked · {name}")
UNDER = Text(
    "{period}，所属月按整月 · 数据截至 {day} · 金额单位：元；未定义、未登记、无从核对的不计入合计",
    "{period}, whole months · data to {day} · in yuan; what is undefined, not recorded or cannot "
    "be told is in no total",
)
SAMPLE = Text("示例数据，均为虚构，不作付款依据", "Sample data, all invented: nothing to pay by")
KEPT_WHOLE = Text("申领没有这些项，未按其筛选", "Claims do not know these: not narrowed by them")
DATA = Text("数据性质", "Kind of data")
FIGURES, BUDGETS = Text("总数", "Sums"), Text("预算使用", "Budgets used")
BY_SUBSIDY, BY_MONTH = Text("按补贴项目", "By subsidy"), Text("按所属月", "By month")
FIRMS = Text("律所考评补贴（发放，不经申领）", "Paid to firms for grades (nothing is claimed)")
FINDINGS, MARKS = Text("疑点", "Findings"), Text("难度的依据", "What supports a level")
ABOUT, UNTOLD = Text("本表", "This workbook"), Text("不能认定的", "What cannot be told")
ABOUT_COLUMNS = (
    Column(Text("项目", "Item")),
    Column(Text("内容", "What it says"), Kind.NOTE),
)
JOINT = Text("、", ", ")


@dataclass(frozen=True)
class SubsidySheet:
    """A workbook and how many rows stand on each of its lists, by name of the sheet."""

    content: bytes
    rows: Mapping[str, int]


@dataclass(frozen=True)
class _Asked:
    """What is asked, by whom, and the claims it comes to."""

    scope: Scope
    filters: Filters
    programme: Programme
    claims: pd.DataFrame
    lang: Lang
    ask: Ask

    @property
    def doubtful(self) -> pd.DataFrame:
        return self.claims[self.claims["findings"].map(bool).astype(bool)]


def subsidy_sheet(
    scope: Scope, filters: Filters, taken: Taken, lang: Lang, *, ask: Ask = directly
) -> SubsidySheet:
    """Write the claims of a period, checked, with all they rest on; refused without the right.

    Every claim is listed, none is cut off.
    """
    require(scope, Field.MONEY)
    kept, foreign = narrowed(filters, METRICS["claimed"])
    claims = ask(checked_claims, scope, kept)
    if len(claims) > MOST_CLAIMS:
        raise TooMany(f"More than {MOST_CLAIMS} claims for one workbook; narrow the period.")
    asked = _Asked(scope, kept, programme_of(filters.programme), claims, lang, ask)
    lists = {
        "payees": payee_table(asked.programme, claims, lang),
        "claims": claims_table(asked.programme, claims, lang),
        "doubtful": claims_table(asked.programme, asked.doubtful, lang),
        "rules": versions_table(asked.programme, kept, claims, lang),
    }
    about = [*about_lines(filters, taken, lang), *_standing(asked, foreign)]
    rows = {NAMES[key][lang]: len(table.rows) for key, table in lists.items()}
    return SubsidySheet(_written(asked, taken.number, about, lists), rows)


def _standing(asked: _Asked, foreign: tuple[str, ...]) -> list[tuple[str, str]]:
    """What else must be known of the data: that they are invented, what narrows nothing."""
    lang = asked.lang
    told = [(DATA[lang], SAMPLE[lang])] if asked.programme.synthetic else []
    names = [asked.programme.called.get(one) or DIMENSIONS[one].name for one in foreign]
    if names:
        told.append((KEPT_WHOLE[lang], JOINT[lang].join(name[lang] for name in names)))
    return told


def _written(
    asked: _Asked, number: str, about: Sequence[tuple[str, str]], lists: Mapping[str, Table]
) -> bytes:
    out = io.BytesIO()
    with Workbook(out, OPTIONS) as book:
        styles = Styles(book)
        leaves = {key: _leaf(book, styles, asked, key, number) for key in NAMES}
        _summary(leaves["summary"], asked, about)
        for key, table in lists.items():
            leaves[key].ledger(table, asked.lang, summed=key != "rules")
        leaves["rules"].section(MARKS, marks_table(asked.programme, asked.lang), asked.lang)
    return out.getvalue()


def _leaf(book: Workbook, styles: Styles, asked: _Asked, key: str, number: str) -> Leaf:
    lang, filters = asked.lang, asked.filters
    title = TITLE.format(programme=asked.programme.short, name=NAMES[key])[lang]
    period = period_text(filters.start, filters.end, lang)
    under = UNDER.format(period=period, day=day_text(data_to(filters.programme), lang))[lang]
    return Leaf(book, styles, NAMES[key][lang], (title, under, number))


def _summary(leaf: Leaf, asked: _Asked, about: Sequence[tuple[str, str]]) -> None:
    """Write the first page: whence it comes, each sum with its basis, then by subsidy and month."""
    scope, filters, ask, lang = asked.scope, asked.filters, asked.ask, asked.lang
    programme, claims = asked.programme, asked.claims
    by_subsidy = ask(subsidy_totals, scope, filters, "subsidy")
    by_month = ask(subsidy_totals, scope, filters, "month")
    budgets = ask(budget_use, scope, programme.code)
    paid = paid_in(ask(paid_for_grades, scope, programme.code), filters)
    leaf.widths(WIDTHS)
    leaf.section(ABOUT, Table(ABOUT_COLUMNS, about), lang)
    leaf.section(FIGURES, figures_table(programme, claims, by_subsidy, lang), lang)
    leaf.section(BUDGETS, budgets_table(programme, budgets, filters, lang), lang)
    leaf.section(
        BY_SUBSIDY, by_subsidy_table(programme, claims, by_subsidy, lang), lang, summed=True
    )
    leaf.section(BY_MONTH, by_month_table(claims, by_month, lang), lang, summed=True)
    leaf.section(FINDINGS, findings_table(claims, lang), lang)
    leaf.section(UNTOLD, notes_table(claims, lang), lang)
    leaf.section(FIRMS, firms_table(paid, lang), lang)
