"""Writing on a page: drawn, and noted for a print of it. What only a screen needs is not noted."""

from typing import Literal

import streamlit as st

from dashboard.components.exporting.sheet import Shown
from dashboard.components.frame.context import context

Width = Literal["stretch", "content"]
BOXES = {"info": st.info, "warning": st.warning, "success": st.success}


def write(markdown: str, *, width: Width = "stretch", hint: str = "") -> None:
    """Write sentences; words in bold alone are a heading. A ``hint`` is for the screen only."""
    st.markdown(f"{markdown} {hint}" if hint else markdown, width=width)
    context().sheet.say(markdown)


def write_small(markdown: str, *, hint: str = "") -> None:
    """Write small print: how something is counted, what it cannot tell."""
    st.caption(f"{markdown} {hint}" if hint else markdown)
    context().sheet.say(markdown, is_small=True)


def write_plain(text: str) -> None:
    """Write words of somebody as they stand."""
    st.text(text)
    context().sheet.say(text, marked=False)


def write_notice(
    markdown: str,
    *,
    icon: str | None = None,
    kind: Literal["info", "warning", "success"] = "info",
) -> None:
    """Write in a box what a reader must not miss, such as that there is nothing to show."""
    BOXES[kind](markdown, icon=icon)
    context().sheet.say(markdown)


def show_number(
    name: str, value: str, behind: str = "", *, border: bool = False, note: str | None = None
) -> None:
    """Show a number by itself, and in small print what stands behind it."""
    st.metric(name, value, border=border, help=note)
    if behind:
        st.caption(behind)
    context().sheet.parts.append(Shown(name, value, behind))
