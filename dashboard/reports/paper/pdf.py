"""A paper as a PDF: A4, the shipped font inside, charts as lines, each figure led to its source.

The template holds the layout, all words come to it as data: nothing in a name can run as markup.
"""

import json
from typing import Literal

import typst

from dashboard.reports.paper.document import (
    Block,
    Cards,
    Cite,
    Document,
    Grid,
    Heading,
    NewPage,
    Note,
    Paragraph,
    Picture,
)
from dashboard.reports.paper.drawing import share_of_width, svg
from dashboard.reports.paper.printed_words import (
    FIND_AGAIN,
    METHODS,
    SOURCES,
    Parts,
    annex,
    cell_text,
    is_numeric,
    is_wide,
    lines_of,
)
from dashboard.reports.paper.shipped_font import FOLDER, fonts, written

TEMPLATES = FOLDER.parent / "templates"
WIDTH = 680
"""Pixels a chart is laid out for; over the width of the text its 12 px are 8 points."""
Data = dict[str, object]


def made(document: Document) -> bytes:
    """Return a paper as a PDF; the same paper gives the same bytes."""
    return typeset("paper.typ", paper_data(document))


def typeset(
    template: str, data: Data, form: Literal["pdf", "png"] = "pdf", ppi: float | None = None
) -> bytes:
    """Return what a template makes of data, with the shipped font alone."""
    return typst.compile(
        TEMPLATES / template,
        root=TEMPLATES,
        font_paths=fonts(),
        ignore_system_fonts=True,
        sys_inputs={"document": json.dumps(data, ensure_ascii=False)},
        timestamp=0,
        format=form,
        ppi=ppi,
    )


def paper_data(document: Document) -> Data:
    """Return a paper as the template reads it: words as they are printed, charts as SVG."""
    lang, found = document.lang, annex(document)
    return {
        "lang": lang.value,
        "title": written(document.title),
        "subtitle": written(document.subtitle),
        "about": pairs_data(document.about),
        "mark": written(document.mark),
        "blocks": [_block(document, block) for block in document.blocks],
        "methods": pairs_data(document.methods),
        "words": {
            "methods": METHODS[lang],
            "sources": SOURCES[lang],
            "find_again": FIND_AGAIN[lang],
        },
        "annex": {
            "shared": pairs_data(found.shared),
            "heads": list(found.heads),
            "periods": [
                {
                    "period": written(period),
                    "rows": [{"id": key, "cells": list(map(written, row))} for key, row in rows],
                }
                for period, rows in found.periods
            ],
        },
    }


def pairs_data(pairs: tuple[tuple[str, str], ...]) -> list[list[str]]:
    """Return labels and values as a template reads them."""
    return [[written(label), written(value)] for label, value in pairs]


def _block(document: Document, block: Block) -> Data:
    match block:
        case Heading(text, level):
            return {"block": "heading", "text": written(text), "level": level}
        case Paragraph():
            lines = [_parts(document, line) for line in lines_of(block)]
            return {"block": "paragraph", "lines": lines}
        case Cards():
            return _cards(document, block)
        case Picture(title):
            drawn = svg(block, WIDTH)
            has_title = "title" in block.spec
            shown = "" if has_title else written(title)
            told = {"title": shown, "svg": drawn, "alt": written(block.alt)}
            return {"block": "picture", "share": share_of_width(drawn), **told}
        case Grid():
            return _grid(document, block)
        case Note(text):
            return {"block": "note", "text": written(text)}
        case NewPage(title):
            return {"block": "new_page", "title": written(title)}


def _parts(document: Document, parts: Parts) -> list[object]:
    return [written(part) if isinstance(part, str) else _cite(document, part) for part in parts]


def _cite(document: Document, cite: Cite) -> Data:
    return {"id": document.figure(cite.id).id, "text": written(cite.text)}


def _cards(document: Document, block: Cards) -> Data:
    cards = [
        {
            "name": written(card.name),
            "value": _cite(document, card.value),
            "behind": written(card.behind),
        }
        for card in block.cards
    ]
    return {"block": "cards", "cards": cards}


def _grid(document: Document, block: Grid) -> Data:
    lang, cites = document.lang, {(row, place): key for row, place, key in block.cites}
    rows = [
        [
            {"text": written(cell_text(column, value, lang)), "id": cites.get((at, place), "")}
            for place, (column, value) in enumerate(zip(block.columns, row, strict=True))
        ]
        for at, row in enumerate(block.rows)
    ]
    return {
        "block": "grid",
        "title": written(block.title),
        "columns": [
            {"head": written(one.head[lang]), "numeric": is_numeric(one), "width": one.width}
            for one in block.columns
        ],
        "rows": rows,
        "note": written(block.note),
        "wide": is_wide(block),
    }
