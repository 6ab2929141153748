"""What a file is, by its first bytes; its name is not believed."""

from enum import StrEnum
from pathlib import Path

from dashboard.domain.errors import BadFile
from dashboard.domain.text import Text
from dashboard.loading.files.limits import MOST_BYTES

ZIP, OLE, PARQUET, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PAR1", b"%PDF"
HTML = (b"<!doctype", b"<html", b"<table")
EMPTY = Text("{file}是空文件。", "{file} is empty.")
LARGE = Text("{file}超过 {most} MB，请拆分后再导入。", "{file} is larger than {most} MB: split it.")
NOT_A_TABLE = Text(
    "{file}是 {what}，不是表格：请另存为 xlsx 或 csv。",
    "{file} is {what}, not a table: save it as xlsx or csv.",
)


class Kind(StrEnum):
    """How a file is read."""

    TEXT = "text"
    WORKBOOK = "xlsx"
    OLD_WORKBOOK = "xls"
    PARQUET = "parquet"


def kind_of(path: Path, file: str) -> Kind:
    """Return how a file is to be read, or refuse what is no table."""
    size = path.stat().st_size
    if not size:
        raise BadFile(EMPTY.format(file=file))
    if size > MOST_BYTES:
        raise BadFile(LARGE.format(file=file, most=MOST_BYTES // 1_000_000))
    with path.open("rb") as opened:
        start = opened.read(512)
    if start.startswith(PDF):
        raise BadFile(NOT_A_TABLE.format(file=file, what="PDF"))
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(HTML):
        raise BadFile(NOT_A_TABLE.format(file=file, what="HTML"))
    known = ((ZIP, Kind.WORKBOOK), (OLE, Kind.OLD_WORKBOOK), (PARQUET, Kind.PARQUET))
    return next((kind for mark, kind in known if start.startswith(mark)), Kind.TEXT)
