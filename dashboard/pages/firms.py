"""Firms: who is better, who is in the same band, who is near dismissal?"""

from dashboard.components.exporting.grade_sheets import grade_sheets
from dashboard.components.firm.firm_charts import firm_charts, firm_links
from dashboard.components.firm.firm_contract import contract_record
from dashboard.components.firm.firm_misjudgement import misjudgement_tool
from dashboard.components.firm.firm_standing import firm_standing
from dashboard.components.firm.firm_subject import grades_firms, has_firms
from dashboard.components.firm.firm_tables import duty_table, rate_table
from dashboard.components.firm.firm_verdict import firm_verdict
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.notices import empty
from dashboard.components.frame.page import page_foot, page_head
from dashboard.components.frame.recorded import recorded
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.reports.firm.ranking import TESTED, rank_firms

TITLE = Text("律所考评与排名", "Firms")
QUESTION = Text("谁更好，谁同一档，谁接近辞退", "Who is better, the same, near dismissal?")
WEIGHED = ("settlement_rate", *TESTED, "median_days")


def has_subject(programme: Programme) -> bool:
    """Whether the programme grades firms."""
    return grades_firms(programme)


def render() -> None:
    filters = page_head(TITLE, QUESTION)
    programme = programme_of(filters.programme)
    if not has_firms(filters, programme):
        return
    filters = filters.choose(lead=(), firm=())
    table = ask(rank_firms, context().scope.beside(), filters)
    if not table[["led", "police_led"]].to_numpy().sum():
        empty()
        return
    firm_verdict(filters, table, programme)
    firm_standing(filters, table)
    duty_table(filters, table)
    rate_table(table)
    firm_charts(table)
    contract_record(filters, table, programme)
    misjudgement_tool()
    grade_sheets(filters)
    firm_links(filters, table)
    page_foot(filters, recorded(filters, WEIGHED))
