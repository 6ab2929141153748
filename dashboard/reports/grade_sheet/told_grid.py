"""A table made of cells that know the figure in them."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.reports.files.sheet_table import Column
from dashboard.reports.paper.document import Cell, Grid, Quoted


@dataclass(frozen=True)
class Told:
    """A cell of a table and the figure in it, if there is one."""

    cell: Cell
    quoted: Quoted | None = None


def told_grid(
    title: str,
    columns: tuple[Column, ...],
    rows: Sequence[Sequence[Told]],
    *,
    note: str = "",
    charted: tuple[int, ...] = (),
) -> tuple[Grid, list[Quoted]]:
    """Return a table, and the figures that stand in it."""
    cited = [
        (row, place, cell.quoted)
        for row, cells in enumerate(rows)
        for place, cell in enumerate(cells)
        if cell.quoted is not None
    ]
    grid = Grid(
        title=title,
        columns=columns,
        rows=tuple(tuple(cell.cell for cell in cells) for cells in rows),
        note=note,
        cites=tuple((row, place, one.id) for row, place, one in cited),
        charted=charted,
    )
    return grid, [one for _, _, one in cited]
