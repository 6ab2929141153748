"""Links between pages: in-app, codes in the link, checked again where they lead."""

from collections.abc import Iterable

import streamlit as st

from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.reports.before_after.rollout_groups import has_rollout

OPEN_CASES = Text("查看 {n} 件", "See {n}")


def page_link(page: str, label: str, filters: Filters | None = None, **more: str) -> None:
    """Draw a link to a page the reader has; without it the label stands as plain text."""
    target = context().pages.get(page)
    if target is None:
        st.caption(label)
        return
    query = (filters.to_query() if filters else {}) | more
    st.page_link(target, label=label, query_params=query)


def ways_to(pages: Iterable[str], filters: Filters) -> None:
    """Draw links to those of some pages the reader has, under their own names."""
    for page in pages:
        target = context().pages.get(page)
        if target is not None:
            page_link(page, target.title, filters)


def about_the_data(filters: Filters) -> None:
    """Draw the ways between the pages that say whether a number can be trusted."""
    with st.container(horizontal=True, key="about_the_data"):
        ways_to(
            ("definitions", "figure_check", "data_quality", "side_by_side", "own_views"), filters
        )
        way_to_rollout(filters)


def way_to_rollout(filters: Filters) -> None:
    """Draw the way to before and after, where stations started one after the other."""
    if has_rollout(context().scope, programme_of(filters.programme), ask=ask):
        ways_to(("rollout",), filters)


def cases_link(filters: Filters, n: int) -> None:
    """Draw the link from a number to the disputes behind it."""
    page_link("disputes", OPEN_CASES.format(n=f"{n:,}")[context().lang], filters)


def go(page: str, filters: Filters | None = None, **more: str) -> None:
    """Open a page at once, where the reader has it."""
    target = context().pages.get(page)
    if target is not None:
        st.switch_page(target, query_params=(filters.to_query() if filters else {}) | more)
