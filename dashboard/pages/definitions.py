"""Definitions: what every indicator means, and which rules the programme declares."""

from dashboard.components.frame.links import about_the_data
from dashboard.components.frame.page import page_foot, page_head
from dashboard.components.staffing.declared_rules import grading_table, subsidy_table
from dashboard.components.trust.definitions import indicator_table, open_questions
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text

TITLE = Text("指标解释", "Definitions")
QUESTION = Text("这个数能不能信", "Can I trust this number?")


def render() -> None:
    filters = page_head(TITLE, QUESTION)
    about_the_data(filters)
    programme = programme_of(filters.programme)
    indicator_table()
    subsidy_table(programme)
    grading_table(programme)
    open_questions(programme)
    page_foot(filters, [])
