"""One sheet of a workbook for the accountant: A4 landscape, heads repeated, words never run."""

from collections.abc import Sequence
from datetime import date

import pandas as pd
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.domain.text import Lang, Text
from dashboard.reports.files.case_file import neutral
from dashboard.reports.files.sheet_table import Column, Kind, Row, Table, Typed, number_of
from dashboard.reports.files.visit_sheet import (
    BODY_FONT,
    HEAD_FONT,
    INK,
    LINE,
    PANEL,
    RULE,
    lines_of,
)

A4 = 9
RICH = "<r>"
"""Words that begin so would be written into the file as they are."""
_CELL = {"font_name": BODY_FONT, "font_size": 10, "font_color": INK, "valign": "vcenter"}
_LINED = _CELL | {"border": 1, "border_color": RULE}
_FORMATS: dict[Kind, dict[str, object]] = {
    Kind.WORDS: _LINED | {"num_format": "@", "text_wrap": True},
    Kind.NOTE: _CELL | {"num_format": "@", "indent": 1},
    Kind.COUNT: _LINED | {"num_format": "#,##0", "align": "right"},
    Kind.NUMBER: _LINED | {"num_format": "#,##0.0", "align": "right"},
    Kind.YUAN: _LINED | {"num_format": "#,##0.00", "align": "right"},
    Kind.SHARE: _LINED | {"num_format": "0.0%", "align": "right"},
    Kind.DAY: _LINED | {"num_format": "yyyy-mm-dd", "align": "center"},
    Kind.MONTH: _LINED | {"num_format": "yyyy-mm", "align": "center"},
}
_SUMMED = {"bold": True, "bg_color": PANEL, "top": 2}
_HEAD = _LINED | {
    "font_name": HEAD_FONT,
    "bold": True,
    "bg_color": PANEL,
    "align": "center",
    "text_wrap": True,
}


class Styles:
    """The looks of one workbook, made once: by kind of column, plain or in the row of sums."""

    def __init__(self, book: Workbook) -> None:
        self.body = {kind: book.add_format(look) for kind, look in _FORMATS.items()}
        self.sums = {kind: book.add_format(look | _SUMMED) for kind, look in _FORMATS.items()}
        self.head = book.add_format(_HEAD)
        self.plain = book.add_format(_CELL)
        self.prose = book.add_format(_CELL | {"text_wrap": True, "valign": "top"})
        self.note_head = book.add_format(_FORMATS[Kind.NOTE] | {"bold": True})
        self.title = book.add_format({"font_name": HEAD_FONT, "font_size": 14, "bold": True})
        self.section = book.add_format({"font_name": HEAD_FONT, "font_size": 11, "bold": True})


class Leaf:
    """One sheet in A4 landscape, written from top to bottom.

    ``head`` is the title, the line under it, and the number that stands on every page.
    """

    def __init__(
        self, book: Workbook, styles: Styles, name: str, head: tuple[str, str, str]
    ) -> None:
        self.sheet: Worksheet = book.add_worksheet(name)
        self.styles, self.row = styles, 0
        self.characters: Sequence[int] = ()
        self.sheet.set_paper(A4)
        self.sheet.set_landscape()
        self.sheet.fit_to_pages(1, 0)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        footer = " · ".join(filter(None, (head[0], head[2]))).replace("&", "&&")
        # A title that begins with a digit would be read as part of the size before it.
        self.sheet.set_footer(f"&L&8 {footer}&R&8 &P / &N")
        self.line(head[0], styles.title)
        self.line(head[1])

    def widths(self, characters: Sequence[int]) -> None:
        """Set how wide the columns are."""
        self.characters = characters
        for place, width in enumerate(characters):
            self.sheet.set_column(place, place, width)

    def line(self, words: str, style: Format | None = None) -> None:
        """Write words that run over the whole row."""
        look = style or self.styles.plain
        self.sheet.write_string(self.row, 0, plain_words(words), look)
        self.row += 1

    def section(self, title: Text, table: Table, lang: Lang, *, summed: bool = False) -> None:
        """Write one of several tables with its title, a row's distance below the one before.

        A table without rows is left out.
        """
        if not table.rows:
            return
        self.row += 1
        self.line(title[lang], self.styles.section)
        self._rows(table, lang, summed)

    def ledger(self, table: Table, lang: Lang, *, summed: bool) -> None:
        """Write the one table of a sheet: widths, its head frozen and on every page, a filter."""
        self.widths([column.width for column in table.columns])
        first = self.row
        self._rows(table, lang, summed)
        self.sheet.freeze_panes(first + 1, 1)
        self.sheet.repeat_rows(0, first)
        self.sheet.autofilter(first, 0, first + len(table.rows), len(table.columns) - 1)

    def _rows(self, table: Table, lang: Lang, summed: bool) -> None:
        heads = [column.head[lang] for column in table.columns]
        for place, (column, head) in enumerate(zip(table.columns, heads, strict=True)):
            is_note = column.kind == Kind.NOTE
            look = self.styles.note_head if is_note else self.styles.head
            self.sheet.write_string(self.row, place, plain_words(head), look)
        self._grow(table.columns, heads)
        for row in table.rows:
            self.row += 1
            self._cells(table.columns, row, self.styles.body)
        if summed:
            self.row += 1
            self._cells(table.columns, table.total(lang), self.styles.sums)
        self.row += 1

    def _cells(self, columns: tuple[Column, ...], row: Row, looks: dict[Kind, Format]) -> None:
        for place, (column, cell) in enumerate(zip(columns, row, strict=True)):
            one = cell if isinstance(cell, Typed) else Typed(cell, column.kind)
            write(self.sheet, (self.row, place), one.value, one.kind, looks[one.kind])
        self._grow(columns, row)

    def _grow(self, columns: tuple[Column, ...], row: Sequence[object]) -> None:
        """Make a row as high as its longest words need: not every program does so by itself."""
        cells = zip(columns, row, self.characters, strict=False)
        lines = [
            lines_of(value, width)
            for column, value, width in cells
            if isinstance(value, str) and column.kind != Kind.NOTE and 2 * len(value) >= width
        ]
        if max(lines, default=1) > 1:
            self.sheet.set_row(self.row, max(lines) * LINE)


def write(sheet: Worksheet, at: tuple[int, int], value: object, kind: Kind, look: Format) -> None:
    """Write a cell as what it is: a number, a day, or words that no spreadsheet runs."""
    if isinstance(value, str):
        sheet.write_string(*at, plain_words(value), look)
    elif isinstance(value, date) and not pd.isna(value):
        sheet.write_datetime(*at, value, look)
    elif (number := number_of(value)) is not None:
        sheet.write_number(*at, round(number, 2) if kind == Kind.YUAN else number, look)
    else:
        sheet.write_blank(*at, None, look)


def plain_words(value: object) -> str:
    """Return words as a cell holds them: never a formula, nor taken for marked-up text."""
    words = str(neutral(value))
    return f"'{words}" if words.startswith(RICH) else words
