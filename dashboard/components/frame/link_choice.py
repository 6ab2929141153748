"""A choice kept in the link as a code: a link seeds the widget once, then the widget writes it."""

from collections.abc import Container

import streamlit as st

from dashboard.components.frame.context import context
from dashboard.components.frame.plain import plain
from dashboard.domain.text import Text

ABSENT = Text(
    "链接里的 {param}={value} 不存在或不在您的权限内，本页未显示结果。",
    "The link names {param}={value}, which does not exist or is out of your reach: "
    "nothing is shown.",
)


def follow(name: str, widget: str, offered: Container[str]) -> str | None:
    """Take over what a link names, before the widget is drawn; return what is not offered.

    A code that this page wrote for another programme is no link: it is let go.
    """
    named = st.query_params.get(name)
    if not named:
        return None
    writer, written = st.session_state.get(_memory(name), ("", None))
    if named != written:
        st.session_state[_memory(name)] = (widget, named)
        st.session_state[widget] = named if named in offered else None
    elif writer != widget:
        return None
    is_open = st.session_state.get(widget) is None
    return named if named not in offered and is_open else None


def keep(name: str, widget: str, value: str | None) -> None:
    """Name the choice in the link, so that a copy of it opens the same view."""
    st.session_state[_memory(name)] = (widget, value)
    if value is None:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != value:
        st.query_params[name] = value


def refuse(param: str, value: str | None) -> None:
    """Stop the page on a link that names what is not offered, rather than show something else."""
    if value is not None:
        st.error(ABSENT.format(param=param, value=plain(value))[context().lang])
        st.stop()


def _memory(name: str) -> str:
    return f"link_{name}_written"
