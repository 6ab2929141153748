"""The blocks of a paper as HTML: every word escaped, every figure with what stands behind it."""

import re
from html import escape

from dashboard.components.briefing.figure_tip import figure_html
from dashboard.components.frame.context import context
from dashboard.domain.text import Text
from dashboard.reports.files.sheet_table import Column, Kind
from dashboard.reports.paper.document import (
    Block,
    Card,
    Cards,
    Cite,
    Document,
    Grid,
    Heading,
    Note,
    Paragraph,
)
from dashboard.reports.paper.printed_words import cell_text, is_numeric, lines_of

BY_HAND = Text("手写", "by hand")
COUNTS = re.compile(r"(.+?)\s*([（(].+[)）])")
"""A rate with its counts in brackets, which a card writes smaller."""
FITS_A_PHONE = 4
"""Columns that stand beside each other on a phone."""
SHORT = 20
"""Characters of a figure in a cell that are not broken: 100.0%（730/730）, and no sentence."""
TAGS = {1: "h4", 2: "h5"}


def title_html(document: Document) -> str:
    """Return a paper's title with what stands under it."""
    under = " · ".join(filter(None, (document.subtitle, document.mark)))
    return f'<h3>{escape(document.title)}</h3><div class="small mid">{escape(under)}</div>'


def block_html(document: Document, block: Block) -> str:
    """Return a block of words and numbers as HTML; nothing for charts, and for no words."""
    match block:
        case Heading():
            tag = TAGS.get(block.level, "h5")
            return f"<{tag}>{escape(block.text)}</{tag}>"
        case Paragraph():
            return _paragraph(document, block)
        case Cards():
            cards = "".join(_card(document, card) for card in block.cards)
            return f'<div class="cards">{cards}</div>'
        case Grid():
            return _grid(document, block)
        case Note():
            return f'<div class="small">{escape(block.text)}</div>'
        case _:
            return ""


def _paragraph(document: Document, paragraph: Paragraph) -> str:
    """Write its lines; what was written by hand says so."""
    mark = f'<span class="small">［{BY_HAND[context().lang]}］</span>' if paragraph.key else ""
    lines = [
        "".join(
            figure_html(document, part) if isinstance(part, Cite) else escape(part) for part in line
        )
        for line in lines_of(paragraph)
    ]
    return "".join(f"<p>{mark}{line}</p>" for line in lines)


def _card(document: Document, card: Card) -> str:
    found = COUNTS.fullmatch(card.value.text)
    said = f"{escape(found[1])} <small>{escape(found[2])}</small>" if found else ""
    number = figure_html(document, card.value, said)
    return (
        f'<div class="card"><div class="small">{escape(card.name)}</div>'
        f'<div class="n">{number}</div><div class="small">{escape(card.behind)}</div></div>'
    )


def _grid(document: Document, grid: Grid) -> str:
    """Write a table; a wide one lies row by row on a phone, each cell under its own head."""
    lang = document.lang
    cited = {(row, column): figure_id for row, column, figure_id in grid.cites}
    heads = "".join(
        f'<th class="{_side(column)}">{escape(column.head[lang])}</th>' for column in grid.columns
    )
    rows = []
    for at, row in enumerate(grid.rows):
        words = [cell_text(*cell, lang) for cell in zip(grid.columns, row, strict=True)]
        cells = [
            _cell(document, column, said, cited.get((at, place), ""))
            for place, (column, said) in enumerate(zip(grid.columns, words, strict=True))
        ]
        rows.append(f"<tr>{''.join(cells)}</tr>")
    kind = ' class="wide"' if len(grid.columns) > FITS_A_PHONE else ""
    note = f'<div class="small">{escape(grid.note)}</div>' if grid.note else ""
    return (
        f"<div><b>{escape(grid.title)}</b></div>"
        f"<table{kind}><thead><tr>{heads}</tr></thead><tbody>{''.join(rows)}</tbody></table>{note}"
    )


def _cell(document: Document, column: Column, words: str, figure_id: str) -> str:
    head = escape(column.head[document.lang], quote=True)
    told = figure_html(document, Cite(figure_id, words)) if figure_id else escape(words)
    kinds = f"{_side(column)} {'short' if figure_id and len(words) <= SHORT else ''}".strip()
    return f'<td class="{kinds}" data-head="{head}"><span>{told}</span></td>'


def _side(column: Column) -> str:
    """Return the class of a column: numbers stand at the right, a day is never broken."""
    if is_numeric(column):
        return "num"
    return "short" if column.kind == Kind.DAY else ""
