"""The frame around every page: who is reading, language, menu, one data version, clear errors."""

import streamlit as st

from dashboard.access.reader import Reader, reader_for
from dashboard.components.account import account_box, language, plain_notice, signed_out
from dashboard.components.context import showing_to
from dashboard.components.failure import failed
from dashboard.database.connection import pinned
from dashboard.domain.errors import DashboardError
from dashboard.navigation import menu, pages_for


def main() -> None:
    """Draw the frame, then the page, for a reader looked up again at every rerun."""
    st.set_page_config(page_title="人民调解监督", page_icon=":material/balance:", layout="wide")
    reader = _reader()
    if reader is None:
        signed_out()
        return
    lang = language(reader)
    pages = pages_for(reader, lang)
    if not pages:
        plain_notice(reader, lang)
        account_box(reader, lang)
        return
    page = st.navigation(menu(pages, lang))
    account_box(reader, lang)
    try:
        with pinned(), showing_to(reader, lang, pages):
            page.run()
    except DashboardError as error:
        failed(error, lang)


def _reader() -> Reader | None:
    """Ask the gate's headers who this is; a sign-in that has ended is nobody."""
    user = st.user.to_dict()
    account, login = user.get("account"), user.get("login")
    if not isinstance(account, str) or not isinstance(login, str):
        return None
    return reader_for(account, login)
