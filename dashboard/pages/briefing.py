"""Briefing: what do I say at the meeting, and can I defend it figure by figure?"""

import streamlit as st

from dashboard.components.briefing.changes import since_last
from dashboard.components.briefing.choice import briefing_head
from dashboard.components.briefing.editions import edition_list, edition_panel
from dashboard.components.briefing.files import take_along
from dashboard.components.briefing.freezing import freeze_button, opened_edition
from dashboard.components.briefing.paper import draw_paper
from dashboard.components.briefing.writing import briefing_now, text_box
from dashboard.components.frame.page import page_foot
from dashboard.domain.text import Text

TITLE = Text("会议简报", "Briefing")
QUESTION = Text("这次会上说什么", "What do I say at the meeting?")


def render() -> None:
    chosen = briefing_head(TITLE, QUESTION)
    opened = opened_edition(chosen.asked)
    if opened is not None:
        edition_panel(opened, chosen.tools)
    else:
        document = briefing_now(chosen.asked)
        with chosen.tools:
            take_along(document, chosen.asked)
            freeze_button(document, chosen.asked)
        left, right = st.columns((2, 1), gap="large")
        with left:
            draw_paper(document, lambda free: text_box(chosen.asked, free))
        with right:
            since_last(chosen.asked)
            edition_list(chosen.asked.programme)
    page_foot(chosen.filters, [])
