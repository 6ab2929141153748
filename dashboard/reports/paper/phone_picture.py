"""A paper as a picture for a phone: 1080 pixels wide, what matters in large type on one screen."""

from collections.abc import Iterator

from dashboard.reports.paper.document import (
    STANDS_OUT,
    Block,
    Card,
    Cards,
    Document,
    Heading,
    NewPage,
    Paragraph,
    Picture,
)
from dashboard.reports.paper.drawing import svg
from dashboard.reports.paper.pdf import Data, pairs_data, typeset
from dashboard.reports.paper.printed_words import Parts, lines_of
from dashboard.reports.paper.shipped_font import written

PIXELS, POINTS = 1080, 540
PPI = 72 * PIXELS / POINTS
CHART_WIDTH = 420
"""Pixels a chart is laid out for: enlarged to the screen, its type is large enough to read."""
CARDS, CHARACTERS = 4, 150


def made(document: Document) -> bytes:
    """Return a paper's picture as PNG: title, at most four numbers, what stands out, one chart."""
    return typeset("phone.typ", picture_data(document), "png", PPI)


def picture_data(document: Document) -> Data:
    """Return what of a paper the template of the picture reads."""
    blocks = list(_read_out(document))
    told = _telling(blocks)
    pictures = [block for block in (*told, *blocks) if isinstance(block, Picture)][:1]
    return {
        "lang": document.lang.value,
        "title": written(document.title),
        "subtitle": written(document.subtitle),
        "about": pairs_data(document.about),
        "mark": written(document.mark),
        "cards": [_card(card) for card in _cards(blocks)],
        "lines": _lines(told),
        "pictures": [svg(picture, CHART_WIDTH) for picture in pictures],
    }


def _read_out(document: Document) -> Iterator[Block]:
    """Yield what stands before the first page of another title: that page is not to be sent on."""
    for block in document.blocks:
        if isinstance(block, NewPage) and block.title:
            return
        yield block


def _telling(blocks: list[Block]) -> list[Block]:
    """Return what follows the heading of what stands out, or everything where there is none."""
    for place, block in enumerate(blocks):
        if isinstance(block, Heading) and block.key == STANDS_OUT:
            return _section(blocks[place + 1 :], block.level)
    return blocks


def _section(blocks: list[Block], level: int) -> list[Block]:
    for place, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level <= level:
            return blocks[:place]
    return blocks


def _cards(blocks: list[Block]) -> list[Card]:
    return [card for block in blocks if isinstance(block, Cards) for card in block.cards][:CARDS]


def _card(card: Card) -> Data:
    return {
        "name": written(card.name),
        "value": written(card.value.text),
        "behind": written(card.behind),
    }


def _lines(blocks: list[Block]) -> list[str]:
    """Return the first lines that fit; a free text is of the meeting, not of the picture."""
    paragraphs = [one for one in blocks if isinstance(one, Paragraph) and not one.key]
    lines = [_words(line) for paragraph in paragraphs for line in lines_of(paragraph)]
    fitting = [
        line for at, line in enumerate(lines) if sum(map(len, lines[: at + 1])) <= CHARACTERS
    ]
    return fitting or lines[:1]


def _words(parts: Parts) -> str:
    return written("".join(part if isinstance(part, str) else part.text for part in parts))
