"""The rows of a Parquet file as text, in portions."""

from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from dashboard.domain.errors import BadFile
from dashboard.domain.text import Text
from dashboard.loading.files import limits
from dashboard.loading.files.text_rows import Row
from dashboard.loading.files.workbook_check import DAMAGED
from dashboard.loading.files.workbook_rows import cell_text

NESTED = Text(
    "{file}：列“{column}”不是单个值（{kind}），不予读取。",
    "{file}: column '{column}' does not hold single values ({kind}): not read.",
)


def parquet_rows(path: Path, file: str) -> Iterator[Row]:
    """Yield the header as row 1 and every row after it; what is null is empty."""
    try:
        with pq.ParquetFile(path) as opened:
            names = opened.schema_arrow.names
            _check(opened.schema_arrow, file)
            yield 1, list(names)
            number = 1
            for batch in opened.iter_batches(batch_size=limits.ROWS_AT_ONCE):
                columns = [_texts(column) for column in batch.columns]
                for cells in zip(*columns, strict=True):
                    number += 1
                    yield number, list(cells)
    except (pa.ArrowException, OSError) as error:
        raise BadFile(DAMAGED.format(file=file)) from error


def _check(schema: pa.Schema, file: str) -> None:
    for field in schema:
        if pa.types.is_nested(field.type) or pa.types.is_binary(field.type):
            raise BadFile(NESTED.format(file=file, column=field.name, kind=field.type))


def _texts(column: pa.Array) -> list[str]:
    return ["" if value is None else cell_text(value) for value in column.to_pylist()]
