"""Freezing the briefing on the screen, and the way back to an edition by its number."""

import streamlit as st

from dashboard.components.frame.context import context
from dashboard.domain.errors import Refused
from dashboard.domain.text import Text
from dashboard.editions.edition import Opened
from dashboard.editions.freezing import freeze
from dashboard.editions.register import opened
from dashboard.reports.briefing.asked import Asked
from dashboard.reports.paper.document import Document

PARAMETER, ENTERED = "edition", "edition_entered"
FREEZE = Text("定稿（冻结）", "Freeze an edition")
ABOUT = Text(
    "定稿按现在的数字和手写内容存档，记入操作日志，以后逐字打开，不能修改或删除。",
    "An edition keeps the figures and texts as they stand now, is put into the log, opens word "
    "for word later, and cannot be changed or deleted.",
)
GO = Text("确认定稿", "Freeze it now")
ABSENT = Text("没有这份定稿。", "There is no such edition.")


def freeze_button(document: Document, asked: Asked) -> None:
    """Draw the way to freeze what is on the screen; the edition is opened once it is kept."""
    lang = context().lang
    with st.popover(FREEZE[lang], icon=":material/lock:"):
        st.caption(ABOUT[lang])
        if not st.button(GO[lang], key="briefing_freeze", type="primary"):
            return
        try:
            made = freeze(context().reader, document, asked)
        except Refused as error:
            st.warning(error.text[lang])
            return
    open_edition(made.id)


def open_edition(number: int) -> None:
    """Show an edition at once, with a link that opens it again."""
    st.query_params[PARAMETER] = str(number)
    st.rerun()


def close_edition() -> None:
    """Go back to the briefing of the data as they stand."""
    st.query_params.pop(PARAMETER, None)
    st.session_state.pop(ENTERED, None)
    st.rerun()


def opened_edition(asked: Asked) -> Opened | None:
    """Return the edition the link names, where it is in reach and of the programme in the frame.

    Who then asks for another briefing in the bar has left the edition.
    """
    named = st.query_params.get(PARAMETER, "")
    # A number of more digits is no edition's, and none a database holds.
    known = named.isascii() and named.isdigit() and len(named) < 10
    found = opened(context().reader, int(named)) if known else None
    if found is None or found.edition.asked.programme != asked.programme:
        if named:
            st.info(ABSENT[context().lang])
        return None
    wanted = (named, asked.subject, asked.month, asked.choices)
    entered = st.session_state.get(ENTERED)
    if entered and entered[0] == named and entered != wanted:
        close_edition()
    st.session_state[ENTERED] = wanted
    return found
