"""A paper drawn on the screen, block by block; under free texts the place to write them."""

from collections.abc import Callable

import streamlit as st

from dashboard.components.briefing.figure_tip import STYLE
from dashboard.components.briefing.paper_html import block_html, title_html
from dashboard.reports.paper.document import (
    Block,
    Document,
    Heading,
    NewPage,
    Paragraph,
    Picture,
)

Write = Callable[[Paragraph], None]


def draw_paper(document: Document, write: Write | None = None) -> None:
    """Draw a paper; ``write`` draws, under a free text, the place where it is written."""
    st.html(STYLE)
    with st.container(border=True, key="paper", gap="small"):
        _html(title_html(document))
        for block in document.blocks:
            _block(document, block)
            if write and isinstance(block, Paragraph) and block.key:
                write(block)


def _block(document: Document, block: Block) -> None:
    if isinstance(block, Picture):
        # Panels side by side have widths of their own; only one chart can be stretched.
        st.vega_lite_chart(
            block.spec,
            width="content" if "concat" in block.spec else "stretch",
            alt=None if block.spec.get("description") else block.alt,
        )
    elif isinstance(block, NewPage):
        st.divider()
        _html(block_html(document, Heading(block.title)))
    else:
        _html(block_html(document, block))


def _html(told: str) -> None:
    if told:
        st.html(f'<div class="paper">{told}</div>')
