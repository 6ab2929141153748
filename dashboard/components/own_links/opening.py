"""Opening a view that was kept: a bookmark's, a start page's, or that of a code from paper."""

import streamlit as st

from dashboard.access.bookmarks import start_of
from dashboard.access.view_links import KeptView
from dashboard.components.frame.context import context
from dashboard.components.frame.link_choice import forget_choices
from dashboard.components.own_links.reach import can_open

NOT_THE_VIEWS = ("lang", "absent")
"""What a link may carry beside the view: a reader reads it in his own language."""


def view_in_sight() -> KeptView:
    """Return the view the reader has before him, as his link names it."""
    query = st.query_params.to_dict()
    kept = {key: value for key, value in query.items() if key not in NOT_THE_VIEWS}
    return KeptView(context().page, kept)


def open_view(view: KeptView) -> None:
    """Open a kept view of the reader's pages exactly: what it does not name is as at first."""
    target = context().pages.get(view.page)
    if target is not None:
        forget_choices()
        st.switch_page(target, query_params=dict(view.query))


def open_start() -> None:
    """Open where the account wants to start, as long as its role and reach allow it."""
    start = start_of(context().reader.account)
    view = start.bookmark.view if start.bookmark else KeptView(start.page, {})
    if can_open(view):
        open_view(view)
