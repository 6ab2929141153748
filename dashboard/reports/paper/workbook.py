"""A paper as a workbook: its words and cards first, a sheet for each table, then what proves it.

Every cell is a number, a day or words; none is a formula.
"""

import io
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from xlsxwriter.workbook import Workbook

from dashboard.domain.text import Text
from dashboard.reports.files.sheet_leaf import Leaf, Styles
from dashboard.reports.files.sheet_table import Column, Kind, Row, Table
from dashboard.reports.paper.document import Cell, Document, Grid, Picture
from dashboard.reports.paper.native_chart import draw, fits
from dashboard.reports.paper.sheet_front import front_sheet
from dashboard.reports.paper.sheet_names import cell_name, sheet_names
from dashboard.reports.paper.sheet_proof import definitions_table, methods_table, provenance_table
from dashboard.reports.visit.visit_card import OPTIONS

DEFINITIONS, PROVENANCE = Text("指标解释", "Definitions"), Text("数字出处", "Provenance")
METHODS = Text("方法与口径", "How it is worked out")


@dataclass
class Sheets:
    """What the sheets of one workbook share: its looks, its names, and where figures stand."""

    book: Workbook
    document: Document
    styles: Styles
    names: Mapping[int, str]
    places: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def leaf(self, name: str, title: str) -> Leaf:
        """Add a sheet with its title, and under it which paper it belongs to."""
        under = " · ".join(filter(None, (self.document.title, self.document.subtitle)))
        return Leaf(self.book, self.styles, name, (title, under, self.document.mark))


def made(document: Document) -> bytes:
    """Write a paper as a workbook (XLSX); its tables keep their types."""
    out, lang = io.BytesIO(), document.lang
    grids = {place: one for place, one in enumerate(document.blocks) if isinstance(one, Grid)}
    titles = [document.title, *(grid.title for grid in grids.values())]
    first, *rest = sheet_names([*titles, DEFINITIONS[lang], PROVENANCE[lang]], lang)
    names = dict(zip(grids, rest, strict=False))
    with Workbook(out, OPTIONS) as book:
        sheets = Sheets(book, document, Styles(book), names)
        front = sheets.leaf(first, document.title)
        front_sheet(front, first, document, sheets.names, charted(document), sheets.places)
        for place, grid in grids.items():
            _grid(sheets, names[place], grid)
        _proof(sheets, rest[len(grids) :])
    return out.getvalue()


def charted(document: Document) -> dict[int, int]:
    """Return, by place of a picture, the table beside it that is drawn in its stead."""
    blocks = document.blocks
    found: dict[int, int] = {}
    for place, block in enumerate(blocks):
        if isinstance(block, Picture):
            beside = (one for one in (place + 1, place - 1) if 0 <= one < len(blocks))
            for one in beside:
                other = blocks[one]
                if isinstance(other, Grid) and fits(other):
                    found.setdefault(place, one)
    return found


def typed(columns: tuple[Column, ...], cells: tuple[Cell, ...]) -> Row:
    """Return a row of a grid with its days as days; words in place of a day stay words."""
    return tuple(_typed(column, cell) for column, cell in zip(columns, cells, strict=True))


def _typed(column: Column, cell: Cell) -> object:
    if column.kind not in (Kind.DAY, Kind.MONTH) or not isinstance(cell, str):
        return cell
    try:
        return date.fromisoformat(f"{cell}-01" if len(cell) == len("2019-03") else cell)
    except ValueError:
        return cell


def _grid(sheets: Sheets, name: str, grid: Grid) -> None:
    leaf, lang = sheets.leaf(name, grid.title), sheets.document.lang
    if grid.note:
        leaf.line(grid.note)
    leaf.ledger(
        Table(grid.columns, [typed(grid.columns, row) for row in grid.rows]), lang, summed=False
    )
    first = leaf.row - len(grid.rows)
    for row, column, figure_id in grid.cites:
        sheets.places[figure_id].append(cell_name(name, first + row, column))
    if fits(grid):
        draw(sheets.book, leaf.sheet, name, grid, first, lang)


def _proof(sheets: Sheets, names: list[str]) -> None:
    document, lang = sheets.document, sheets.document.lang
    definitions = sheets.leaf(names[0], DEFINITIONS[lang])
    definitions.ledger(definitions_table(document), lang, summed=False)
    definitions.section(METHODS, methods_table(document), lang)
    provenance = sheets.leaf(names[1], PROVENANCE[lang])
    provenance.ledger(provenance_table(document, sheets.places), lang, summed=False)
