"""Supervision notices: what did we ask for, what came back?"""

from dashboard.components.frame.page import page_foot, page_head
from dashboard.components.notice.notice_issue import issue_panel
from dashboard.components.notice.notice_list import (
    RULES,
    notice_list,
    notice_verdict,
    notices_in_reach,
)
from dashboard.components.notice.notice_panel import notice_panel, opened_notice, say_absent
from dashboard.domain.text import Text

TITLE = Text("督办事项", "Supervision notices")
QUESTION = Text("要求了什么，回复了什么", "What did we ask for, what came back?")


def render() -> None:
    opened = opened_notice()
    filters = page_head(TITLE, QUESTION)
    if opened is not None and opened.programme == filters.programme:
        notice_panel(opened)
    else:
        if opened is None:
            say_absent()
        found = notices_in_reach(filters)
        notice_verdict(found)
        issue_panel(filters)
        notice_list(found)
    page_foot(filters, RULES)
