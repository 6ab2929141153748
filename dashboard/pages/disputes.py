"""Disputes: the list behind any number."""

from dashboard.components.cases.case_list import case_list
from dashboard.components.cases.draw_form import way_to_draw
from dashboard.components.frame.page import page_foot, page_head
from dashboard.components.overview.overdue import overdue_block
from dashboard.domain.text import Text
from dashboard.metrics import METRICS

TITLE = Text("纠纷查询", "Disputes")
QUESTION = Text("每个数字背后是哪些案件", "Which cases are behind the number?")


def render() -> None:
    filters = page_head(TITLE, QUESTION)
    overdue_block(filters, folded=True)
    way_to_draw(filters)
    case_list(filters)
    page_foot(filters, [METRICS["open"], METRICS["overdue"]])
