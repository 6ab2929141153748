"""A single dispute: from the call to the follow-up."""

import streamlit as st

from dashboard.components.cases.case_history import parties, timeline
from dashboard.components.cases.case_opening import back_to_list, opened_case
from dashboard.components.cases.case_record import agreement, dossier, facts, left_out, triage
from dashboard.components.frame.context import context
from dashboard.components.frame.head import head_line
from dashboard.components.frame.notices import synthetic_mark
from dashboard.components.frame.plain import plain
from dashboard.components.notice.notice_links import case_notice_link
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text

TITLE = Text("纠纷详情", "Dispute")


def render() -> None:
    lang = context().lang
    back_to_list()
    record = opened_case()
    if record is None:
        return
    dispute_id = str(record["dispute_id"])
    with head_line(TITLE[lang], plain(dispute_id)):
        synthetic_mark(programme_of(str(record["programme"])))
    case_notice_link(record)
    left, middle, right = st.columns(3, gap="medium")
    with left:
        facts(record)
    with middle:
        triage(record)
        agreement(record)
        dossier(record)
    with right:
        timeline(record)
    left_out(record)
    parties(dispute_id)
