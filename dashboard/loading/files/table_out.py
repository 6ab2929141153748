"""The rows of a file written as an Arrow table of text, a portion at a time."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import pyarrow as pa

from dashboard.loading.files import limits
from dashboard.loading.files.header import Header, find_header
from dashboard.loading.files.request import Found, Request
from dashboard.loading.files.text_rows import Row
from dashboard.loading.files.workbook_rows import Merged

ROW, WIDTH = "row", "width"
"""Columns beside the cells ``c0, c1, …``: the number of a row, and how many cells it had."""


class Written:
    """Counts what goes by: data rows, blank rows."""

    def __init__(self) -> None:
        self.rows = self.blank = 0

    def filled(self, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield the rows with something in them; the others are counted."""
        for number, cells in rows:
            if any(cell and not cell.isspace() for cell in cells):
                yield number, cells
            else:
                self.blank += 1


def write_table(
    rows: Iterable[Row],
    request: Request,
    kind: str,
    *,
    merged: tuple[Merged, ...] = (),
    padded: bool = False,
) -> Found:
    """Write the rows below the header; return what was found. ``padded`` rows are never short."""
    counted = Written()
    stream = counted.filled(rows)
    first = _first(stream)
    header = find_header(
        first, request.file, columns=request.columns, row=request.header_row, merged=merged
    )
    data = chain((one for one in first if one[0] >= header.row + header.rows), stream)
    _write(Path(request.out), data, header, counted, padded=padded)
    return Found(
        header=header.names,
        rows=counted.rows,
        header_row=header.row,
        kind=kind,
        blank_rows=counted.blank,
        before_header=sum(number < header.row for number, _ in first),
    )


def _first(stream: Iterator[Row]) -> list[Row]:
    first = []
    for one in stream:
        first.append(one)
        if len(first) >= limits.HEADER_WITHIN:
            break
    return first


def _write(
    out: Path, data: Iterable[Row], header: Header, counted: Written, *, padded: bool
) -> None:
    width = len(header.names)
    fields = [(f"c{place}", pa.string()) for place in range(width)]
    schema = pa.schema([(ROW, pa.int32()), (WIDTH, pa.int32()), *fields])
    with pa.OSFile(str(out), "wb") as sink, pa.ipc.new_file(sink, schema) as writer:
        for portion in _portions(data):
            counted.rows += len(portion)
            writer.write_batch(_batch(portion, width, schema, padded=padded))


def _portions(data: Iterable[Row]) -> Iterator[list[Row]]:
    portion: list[Row] = []
    for one in data:
        portion.append(one)
        if len(portion) >= limits.ROWS_AT_ONCE:
            yield portion
            portion = []
    if portion:
        yield portion


def _batch(portion: list[Row], width: int, schema: pa.Schema, *, padded: bool) -> pa.RecordBatch:
    numbers = [number for number, _ in portion]
    fitted = [_fitted(cells, width) for _, cells in portion]
    widths = [width if padded and found < width else found for _, found in fitted]
    columns = list(zip(*(cells for cells, _ in fitted), strict=True)) or [()] * width
    arrays = [pa.array(column, pa.string()) for column in columns]
    return pa.record_batch(
        [pa.array(numbers, pa.int32()), pa.array(widths, pa.int32()), *arrays], schema=schema
    )


def _fitted(cells: list[str], width: int) -> tuple[list[str], int]:
    """Cut or fill a row to the header's width; return it with how many cells it really had.

    Empty cells beyond the header are no cells.
    """
    found = len(cells)
    while found > width and not cells[found - 1].strip():
        found -= 1
    if found >= width:
        return cells[:width], found
    return [*cells, *[""] * (width - found)], found
