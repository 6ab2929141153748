"""A long list as a workbook, written row by row: its memory does not grow with its rows."""

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.domain.text import Lang, Text
from dashboard.reports.files.export_words import MARK
from dashboard.reports.files.sheet_leaf import Leaf, Styles, plain_words, write
from dashboard.reports.files.sheet_table import Column, Kind, Row, Table
from dashboard.reports.paper.sheet_names import sheet_names
from dashboard.reports.paper.streamed_sheet import StreamedSheet

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
ABOUT = Text("本件", "This paper")
PAIRS = (
    Column(Text("项目", "Item"), width=26),
    Column(Text("内容", "What it says"), Kind.NOTE),
)


def list_workbook(
    title: str,
    about: Sequence[tuple[str, str]],
    columns: tuple[Column, ...],
    rows: Iterable[Row],
    lang: Lang,
) -> bytes:
    """Write any number of rows under typed columns, and on a sheet of its own whence they come.

    Days are ``date``, shares and counts numbers, everything else words: a case number stays the
    text it is. Rows are taken one by one and not kept. The mark in ``about`` stands on every
    page.
    """
    out = io.BytesIO()
    names = sheet_names((title, ABOUT[lang]), lang)
    head = (title, "", dict(about).get(MARK[lang], ""))
    with Workbook(out, OPTIONS) as book:
        book.worksheet_class = StreamedSheet
        styles = Styles(book)
        _list(Leaf(book, styles, names[0], head), columns, rows, lang)
        told = Leaf(book, styles, names[1], head)
        told.ledger(Table(PAIRS, about), lang, summed=False)
    return out.getvalue()


def _list(leaf: Leaf, columns: tuple[Column, ...], rows: Iterable[Row], lang: Lang) -> None:
    leaf.ledger(Table(columns, ()), lang, summed=False)
    head = leaf.row - 1
    writers = [
        _writer(leaf.sheet, column.kind, leaf.styles.body[column.kind]) for column in columns
    ]
    last = head
    for last, row in enumerate(rows, start=leaf.row):
        for place, (put, value) in enumerate(zip(writers, row, strict=True)):
            put(last, place, value)
    leaf.sheet.autofilter(head, 0, last, len(columns) - 1)


def _writer(sheet: Worksheet, kind: Kind, look: Format) -> Callable[[int, int, object], None]:
    """Return what writes a cell of a column; the kind is looked up once and not per row."""
    is_yuan = kind == Kind.YUAN

    def put(row: int, column: int, value: object) -> None:
        if kind == Kind.WORDS and type(value) is str:
            sheet.write_string(row, column, plain_words(value), look)
        elif isinstance(value, int | float) and value == value:
            sheet.write_number(row, column, round(value, 2) if is_yuan else value, look)
        elif value is None:
            sheet.write_blank(row, column, None, look)
        elif type(value) is date:
            sheet.write_datetime(row, column, value, look)
        else:
            write(sheet, (row, column), value, kind, look)

    return put
