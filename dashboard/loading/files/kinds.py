"""What a file is, by its first bytes; its name is not believed."""

from enum import StrEnum
from pathlib import Path

from dashboard.domain.errors import BadFile
from dashboard.domain.text import Text
from dashboard.loading.files.limits import MOST_BYTES

ZIP, OLE, PARQUET, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PAR1", b"%PDF"
EMPTY_ZIP = b"PK\x05\x06"
OTHERS = (
    (PDF, "PDF"),
    (EMPTY_ZIP, "ZIP"),
    (b"\x1f\x8b", "GZIP"),
    (b"7z\xbc\xaf", "7Z"),
    (b"Rar!", "RAR"),
    (b"SQLite format 3", "SQLite"),
    (b"\x7fELF", "ELF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"{\\rtf", "RTF"),
    (b"MIME-Version:", "MHT"),
    (b"<?xml", "XML"),
    (b"<!doctype", "HTML"),
    (b"<html", "HTML"),
    (b"<meta", "HTML"),
    (b"<head", "HTML"),
    (b"<style", "HTML"),
    (b"<div", "HTML"),
    (b"<table", "HTML"),
)
"""What other files begin with, whatever they are called: many a system's "xls" is a web page."""
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
    plain = start.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    other = next((what for mark, what in OTHERS if plain.startswith(mark.lower())), None)
    if other:
        raise BadFile(NOT_A_TABLE.format(file=file, what=other))
    known = ((ZIP, Kind.WORKBOOK), (OLE, Kind.OLD_WORKBOOK), (PARQUET, Kind.PARQUET))
    return next((kind for mark, kind in known if start.startswith(mark)), Kind.TEXT)
