"""Reading a file as the rows of a mapping: every cell as it stands, typed by nobody."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from dashboard.domain.errors import BadFile
from dashboard.domain.text import Text
from dashboard.loading.files.database_source import read_database
from dashboard.loading.files.naming import shown_name
from dashboard.loading.files.parent import TextTable, read_table
from dashboard.loading.files.request import Found
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

ROWS_AT_ONCE = 20_000


@dataclass(frozen=True)
class DatabaseTable:
    """A table of another database as a source."""

    url: str
    table: str


Source = Path | DatabaseTable


@dataclass(frozen=True)
class Sheet:
    """A file's cells: a table of text, with ``row`` numbers as a spreadsheet shows them, the
    ``width`` each row had, and a column ``c0, c1, …`` for every name of the header.

    ``made`` of the columns are made of the file's own; ``found`` is how it was read."""

    file: str
    sha256: str
    header: tuple[str, ...]
    table: pa.Table
    unmapped: tuple[str, ...] = ()
    made: int = 0
    found: Found | None = None

    @property
    def width(self) -> int:
        """How many columns the file itself has: those made of its cells stand behind them."""
        return len(self.header) - self.made

    def portions(self) -> Iterator[pa.RecordBatch]:
        """Yield the rows in portions that fit into memory many times."""
        yield from self.table.to_batches(max_chunksize=ROWS_AT_ONCE)


def shown_source(source: Source) -> str:
    """Return the name of a source as it may be shown and recorded."""
    return shown_name(source) if isinstance(source, Path) else source.table


def read_sheet(source: Source, mapping: ImportMapping) -> Sheet:
    """Read a file or table, or say in one sentence why it cannot be read; no blank rows."""
    mapped = tuple(dict.fromkeys(column for _, column in mapping.columns()))
    found = _read(source, mapping, mapped)
    _check_header(found, mapping)
    unmapped = tuple(name for name in found.header if name and name not in mapped)
    return Sheet(found.file, found.sha256, found.header, found.table, unmapped, found=found.found)


def _read(source: Source, mapping: ImportMapping, mapped: tuple[str, ...]) -> TextTable:
    if isinstance(source, DatabaseTable):
        return read_database(source.url, source.table, columns=mapped)
    return read_table(
        source,
        encoding=mapping.encoding,
        delimiter=mapping.delimiter,
        sheet=mapping.sheet,
        header_row=mapping.header_row,
        columns=mapped,
    )


def _check_header(found: TextTable, mapping: ImportMapping) -> None:
    for key, column in mapping.columns():
        said = {"file": found.file, "column": column, "mapping": mapping.file, "key": key}
        if column not in found.header:
            raise BadFile(LACKS.format(**said))
        if f"{column}{AGAIN}" in found.header:
            raise BadFile(TWICE.format(**said))
