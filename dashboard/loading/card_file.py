"""Reading a workbook that anybody may have made: nothing is opened before its sizes are known.

A workbook is a zip of XML. Each part is unpacked here up to a limit, and parsed once to see how
far its cells reach, because a reader sets aside room for a whole sheet: one cell in the last row
and column would take all the memory there is. Only then is it read.
"""

import hashlib
import io
import re
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook

from dashboard.domain.errors import BadFile
from dashboard.loading.reading import shown_name

MOST_BYTES = 5_000_000
MOST_UNPACKED = 40_000_000
MOST_PARTS = 1_000
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 500, 30, 200
CELL = re.compile(r"([A-Z]{0,3})([0-9]{1,7})")

TOO_LARGE = "{file} is larger than {most} MB."
NO_WORKBOOK = "{file} is not a workbook (.xlsx): {why}."
UNPACKED = "{file} unpacks to more than {most} MB."
FAR_CELL = "{file}: a sheet has more than {rows} rows or {columns} columns: no card is so large."
SHEETS = "{file} has more than {most} sheets."


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
            names = book.sheet_names
            if len(names) > MOST_SHEETS:
                raise BadFile(SHEETS.format(file=file, most=MOST_SHEETS))
            sheets = tuple(CardSheet(name, _rows(book, name)) for name in names)
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
            _look_through(content, file)
            parts[part.filename] = content
    return parts


def _look_through(content: bytes, file: str) -> None:
    """Refuse XML that is broken, that brings its own entities, or whose cells lie far out."""
    place = _Place()

    def element(name: str, attributes: Mapping[str, str]) -> None:
        if not place.moves_near(name.rpartition(":")[2], attributes.get("r")):
            raise BadFile(FAR_CELL.format(file=file, rows=MOST_ROWS, columns=MOST_COLUMNS))

    def doctype(*_declared: object) -> None:
        raise BadFile(NO_WORKBOOK.format(file=file, why="a part declares a document type"))

    parser = expat.ParserCreate()
    parser.StartElementHandler = element
    parser.StartDoctypeDeclHandler = doctype
    try:
        parser.Parse(content, True)
    except expat.ExpatError as error:
        raise BadFile(NO_WORKBOOK.format(file=file, why="a part is broken")) from error


@dataclass
class _Place:
    """Where in a sheet the parser is: a row or cell that does not say so follows the last."""

    row: int = 0
    column: int = 0

    def moves_near(self, element: str, reference: str | None) -> bool:
        """Move to a row or cell, and tell whether a card reaches as far; empty rows may lie out."""
        if element not in ("row", "c"):
            return True
        found = CELL.fullmatch(reference or "")
        if reference is not None and found is None:
            return False
        letters, number = found.groups() if found else ("", "")
        if element == "row":
            self.row, self.column = int(number or self.row + 1), 0
            return True
        self.row, self.column = int(number or self.row), _column(letters) or self.column + 1
        return self.row <= MOST_ROWS and self.column <= MOST_COLUMNS


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column
