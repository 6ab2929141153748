"""A choice kept in the link as a code: a link seeds the widget once, then the widget writes it."""

import re
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
MEMORY, WIDGETS = re.compile(r"link_\w+_written"), "linked_widgets"


def arriving(name: str, widget: str) -> str | None:
    """Return what a link names anew, once; what a widget wrote itself is no link.

    A widget that is gone from the session is seeded again: only a link can name its choice.
    """
    named, (writer, written) = st.query_params.get(name), _memory_of(name)
    is_gone = writer == widget and widget not in st.session_state
    if not named or (named == written and not is_gone):
        return None
    st.session_state[_memory(name)] = (widget, named)
    return named


def follow(name: str, widget: str, offered: Container[str]) -> str | None:
    """Take over what a link names, before the widget is drawn; return what is not offered.

    A code that was written for another programme, or in the other language, is no link: it is
    taken over where it is offered, else let go.
    """
    named, (writer, written) = st.query_params.get(name), _memory_of(name)
    if not named:
        return None
    is_own_word = named == written and writer != widget
    if is_own_word and named not in offered:
        return None
    if named != written or widget not in st.session_state:
        st.session_state[_memory(name)] = (widget, named)
        st.session_state[widget] = named if named in offered else None
    is_open = st.session_state.get(widget) is None
    return named if named not in offered and is_open else None


def forget_written() -> None:
    """Forget who wrote what into the link: all that it names now was named by somebody else."""
    for key in [key for key in st.session_state if MEMORY.fullmatch(str(key))]:
        del st.session_state[key]


def forget_choices() -> None:
    """Forget every choice that stands in links: what the next link does not name is as first."""
    for widget in st.session_state.pop(WIDGETS, set()):
        st.session_state.pop(widget, None)
    forget_written()


def keep(name: str, widget: str, value: str | None) -> None:
    """Name the choice in the link, so that a copy of it opens the same view."""
    st.session_state[_memory(name)] = (widget, value)
    st.session_state.setdefault(WIDGETS, set()).add(widget)
    if value is None:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != value:
        st.query_params[name] = value


def refuse(param: str, value: str | None) -> None:
    """Stop the page on a link that names what is not offered, rather than show something else."""
    if value is not None:
        st.error(ABSENT.format(param=param, value=plain(value))[context().lang])
        st.stop()


def _memory_of(name: str) -> tuple[str, str | None]:
    """Which widget wrote which value of a name into the link, if any did."""
    found: tuple[str, str | None] = st.session_state.get(_memory(name), ("", None))
    return found


def _memory(name: str) -> str:
    return f"link_{name}_written"
