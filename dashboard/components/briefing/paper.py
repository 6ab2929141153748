"""A paper drawn on the screen, block by block; free texts stand open where they may be written."""

from collections.abc import Callable

import streamlit as st

from dashboard.components.briefing.figure_tip import STYLE
from dashboard.components.briefing.paper_html import block_html
from dashboard.reports.paper.document import (
    Block,
    Document,
    Heading,
    NewPage,
    Note,
    Paragraph,
    Picture,
)

Write = Callable[[Paragraph], None]


def draw_paper(document: Document, write: Write | None = None) -> None:
    """Draw a paper; ``write`` draws a free text to be written, else what was written is shown."""
    st.html(STYLE)
    with st.container(border=True, key="paper", gap="small"):
        _html(document, Heading(document.title))
        _html(document, Note(document.subtitle))
        for block in document.blocks:
            if write and isinstance(block, Paragraph) and block.key:
                write(block)
            else:
                _block(document, block)
        if document.mark:
            _html(document, Note(document.mark))


def _block(document: Document, block: Block) -> None:
    if isinstance(block, Picture):
        # Panels side by side have widths of their own; only one chart can be stretched.
        st.vega_lite_chart(
            block.spec, width="content" if "concat" in block.spec else "stretch", alt=block.alt
        )
    elif isinstance(block, NewPage):
        st.divider()
        _html(document, Heading(block.title))
    else:
        _html(document, block)


def _html(document: Document, block: Block) -> None:
    told = block_html(document, block)
    if told:
        st.html(f'<div class="paper">{told}</div>')
