"""Key cases: major, sensitive, deaths, many people, risk of turning criminal."""

from dataclasses import replace

from dashboard.components.case_list import case_list
from dashboard.components.key_reasons import reason_counts
from dashboard.components.page import page_foot, page_head
from dashboard.domain.text import Text
from dashboard.metrics import METRICS

TITLE = Text("重点案件", "Key cases")
QUESTION = Text("哪些案件需要盯住", "Which cases must be watched?")


def render() -> None:
    filters = page_head(TITLE, QUESTION)
    reason_counts(filters)
    case_list(replace(filters, state="key"))
    page_foot(filters, [METRICS["key_cases"], METRICS["converted"]])
