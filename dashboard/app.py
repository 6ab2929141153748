"""The frame around every page: who is reading, language, menu, one data version, clear errors."""

import streamlit as st

from dashboard.access.reader import Reader, reader_for
from dashboard.components.account import account_box, language, plain_notice, signed_out
from dashboard.components.context import showing_to
from dashboard.components.failure import failed
from dashboard.database.connection import pinned
from dashboard.domain.errors import DashboardError
from dashboard.navigation import front_door, menu, pages_for

ICON = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" '
    'rx="6" fill="#1F4E79"/><path d="M16 6v20M8 26h16M6 12h20M6 12l-3 8h6zM26 12l-3 8h6z" '
    'stroke="#fff" stroke-width="2" fill="none"/></svg>'
)
"""Drawn here: an icon by name would be fetched from outside."""


def main() -> None:
    """Draw the frame, then the page, for a reader looked up again at every rerun."""
    st.set_page_config(page_title="人民调解监督", page_icon=ICON, layout="wide")
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
    door = front_door(pages[reader.landing or next(iter(pages))], lang)
    page = st.navigation(menu(pages, lang, door))
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
