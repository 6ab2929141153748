"""Reading a file as the rows of a mapping: every cell as it stands, typed by nobody."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from dashboard.domain.errors import BadFile
from dashboard.domain.text import Text
from dashboard.loading.files.parent import TextTable, read_table
from dashboard.loading.files.table_out import ROW, WIDTH
from dashboard.loading.mapping import ImportMapping

TWICE = Text(
    "{file}：表头里“{column}”列出现多次，列映射 {mapping} 用到它，请改名。",
    "{file}: the header has column '{column}' more than once, and {mapping} uses it.",
)
LACKS = Text(
    "列映射 {mapping} 的“{key}”指向列“{column}”，{file}没有这一列。",
    "{mapping}: key '{key}' names column '{column}', which {file} does not have.",
)
AGAIN = " (2)"
"""How the reader tells apart a column whose name stands in the header before."""

Cells = tuple[int, list[str]]


@dataclass(frozen=True)
class Sheet:
    """A file's cells. Rows are numbered as a spreadsheet shows them."""

    file: str
    sha256: str
    header: tuple[str, ...]
    rows: tuple[Cells, ...]


def read_sheet(path: Path, mapping: ImportMapping) -> Sheet:
    """Read a file, or say in one sentence why it cannot be read; blank rows do not count."""
    found = read_table(
        path,
        encoding=mapping.encoding,
        delimiter=mapping.delimiter,
        sheet=mapping.sheet,
        header_row=mapping.header_row,
        columns=tuple(dict.fromkeys(column for _, column in mapping.columns())),
    )
    _check_header(found, mapping)
    return Sheet(found.file, found.sha256, found.header, tuple(_rows(found)))


def _rows(found: TextTable) -> Iterator[Cells]:
    """Yield row numbers and cells; a row with more cells than the header is as long as it was."""
    for batch in found.table.to_batches():
        yield from _of_batch(batch, len(found.header))


def _of_batch(batch: pa.RecordBatch, width: int) -> Iterator[Cells]:
    columns = [batch.column(f"c{place}").to_pylist() for place in range(width)]
    numbers, widths = batch.column(ROW).to_pylist(), batch.column(WIDTH).to_pylist()
    for number, had, *cells in zip(numbers, widths, *columns, strict=True):
        yield number, cells[:had] if had <= width else [*cells, *[""] * (had - width)]


def _check_header(found: TextTable, mapping: ImportMapping) -> None:
    for key, column in mapping.columns():
        said = {"file": found.file, "column": column, "mapping": mapping.file, "key": key}
        if column not in found.header:
            raise BadFile(LACKS.format(**said))
        if f"{column}{AGAIN}" in found.header:
            raise BadFile(TWICE.format(**said))
