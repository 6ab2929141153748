"""The first line of every page: what it is and asks, and at its right what can be done with it."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.components.exporting.links_box import links_box
from dashboard.components.frame.context import context


def head_line(title: str, question: str) -> DeltaGenerator:
    """Draw title and question; return the place beside them for a mark, which may stay empty.

    What takes the page along is drawn at the right once the page has run (``take_along``).
    """
    sheet = context().sheet
    sheet.title, sheet.question = title, question
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.subheader(f"{title}　:gray[{question}]", anchor=False, width="content")
        mark = st.empty()
        sheet.tools = st.container(horizontal=True, horizontal_alignment="right", key="page_tools")
        with sheet.tools:
            links_box()
    return mark


def own_tools() -> DeltaGenerator:
    """Return the place at the right of the first line, for a page that fills it by itself."""
    sheet = context().sheet
    sheet.has_own_files = True
    return sheet.tools if sheet.tools is not None else st.container()
