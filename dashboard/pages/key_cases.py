"""Key cases: major, sensitive, deaths, many people, risk of turning criminal."""

from dataclasses import replace

from dashboard.components.cases.case_list import case_list
from dashboard.components.cases.key_reasons import reason_counts
from dashboard.components.frame.links import ways_to
from dashboard.components.frame.notices import missing
from dashboard.components.frame.page import page_foot, page_head
from dashboard.components.frame.recorded import recorded
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text

TITLE = Text("重点案件", "Key cases")
QUESTION = Text("哪些案件需要盯住", "Which cases must be watched?")
NO_KEY_CASES = Text("本库不登记重点案件。可看：", "Key cases are not recorded. There is instead:")


def has_subject(programme: Programme) -> bool:
    """Whether the programme records what makes a case a key one."""
    return "key_case" in programme.records


def render() -> None:
    filters = page_head(TITLE, QUESTION)
    if not has_subject(programme_of(filters.programme)):
        missing(NO_KEY_CASES)
        ways_to(("disputes", "overview"), filters)
        return
    reason_counts(filters)
    case_list(replace(filters, state="key"))
    page_foot(filters, recorded(filters, ("key_cases", "converted")))
