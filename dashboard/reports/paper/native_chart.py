"""A chart of the spreadsheet's own, drawn from the cells of a table."""

from itertools import pairwise

from xlsxwriter.chart import Chart
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from dashboard.domain.text import Lang
from dashboard.reports.files.sheet_leaf import plain_words
from dashboard.reports.files.sheet_table import Kind, number_of
from dashboard.reports.paper.document import Grid

MOST_ROWS = 60
"""Bars beyond that cannot be told apart on a page."""
WIDTH, BAR, LEAST, MOST = 640, 20, 300, 900
NARROW = 80
"""Characters of a table that leave room for a chart at its side."""
COLOURS = ("#1F4E79", "#7B8794", "#D97706", "#5B8DB8")
LINE, GRIDLINE = "#9AA5B1", "#D9DEE5"
FORMATS = {Kind.SHARE: "0%", Kind.YUAN: "#,##0", Kind.NUMBER: "#,##0.0", Kind.COUNT: "#,##0"}
TIMES = (Kind.DAY, Kind.MONTH)


def fits(grid: Grid) -> bool:
    """Tell whether a table is drawn: its charted columns hold numbers of one kind in every row.

    A spreadsheet draws words (样本不足) as nought, so a table with any in them is not drawn.
    """
    if not grid.charted or not 1 < len(grid.rows) <= MOST_ROWS:
        return False
    kinds = {grid.columns[place].kind for place in grid.charted}
    cells = [row[place] for row in grid.rows for place in grid.charted]
    return kinds <= set(FORMATS) and len(kinds) == 1 and all(map(_is_number, cells))


def draw(book: Workbook, sheet: Worksheet, name: str, grid: Grid, first: int, lang: Lang) -> None:
    """Draw a table: months as lines, units as bars with the first one on top.

    ``first`` is the row of its first cells.
    """
    is_line = grid.columns[0].kind in TIMES and _is_in_order(grid)
    chart = book.add_chart({"type": "line" if is_line else "bar"})
    for number, place in enumerate(grid.charted):
        chart.add_series(_series(name, grid, (first, place), COLOURS[number % len(COLOURS)]))
    chart.set_title({"name": plain_words(grid.title), "name_font": {"size": 12}})
    chart.set_legend({"none": True} if len(grid.charted) == 1 else {"position": "bottom"})
    _axes(chart, grid, is_line=is_line, lang=lang)
    height = (
        LEAST if is_line else min(MOST, max(LEAST, BAR * len(grid.rows) * len(grid.charted) + 120))
    )
    chart.set_size({"width": WIDTH, "height": height})
    row, column = _place(sheet, grid, first)
    sheet.insert_chart(row, column, chart, {"description": plain_words(grid.title)})


def _place(sheet: Worksheet, grid: Grid, first: int) -> tuple[int, int]:
    """Return where the chart goes: beside a narrow table, else under it on a page of its own."""
    if sum(column.width for column in grid.columns) <= NARROW:
        return first - 1, len(grid.columns) + 1
    under = first + len(grid.rows) + 1
    sheet.set_h_pagebreaks([under])
    return under, 0


def _series(name: str, grid: Grid, at: tuple[int, int], colour: str) -> dict[str, object]:
    first, place = at
    last = first + len(grid.rows) - 1
    return {
        "name": [name, first - 1, place],
        "categories": [name, first, 0, last, 0],
        "values": [name, first, place, last, place],
        "fill": {"color": colour},
        "line": {"color": colour, "width": 1.5},
        "gap": 60,
    }


def _axes(chart: Chart, grid: Grid, *, is_line: bool, lang: Lang) -> None:
    kind = grid.columns[grid.charted[0]].kind
    values = {
        "num_format": FORMATS[kind],
        "min": 0,
        "name": plain_words(grid.columns[grid.charted[0]].head[lang]),
        "major_gridlines": {"visible": True, "line": {"color": GRIDLINE}},
        "line": {"color": LINE},
    }
    if any((number_of(row[place]) or 0) < 0 for row in grid.rows for place in grid.charted):
        del values["min"]
    units = {"line": {"color": LINE}, "num_font": {"size": 9}}
    if is_line:
        chart.set_x_axis(units | {"num_format": "yyyy-mm", "text_axis": True})
        chart.set_y_axis(values)
    else:
        chart.set_y_axis(units | {"reverse": True, "crossing": "max"})
        chart.set_x_axis(values)


def _is_in_order(grid: Grid) -> bool:
    days = [str(row[0]) for row in grid.rows]
    return all(one < other for one, other in pairwise(days))


def _is_number(cell: object) -> bool:
    return number_of(cell) is not None
