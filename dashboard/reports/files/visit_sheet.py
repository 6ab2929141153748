"""How a card looks on paper: columns, fonts, and rows that grow with their words."""

import math
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.domain.visits import MARK
from dashboard.reports.files.case_file import neutral

BODY_FONT, HEAD_FONT = "宋体", "黑体"
WIDTHS = (0, 13, 11, 10, 13, 13, 11, 11, 12)
"""Characters a column holds; the first one holds marks and is hidden."""
LAST = len(WIDTHS) - 1
LINE, PADDING = 15, 9
HEIGHTS = {"title": 34.0, "section": 26.0}
INK, RULE, PANEL = "#1F2933", "#9AA5B1", "#F5F7FA"
_CELL = {
    "font_name": BODY_FONT,
    "font_size": 10.5,
    "font_color": INK,
    "text_wrap": True,
    "valign": "vcenter",
    "border": 1,
    "border_color": RULE,
}
STYLES: dict[str, dict[str, object]] = {
    "title": {"font_name": HEAD_FONT, "font_size": 18, "align": "center", "valign": "vcenter"},
    "section": {"font_name": HEAD_FONT, "font_size": 12, "valign": "bottom"},
    "head": _CELL | {"font_name": HEAD_FONT, "bg_color": PANEL, "align": "center"},
    "label": _CELL | {"bg_color": PANEL},
    "cell": _CELL,
    "note": {"font_name": BODY_FONT, "font_size": 9, "text_wrap": True, "valign": "vcenter"},
    "fill": _CELL | {"locked": False, "num_format": "@", "align": "center"},
    "remark": _CELL | {"locked": False, "num_format": "@"},
    "day": _CELL | {"locked": False, "num_format": "yyyy-mm-dd", "align": "center"},
    "mark": {"font_size": 8},
}


class Cell(NamedTuple):
    """Words over some columns, both included, in a style."""

    first: int
    last: int
    words: str
    style: str = "cell"


@dataclass
class Paper:
    """One A4 sheet, written from top to bottom."""

    sheet: Worksheet
    formats: dict[str, Format]
    row: int = field(default=0)

    @classmethod
    def add(cls, book: Workbook, name: str, footer: str) -> "Paper":
        """Add a sheet that prints on one upright A4 page."""
        sheet = book.add_worksheet(name)
        sheet.set_paper(9)
        sheet.set_portrait()
        sheet.fit_to_pages(1, 1)
        sheet.set_margins(left=0.5, right=0.5, top=0.5, bottom=0.6)
        sheet.center_horizontally()
        sheet.set_footer(f"&L&8{footer.replace('&', '&&')}&R&8&P / &N")
        sheet.hide_gridlines(2)
        for column, width in enumerate(WIDTHS):
            sheet.set_column(column, column, width, None, {"hidden": column == MARK})
        return cls(sheet, {key: book.add_format(style) for key, style in STYLES.items()})

    def line(self, cells: Sequence[Cell], mark: str = "") -> int:
        """Write one row and return its number; it is as high as its longest words need."""
        for cell in cells:
            words, style = str(neutral(cell.words)), self.formats[cell.style]
            if cell.first < cell.last:
                self.sheet.merge_range(self.row, cell.first, self.row, cell.last, "", style)
            if words:
                self.sheet.write_string(self.row, cell.first, words, style)
            else:
                self.sheet.write_blank(self.row, cell.first, None, style)
        if mark:
            self.sheet.write_string(self.row, MARK, mark, self.formats["mark"])
        self.sheet.set_row(self.row, max(_height(cell) for cell in cells))
        self.row += 1
        return self.row - 1

    def section(self, title: str) -> None:
        """Write the heading of a part."""
        self.line([Cell(1, LAST, title, "section")])

    def table(self, columns: Sequence[tuple[int, int]], rows: Sequence[Sequence[str]]) -> None:
        """Write rows under their heads, the first of ``rows``, over these columns."""
        for place, words in enumerate(rows):
            style = "cell" if place else "head"
            cells = zip(columns, words, strict=True)
            self.line([Cell(first, last, told, style) for (first, last), told in cells])

    def note(self, words: str) -> None:
        """Write a sentence in small type, where there is one."""
        if words:
            self.line([Cell(1, LAST, words, "note")])


def _height(cell: Cell) -> float:
    """Return how high a cell's words are when they wrap; a heading keeps its distance."""
    if cell.style in HEIGHTS:
        return HEIGHTS[cell.style]
    return lines_of(cell.words, sum(WIDTHS[cell.first : cell.last + 1])) * LINE + PADDING


def lines_of(words: str, characters: int) -> int:
    """Return how many lines words take in a column so many characters wide; Chinese takes two."""
    wide = sum(2 if unicodedata.east_asian_width(sign) in "WFA" else 1 for sign in words)
    return max(1, math.ceil(wide / (characters - 1)))
