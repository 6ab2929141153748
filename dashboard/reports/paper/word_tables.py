"""Tables of a Word file: three lines, heads that repeat, numbers at the right, rows kept whole."""

from collections.abc import Sequence

from docx.document import Document as Letter
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Length
from docx.table import Table, _Cell, _Row

from dashboard.reports.paper.word_figures import plain

THICK, THIN = "12", "6"
"""Lines in eighths of a point."""
PANEL = "F5F7FA"


def empty_table(letter: Letter, rows: int, widths: Sequence[Length]) -> Table:
    """Add a table of columns as wide as asked; nothing is drawn of it yet."""
    table: Table = letter.add_table(rows, len(widths))
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in table.rows:
        _set(row._tr.get_or_add_trPr(), "w:cantSplit")
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = width
    return table


def three_lines(table: Table) -> None:
    """Draw a thick line above and below and a thin one under the heads, which repeat."""
    head, last = table.rows[0], table.rows[-1]
    _set(head._tr.get_or_add_trPr(), "w:tblHeader")
    _draw(head, top=THICK, bottom=THIN if len(table.rows) > 1 else THICK)
    if len(table.rows) > 1:
        _draw(last, bottom=THICK)


def shade(row: _Row) -> None:
    """Fill the cells of a row with the colour of a panel."""
    for cell in row.cells:
        fill = _set(cell._tc.get_or_add_tcPr(), "w:shd")
        for key, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", PANEL)):
            fill.set(qn(key), value)


def write(cell: _Cell, text: str, style: str) -> None:
    """Write words into a cell."""
    paragraph = cell.paragraphs[0]
    # Naming the style by its id: looking it up by name takes ten milliseconds for every cell.
    paragraph._p.style = style.replace(" ", "")
    paragraph.add_run(plain(text))


def widths_of(shares: Sequence[int], whole: Length) -> list[Length]:
    """Divide the width of a table by the width its columns ask for."""
    asked = max(sum(shares), 1)
    return [Length(int(whole * share / asked)) for share in shares]


def _draw(row: _Row, **lines: str) -> None:
    for cell in row.cells:
        borders = _set(cell._tc.get_or_add_tcPr(), "w:tcBorders")
        for side, size in lines.items():
            line = _set(borders, f"w:{side}")
            for key, value in (("w:val", "single"), ("w:sz", size), ("w:color", "000000")):
                line.set(qn(key), value)


def _set(parent: BaseOxmlElement, name: str) -> BaseOxmlElement:
    element = OxmlElement(name)
    parent.append(element)
    return element
