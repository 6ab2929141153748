"""The contract rule on the page: what changed last month, fails so far, grades by month."""

import pandas as pd

from dashboard.charts.grade_matrix import grade_matrix
from dashboard.charts.months import month_keys
from dashboard.components.drawing.charts import chart
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.firm.firm_tables import contract_table
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.plain import named_plainly
from dashboard.components.frame.screen import NONE
from dashboard.domain.filters import Filters
from dashboard.domain.kinds import GRADES
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.reports.firm.firm_changes import changes, last_months
from dashboard.reports.firm.firm_dismissal import since_last_month, window_note
from dashboard.reports.firm.firm_grades import grade_months

TITLE = Text("考评、补贴与合同", "Grades, subsidies and the contract")
NO_GRADES = Text("所选期间没有考评记录。", "No grades in this period.")
FIRM, TOTAL = Text("律师事务所", "Firm"), Text("补贴合计（元）", "Subsidy in all (yuan)")
ALL_FIRMS = Text("各家合计", "All firms")
CELL = Text("{grade} {yuan}", "{grade} {yuan}")


def contract_record(filters: Filters, table: pd.DataFrame, programme: Programme) -> None:
    """Say what changed since last month and how fails are counted; draw grades by month."""
    lang, scope = context().lang, context().scope.beside()
    write(f"**{TITLE[lang]}**")
    said = named_plainly(table)
    changed = ask(changes, scope, filters).merge(said[["firm", "name"]], on="firm")
    lines = [since_last_month(changed, last_months(filters))]
    limit = programme.rules.fails_to_dismiss
    if limit is not None:
        lines += window_note(said, limit)
    write("\n".join(f"- {line[lang]}" for line in lines))
    contract_table(filters, table)
    months = ask(grade_months, scope, filters)
    months = months[months["month"] >= filters.start.replace(day=1)]
    named = table[["firm", "name"]].merge(months, on="firm")
    if named.empty:
        write_small(NO_GRADES[lang])
        return
    chart(grade_matrix, named.drop(columns="fails"), lang, table=_months_table(named))


def _months_table(months: pd.DataFrame) -> pd.DataFrame:
    """Grade and subsidy by firm and month, with sums of what is recorded by firm and by month."""
    lang = context().lang
    keyed = months.assign(
        month=month_keys(months["month"]),
        told=[
            CELL.format(grade=GRADES[grade][lang], yuan=_yuan(yuan))[lang]
            for grade, yuan in zip(months["grade"], months["subsidy"], strict=True)
        ],
    )
    # By code: two counties may each have a firm of one name.
    names = dict(zip(keyed["firm"], keyed["name"], strict=True))
    cells = keyed.pivot(index="firm", columns="month", values="told").fillna(NONE)
    cells = cells.reindex(list(names))
    cells.loc[ALL_FIRMS[lang]] = keyed.groupby("month")["subsidy"].sum(min_count=1).map(_yuan)
    by_firm = keyed.groupby("firm")["subsidy"].sum(min_count=1).map(_yuan)
    by_firm[ALL_FIRMS[lang]] = _yuan(keyed["subsidy"].sum(min_count=1))
    cells.insert(0, TOTAL[lang], by_firm)
    return cells.rename(index=names).rename_axis(FIRM[lang]).reset_index()


def _yuan(value: float) -> str:
    return NONE if pd.isna(value) else f"{value:,.0f}"
