"""A page's own choice in the link: a link sets it once, afterwards the widget writes the link."""

from collections.abc import Collection

import streamlit as st

from dashboard.components.context import context
from dashboard.domain.text import Text

ABSENT = Text(
    "链接里的 {param}={value} 不存在或不在您的权限内，本页未显示结果。",
    "The link names {param}={value}, which does not exist or is out of your reach: "
    "nothing is shown.",
)


def follow_link(param: str, widget: str, offered: Collection[str]) -> bool:
    """Choose what the link names, if somebody else than this page wrote it there."""
    named = st.query_params.get(param)
    if named not in offered or (widget, named) == st.session_state.get(_written(param)):
        return False
    st.session_state[widget] = named
    return True


def write_link(param: str, widget: str, value: str) -> None:
    """Name a choice in the link, so that a copy of it opens the same view; empty removes it."""
    st.session_state[_written(param)] = (widget, value)
    if not value:
        st.query_params.pop(param, None)
    elif st.query_params.get(param) != value:
        st.query_params[param] = value


def refuse_unknown(param: str, offered: Collection[str]) -> None:
    """Stop the page on a link that names what is not offered, rather than show something else."""
    named = st.query_params.get(param)
    if named and named not in offered:
        st.error(ABSENT.format(param=param, value=named)[context().lang])
        st.stop()


def _written(param: str) -> str:
    return f"link_written_{param}"
