"""Disputes as a CSV file that Excel and WPS open right, saying whence it comes."""

import csv
import io
from collections.abc import Iterable, Sequence

BOM = "\ufeff"
CSV = "text/csv"
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def csv_file(
    heads: Sequence[str], rows: Iterable[Sequence[object]], about: Sequence[tuple[str, str]]
) -> bytes:
    """Write a CSV with BOM: first what the file is, then the heads, then the rows.

    The first lines hold the export's number, so that no two files are ever the same.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([neutral(cell) for cell in row] for row in (*about, (), heads, *rows))
    return (BOM + out.getvalue()).encode("utf-8")


def neutral(cell: object) -> object:
    """Keep a spreadsheet from running text as a formula; numbers stay numbers."""
    if cell is None or cell != cell:
        return ""
    if isinstance(cell, str) and cell.lstrip("\u3000\ufeff ").startswith(DANGEROUS):
        return f"'{cell}"
    return cell
