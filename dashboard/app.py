"""The frame around every page: who is reading, language, menu, one data version, clear errors."""

import streamlit as st

from dashboard.access.reader import Reader, reader_for
from dashboard.components.exporting.take_along import take_along
from dashboard.components.frame.account import account_box, language, plain_notice, signed_out
from dashboard.components.frame.context import showing_to
from dashboard.components.frame.failure import failed
from dashboard.components.frame.filter_state import in_frame, reached
from dashboard.components.frame.library_words import hide_library_words
from dashboard.components.own_links.own_links_box import own_links_box
from dashboard.database.connection import pinned_if_there
from dashboard.domain.errors import DashboardError, NoData
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of
from dashboard.navigation import front_door, landing_of, menu, pages_for

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
    hide_library_words(lang)
    if not reader.pages:
        plain_notice(reader, lang)
        account_box(reader, lang)
        return
    programme = _programme(reader)
    pages = pages_for(reader, lang, programme)
    door = front_door(pages[landing_of(reader, programme)], lang)
    page = st.navigation(menu(pages, lang, door))
    account_box(reader, lang)
    try:
        with pinned_if_there(), showing_to(reader, lang, pages, page.url_path):
            own_links_box()
            page.run()
            take_along(page.url_path)
    except DashboardError as error:
        failed(error, lang)


def _programme(reader: Reader) -> Programme | None:
    """Return the programme in the frame, which names pages and says which there are."""
    try:
        code = in_frame(reached(reader.scope))
    except NoData:
        # The menu stands without it; the page reads the same database and says what is wrong.
        return None
    return programme_of(code) if code else None


def _reader() -> Reader | None:
    """Ask the gate's headers who this is; a sign-in that has ended is nobody."""
    user = st.user.to_dict()
    account, login = user.get("account"), user.get("login")
    if not isinstance(account, str) or not isinstance(login, str):
        return None
    return reader_for(account, login)
