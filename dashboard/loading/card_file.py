"""Reading a workbook that anybody may have made: nothing is opened before its sizes are known.

A workbook is a zip of XML. Each part is unpacked here up to a limit, and parsed once to see how
far its cells reach and how long their words are, because a reader sets aside room for a whole
sheet and writes a shared text out in every cell that names it: one cell in the last row and column,
or one text in all cells, would take all the memory there is. Only then is it read.
"""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from dashboard.domain.errors import BadFile
from dashboard.loading.card_parts import MOST_ROWS, NO_WORKBOOK, look_through
from dashboard.loading.files.naming import shown_name

MOST_BYTES = 5_000_000
MOST_UNPACKED = 40_000_000
MOST_PARTS = 1_000
MOST_SHEETS, MOST_SIGNS_IN_ALL = 200, 5_000_000

TOO_LARGE = "{file} is larger than {most} MB."
UNPACKED = "{file} unpacks to more than {most} MB."
SHEETS = "{file} has more than {most} sheets."
LONG_TEXTS = "{file}: its cells hold more than {most} characters in all."


@dataclass(frozen=True)
class CardSheet:
    """One sheet: its name, and its cells by row as they stand, from the first row on."""

    name: str
    rows: tuple[tuple[object, ...], ...]


@dataclass(frozen=True)
class CardFile:
    """A workbook's sheets, with the file's name and fingerprint."""

    file: str
    sha256: str
    sheets: tuple[CardSheet, ...]


def read_workbook(path: Path) -> CardFile:
    """Read a workbook, or say in one sentence why it cannot be read."""
    file = shown_name(path)
    raw = _bytes(path, file)
    checked = _repacked(raw, file)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(checked)) as book:
            sheets = tuple(_sheets(book, file))
    except (CalamineError, ValueError) as error:
        raise BadFile(NO_WORKBOOK.format(file=file, why="its sheets cannot be read")) from error
    return CardFile(file, hashlib.sha256(raw).hexdigest(), sheets)


def _bytes(path: Path, file: str) -> bytes:
    try:
        with path.open("rb") as opened:
            raw = opened.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise BadFile(f"{file} cannot be read: {reason}.") from error
    if len(raw) > MOST_BYTES:
        raise BadFile(TOO_LARGE.format(file=file, most=MOST_BYTES // 1_000_000))
    if not raw:
        raise BadFile(f"{file} is empty.")
    return raw


def _sheets(book: CalamineWorkbook, file: str) -> Iterator[CardSheet]:
    """Yield sheet by sheet, and stop before their words together take too much."""
    if len(book.sheet_names) > MOST_SHEETS:
        raise BadFile(SHEETS.format(file=file, most=MOST_SHEETS))
    signs = 0
    for name in book.sheet_names:
        rows = _rows(book, name)
        signs += sum(len(cell) for row in rows for cell in row if isinstance(cell, str))
        if signs > MOST_SIGNS_IN_ALL:
            raise BadFile(LONG_TEXTS.format(file=file, most=MOST_SIGNS_IN_ALL))
        yield CardSheet(name, rows)


def _rows(book: CalamineWorkbook, name: str) -> tuple[tuple[object, ...], ...]:
    cells = book.get_sheet_by_name(name).to_python(skip_empty_area=False, nrows=MOST_ROWS)
    return tuple(tuple(row) for row in cells)


def _repacked(raw: bytes, file: str) -> bytes:
    """Return the same workbook, every part unpacked and looked through within the limits."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as given:
            parts = _unpacked(given, file)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError) as error:
        raise BadFile(NO_WORKBOOK.format(file=file, why="it is damaged or no zip")) from error
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as checked:
        for name, content in parts.items():
            checked.writestr(name, content)
    return out.getvalue()


def _unpacked(given: zipfile.ZipFile, file: str) -> dict[str, bytes]:
    listed = given.infolist()
    declared = sum(part.file_size for part in listed)
    most = MOST_UNPACKED // 1_000_000
    if len(listed) > MOST_PARTS or declared > MOST_UNPACKED:
        raise BadFile(UNPACKED.format(file=file, most=most))
    parts: dict[str, bytes] = {}
    for part in listed:
        if part.filename in parts:
            raise BadFile(NO_WORKBOOK.format(file=file, why="a part stands in it twice"))
        with given.open(part) as opened:
            content = opened.read(part.file_size + 1)
        if part.filename.endswith((".xml", ".rels")):
            look_through(content, file)
            parts[part.filename] = content
    return parts
