"""Cards, tables and the annex of figures as tables of a Word file."""

from docx.document import Document as Letter
from docx.shared import Length
from docx.table import _Cell, _Row

from dashboard.reports.paper.document import Cards, Cell, Cite, Grid
from dashboard.reports.paper.printed_words import Annex, cell_text, is_numeric
from dashboard.reports.paper.word_figures import Figures
from dashboard.reports.paper.word_styles import (
    CARD_VALUE,
    CELL,
    HEAD_CELL,
    NOTE,
    NUMBER_CELL,
    NUMBER_HEAD_CELL,
    SMALL_CELL,
)
from dashboard.reports.paper.word_tables import empty_table, shade, three_lines, widths_of, write

ANNEX_SHARES = {"number": 8, "name": 34, "shown": 26, "counts": 20, "code": 18}
OTHER_SHARE = 18


def write_cards(letter: Letter, figures: Figures, block: Cards, width: Length) -> None:
    """Write numbers in a row: what each is, the number, what stands behind it."""
    table = empty_table(letter, 3, widths_of([1] * len(block.cards), width))
    for row in table.rows:
        shade(row)
    for place, card in enumerate(block.cards):
        name, value, behind = table.column_cells(place)
        write(name, card.name, CELL)
        write(value, "", CARD_VALUE)
        figures.cite(value.paragraphs[0], card.value)
        write(behind, card.behind, NOTE)


def write_grid(letter: Letter, figures: Figures, block: Grid, width: Length) -> None:
    """Write a table; figures in it lead to their source."""
    shares = [column.width for column in block.columns]
    table = empty_table(letter, len(block.rows) + 1, widths_of(shares, width))
    lang, rows = figures.document.lang, list(table.rows)
    for cell, column in zip(rows[0].cells, block.columns, strict=True):
        write(cell, column.head[lang], NUMBER_HEAD_CELL if is_numeric(column) else HEAD_CELL)
    for at, (row, values) in enumerate(zip(rows[1:], block.rows, strict=True)):
        _write_row(list(row.cells), figures, block, at, values)
    three_lines(table)


def _write_row(
    cells: list[_Cell], figures: Figures, block: Grid, at: int, values: tuple[Cell, ...]
) -> None:
    cited = {place: figure_id for row, place, figure_id in block.cites if row == at}
    written = zip(cells, block.columns, values, strict=True)
    for place, (cell, column, value) in enumerate(written):
        text = cell_text(column, value, figures.document.lang)
        write(cell, "" if place in cited else text, NUMBER_CELL if is_numeric(column) else CELL)
        if place in cited:
            figures.cite(cell.paragraphs[0], Cite(cited[place], text))


def write_sources(letter: Letter, figures: Figures, found: Annex, width: Length) -> None:
    """Write the annex of figures by period: a row for each, to which its links lead."""
    shares = [ANNEX_SHARES.get(key, OTHER_SHARE) for key in found.keys]
    lines = 1 + sum(1 + len(rows) for _, rows in found.periods)
    table = empty_table(letter, lines, widths_of(shares, width))
    heads, *left = table.rows
    for cell, head in zip(heads.cells, found.heads, strict=True):
        write(cell, head, SMALL_CELL)
    free = iter(left)
    for period, rows in found.periods:
        _write_period(next(free), period)
        for (figure_id, values), row in zip(rows, free, strict=False):
            _write_source(row, figures, figure_id, values)
    three_lines(table)


def _write_period(row: _Row, period: str) -> None:
    """Write the line over the figures of a period, kept with the first of them."""
    shade(row)
    first, *_, last = row.cells
    write(first, period, SMALL_CELL)
    first.merge(last).paragraphs[0].paragraph_format.keep_with_next = True


def _write_source(row: _Row, figures: Figures, figure_id: str, values: tuple[str, ...]) -> None:
    for cell, value in zip(row.cells, ("", *values[1:]), strict=True):
        write(cell, value, SMALL_CELL)
    figures.source(row.cells[0].paragraphs[0], figure_id, values[0])
