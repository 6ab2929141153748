"""The rows of a text file, numbered as a spreadsheet shows them."""

import csv
from collections.abc import Iterator
from pathlib import Path

from dashboard.domain.errors import BadFile
from dashboard.domain.text import Text
from dashboard.loading.files import limits
from dashboard.loading.files.dialect import delimiter_of
from dashboard.loading.files.encodings import decoded

Row = tuple[int, list[str]]
SAMPLE_SIGNS = 200_000
BROKEN = Text(
    "{file}第 {row} 行不是完整的 CSV：{why}。", "{file}: row {row} is not well-formed CSV: {why}."
)


def separator(path: Path, encoding: str) -> str:
    """Return what separates the cells of a text file."""
    sample = ""
    for text in decoded(path, encoding, "replace"):
        sample += text
        if len(sample) >= SAMPLE_SIGNS:
            break
    whole = sample[:SAMPLE_SIGNS].rpartition("\n")[0] if len(sample) > SAMPLE_SIGNS else sample
    return delimiter_of(whole or sample[:SAMPLE_SIGNS])


def text_rows(path: Path, file: str, encoding: str, delimiter: str) -> Iterator[Row]:
    """Yield every row with its number; a quote that never closes is an error, and swallows none."""
    csv.field_size_limit(limits.MOST_LINE)
    row = 0
    with path.open("r", encoding=encoding, newline="", errors="replace") as lines:
        reader = csv.reader(lines, delimiter=delimiter, strict=True, skipinitialspace=True)
        try:
            for row, cells in enumerate(reader, start=1):
                yield row, cells
        except csv.Error as error:
            raise BadFile(BROKEN.format(file=file, row=row + 1, why=error)) from error
