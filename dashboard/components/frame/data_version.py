"""A link from paper says from which data it was made: whether they are still the same."""

import streamlit as st

from dashboard.components.frame.context import context
from dashboard.components.frame.plain import plain
from dashboard.database.connection import case_database
from dashboard.domain.text import Text
from dashboard.reports.paper.view_code import VERSION

OTHER = Text(
    "此链接出自数据版本 {then}，现为 {now}，数字可能不同。",
    "This link was made from data version {then}; now it is {now}, so numbers may differ.",
)


def say_other_version() -> None:
    """Say in one line that the data are not those the page's link was made from, if so."""
    then, now = st.query_params.get(VERSION, ""), case_database().version
    if then and then != now:
        told = OTHER.format(then=plain(then), now=now)
        st.caption(f":material/history: {told[context().lang]}")


def forget_version() -> None:
    """Take the version out of the link: another selection was never on that paper."""
    st.query_params.pop(VERSION, None)
