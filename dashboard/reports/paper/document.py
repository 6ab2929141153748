"""A paper before it has a form: what it says of itself, its blocks, and the figures in it.

One document becomes PDF, Word, Excel, CSV or a picture (``formats``), and is kept as JSON: the
same document, and so the same numbers, opens again years later.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Literal, cast

from pydantic import TypeAdapter

from dashboard.domain.text import Lang
from dashboard.reports.files.sheet_table import Column

Cell = str | int | float | None
"""A cell of a grid. A day or month is its ISO text; its column says that it is one."""


@dataclass(frozen=True)
class Quoted:
    """A figure as it is printed, and how it is found again.

    ``id`` is unique in its document and the same from one edition to the next ("settled",
    "type:wages"). ``finder`` names who answers it (``finding.FINDERS``), ``asked`` with what.
    ``page`` and ``query`` open the view it stands in; ``code`` is that view's short code.
    """

    id: str
    name: str
    shown: str
    finder: str
    asked: tuple[tuple[str, str], ...]
    value: float | None
    numerator: float | None
    denominator: float | None
    basis: str
    period: str
    data_to: str
    version: str
    page: str
    query: tuple[tuple[str, str], ...]
    code: str


@dataclass(frozen=True)
class Cite:
    """A figure inside a sentence or a card: its id, and the words that stand for it."""

    id: str
    text: str


STANDS_OUT = "stands_out"
"""The key of the heading 特点: a picture for a phone takes its sentences and its chart."""


@dataclass(frozen=True)
class Heading:
    """A heading: level 1 as 一、, level 2 as （一）, the numbers in its text; ``key`` names it."""

    text: str
    level: int = 1
    key: str = ""
    block: Literal["heading"] = "heading"


@dataclass(frozen=True)
class Paragraph:
    """Sentences with figures in them. One with a ``key`` is free text, to be written by hand."""

    parts: tuple[str | Cite, ...]
    key: str = ""
    block: Literal["paragraph"] = "paragraph"

    @property
    def text(self) -> str:
        """The words, figures included."""
        return "".join(part if isinstance(part, str) else part.text for part in self.parts)


@dataclass(frozen=True)
class Card:
    """A number by itself: what it is, the number, and what stands behind it."""

    name: str
    value: Cite
    behind: str = ""


@dataclass(frozen=True)
class Cards:
    """At most four numbers in a row."""

    cards: tuple[Card, ...]
    block: Literal["cards"] = "cards"


@dataclass(frozen=True)
class Picture:
    """A chart as its Vega-Lite specification; ``alt`` says in words what is seen."""

    title: str
    spec: dict[str, object]
    alt: str
    block: Literal["picture"] = "picture"


@dataclass(frozen=True)
class Grid:
    """A table: typed columns, and rows as long. ``cites`` has the figure in a cell, by place.

    ``charted`` are the columns, by place, that a workbook draws a chart of its own from; it then
    stands for the picture beside the table.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    cites: tuple[tuple[int, int, str], ...] = ()
    charted: tuple[int, ...] = ()
    block: Literal["grid"] = "grid"


@dataclass(frozen=True)
class Note:
    """Small print: how something is counted, what it cannot tell."""

    text: str
    block: Literal["note"] = "note"


@dataclass(frozen=True)
class NewPage:
    """What follows begins on a page of its own, under this running title (内部核对 …)."""

    title: str = ""
    block: Literal["new_page"] = "new_page"


Block = Heading | Paragraph | Cards | Picture | Grid | Note | NewPage


@dataclass(frozen=True)
class Document:
    """A paper. ``about`` says whence it comes, label and value; ``mark`` stands on every page."""

    title: str
    subtitle: str
    lang: Lang
    about: tuple[tuple[str, str], ...]
    blocks: tuple[Block, ...]
    quoted: tuple[Quoted, ...] = ()
    methods: tuple[tuple[str, str], ...] = field(default=())
    mark: str = ""

    def figure(self, figure_id: str) -> Quoted:
        """Return a figure by its id."""
        return {one.id: one for one in self.quoted}[figure_id]

    @property
    def grids(self) -> tuple[Grid, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Grid))

    @property
    def pictures(self) -> tuple[Picture, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Picture))

    @property
    def free_texts(self) -> Mapping[str, str]:
        """What is written by hand, by key."""
        found = (block for block in self.blocks if isinstance(block, Paragraph) and block.key)
        return {block.key: block.text for block in found}

    def with_texts(self, texts: Mapping[str, str]) -> "Document":
        """Return the document with free texts written; other blocks, and figures, stand."""
        blocks = tuple(
            replace(block, parts=(texts[block.key],))
            if isinstance(block, Paragraph) and block.key in texts
            else block
            for block in self.blocks
        )
        return replace(self, blocks=blocks)

    def to_json(self) -> str:
        """Return the document as JSON text, which ``from_json`` reads back the same."""
        return _adapter().dump_json(self).decode("utf-8")


def from_json(text: str) -> Document:
    """Read a document that was kept."""
    return _adapter().validate_json(text)


@cache
def _adapter() -> TypeAdapter[Document]:
    return cast("TypeAdapter[Document]", TypeAdapter(Document))
