"""A single dispute: from the call to the follow-up."""

import streamlit as st

from dashboard.components.case_opening import opened_case
from dashboard.components.case_record import agreement, dossier, facts, parties, timeline, triage
from dashboard.components.context import context
from dashboard.components.links import page_link
from dashboard.components.notices import synthetic_mark
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text

TITLE = Text("纠纷详情", "Dispute")
BACK = Text("返回纠纷列表", "Back to the list")


def render() -> None:
    lang = context().lang
    page_link("disputes", f"← {BACK[lang]}")
    record = opened_case()
    if record is None:
        return
    dispute_id = str(record["dispute_id"])
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.subheader(f"{TITLE[lang]}　:gray[{dispute_id}]", anchor=False, width="content")
        synthetic_mark(programme_of(str(record["programme"])))
    left, middle, right = st.columns(3, gap="medium")
    with left:
        facts(record)
    with middle:
        triage(record)
        agreement(record)
        dossier(record)
    with right:
        timeline(dispute_id)
    parties(dispute_id)
