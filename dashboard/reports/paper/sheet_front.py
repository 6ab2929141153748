"""The first sheet of a workbook: what the paper says, with its cards as numbers."""

import math
from collections.abc import Callable, Mapping
from importlib import import_module
from io import BytesIO
from typing import cast

from dashboard.domain.text import Lang, Text
from dashboard.reports.files.sheet_leaf import Leaf, plain_words
from dashboard.reports.files.sheet_table import Column, Kind, Table
from dashboard.reports.files.visit_sheet import LINE, lines_of
from dashboard.reports.paper.document import (
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
from dashboard.reports.paper.sheet_names import cell_name
from dashboard.reports.paper.sheet_proof import number_cell

WIDTHS = (26, 18, 20, 18, 18, 18)
ABOUT, FIGURES = Text("本件", "This paper"), Text("主要数字", "Figures")
PAIRS = (
    Column(Text("项目", "Item")),
    Column(Text("内容", "What it says"), Kind.NOTE),
)
CARDS = (
    Column(Text("项目", "Item")),
    Column(Text("数值", "Value"), Kind.COUNT),
    Column(Text("写作", "As written")),
    Column(Text("说明", "What stands behind it"), Kind.NOTE),
)
SEE = Text("{title}：见工作表“{sheet}”", "{title}: see the sheet '{sheet}'")
SEE_ALIKE = Text("见工作表“{sheet}”", "See the sheet '{sheet}'")
PIXELS, ROW_PIXELS = 720, 20
SHARP = 2
"""A picture has twice the points it is shown with: it is printed."""

Places = dict[str, list[str]]


class _Front:
    """The first sheet while it is written, block by block."""

    def __init__(self, leaf: Leaf, name: str, document: Document, places: Places) -> None:
        self.leaf, self.name, self.document, self.places = leaf, name, document, places
        self.lang: Lang = document.lang

    def words(self, text: str) -> None:
        """Write a sentence over the whole width, as high as it needs."""
        sheet, row = self.leaf.sheet, self.leaf.row
        style = self.leaf.styles.prose
        sheet.merge_range(row, 0, row, len(WIDTHS) - 1, "", style)
        sheet.write_string(row, 0, plain_words(text), style)
        lines = sum(lines_of(line, sum(WIDTHS)) for line in text.splitlines() or [""])
        sheet.set_row(row, LINE * lines)
        self.leaf.row += 1

    def paragraph(self, block: Paragraph) -> None:
        for part in block.parts:
            if isinstance(part, Cite):
                self.cite(part.id, self.leaf.row, 0)
        self.words(block.text)

    def heading(self, block: Heading | NewPage) -> None:
        text = block.text if isinstance(block, Heading) else block.title
        if isinstance(block, NewPage):
            self.leaf.sheet.set_h_pagebreaks([self.leaf.row])
        self.leaf.row += 1
        self.leaf.line(text, self.leaf.styles.section)

    def cards(self, block: Cards) -> None:
        rows = [
            (
                card.name,
                number_cell(self.document.figure(card.value.id)),
                card.value.text,
                card.behind,
            )
            for card in block.cards
        ]
        self.leaf.section(FIGURES, Table(CARDS, rows), self.lang)
        for number, card in enumerate(block.cards):
            self.cite(card.value.id, self.leaf.row - len(rows) + number, 1)

    def picture(self, block: Picture) -> None:
        """Put a picture on the sheet: there is no table a spreadsheet could draw it from."""
        draw = cast(
            Callable[[Picture, int], bytes],
            import_module("dashboard.reports.paper.drawing").png,
        )
        drawn = draw(block, PIXELS * SHARP)
        width, height = (int.from_bytes(drawn[at : at + 4], "big") for at in (16, 20))
        scale = PIXELS / width
        self.leaf.line(block.title, self.leaf.styles.section)
        shown = {"image_data": BytesIO(drawn), "x_scale": scale, "y_scale": scale}
        told = {"description": block.alt, "object_position": 1}
        self.leaf.sheet.insert_image(self.leaf.row, 0, "picture.png", shown | told)
        self.leaf.row += math.ceil(height * scale / ROW_PIXELS) + 1

    def see(self, title: str, sheet: str) -> None:
        told = SEE_ALIKE if title == sheet else SEE
        self.leaf.line(told.format(title=title, sheet=sheet)[self.lang])

    def cite(self, figure_id: str, row: int, column: int) -> None:
        self.places[figure_id].append(cell_name(self.name, row, column))


def front_sheet(
    leaf: Leaf,
    name: str,
    document: Document,
    names: Mapping[int, str],
    charted: Mapping[int, int],
    places: Places,
) -> None:
    """Write the first sheet of a paper and note in ``places`` where its figures stand.

    ``names`` has the sheet of each table, by place among the blocks; ``charted`` the table that
    is drawn in a picture's stead.
    """
    leaf.widths(WIDTHS)
    leaf.section(ABOUT, Table(PAIRS, document.about), document.lang)
    front = _Front(leaf, name, document, places)
    leaf.row += 1
    for place, block in enumerate(document.blocks):
        if isinstance(block, Grid):
            front.see(block.title, names[place])
        elif isinstance(block, Picture) and place in charted:
            continue
        else:
            _write(front, block)


def _write(front: _Front, block: Heading | NewPage | Paragraph | Cards | Picture | Note) -> None:
    match block:
        case Heading() | NewPage():
            front.heading(block)
        case Paragraph():
            front.paragraph(block)
        case Cards():
            front.cards(block)
        case Picture():
            front.picture(block)
        case Note():
            front.words(block.text)
