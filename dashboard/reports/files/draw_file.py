"""Dossiers drawn by lot as a workbook: the list to work through, and how it came about."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.domain.text import Lang, Text
from dashboard.reports.files.case_file import neutral
from dashboard.reports.files.visit_sheet import BODY_FONT, HEAD_FONT
from dashboard.reports.visit.visit_card import OPTIONS

LIST, RECORD = Text("抽取清单", "Drawn"), Text("抽取记录", "Record")
WIDTH, RECORD_WIDTH = 18, 26

Row = Sequence[object]


@dataclass(frozen=True)
class DrawnTable:
    """Heads and rows for reading."""

    heads: Sequence[str]
    rows: Sequence[Row]


def draw_file(
    drawn: DrawnTable, about: Sequence[tuple[str, str]], strata: DrawnTable, lang: Lang
) -> bytes:
    """Write the list on one sheet, and who drew it when and how on the other."""
    out = io.BytesIO()
    with Workbook(out, OPTIONS) as book:
        head = book.add_format({"font_name": HEAD_FONT, "bold": True, "border": 1})
        body = book.add_format({"font_name": BODY_FONT, "border": 1, "text_wrap": True})
        listed = _sheet(book, LIST[lang], len(drawn.heads), WIDTH)
        _rows(listed, [drawn.heads], 0, head)
        _rows(listed, drawn.rows, 1, body)
        listed.freeze_panes(1, 0)
        record = _sheet(book, RECORD[lang], max(2, len(strata.heads)), RECORD_WIDTH)
        _rows(record, about, 0, body)
        _rows(record, [strata.heads], len(about) + 1, head)
        _rows(record, strata.rows, len(about) + 2, body)
    return out.getvalue()


def _sheet(book: Workbook, name: str, columns: int, width: int) -> Worksheet:
    sheet = book.add_worksheet(name)
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_column(0, columns - 1, width)
    return sheet


def _rows(sheet: Worksheet, rows: Sequence[Row], first: int, style: object) -> None:
    """Write numbers as numbers and everything else as words that no spreadsheet runs."""
    for row, cells in enumerate(rows, start=first):
        for column, cell in enumerate(cells):
            plain = neutral(cell)
            if isinstance(plain, (int, float)) and not isinstance(plain, bool):
                sheet.write_number(row, column, plain, style)
            else:
                sheet.write_string(row, column, str(plain), style)
