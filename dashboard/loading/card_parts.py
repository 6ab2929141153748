"""Looking through one part of a workbook, before a reader lays out what it says."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from dashboard.domain.errors import BadFile

MOST_ROWS, MOST_COLUMNS, MOST_SIGNS = 500, 30, 2_000
CELL = re.compile(r"([A-Z]{0,3})([0-9]{1,7})")
HOLDS_TEXT = ("c", "si")
"""Elements whose words end up in a cell: the cell itself, and a text that cells share."""

NO_WORKBOOK = "{file} is not a workbook (.xlsx): {why}."
FAR_CELL = "{file}: a sheet has more than {rows} rows or {columns} columns: no card is so large."
LONG_TEXT = "{file}: a cell holds more than {most} characters: no card holds so many."


def look_through(content: bytes, file: str) -> None:
    """Refuse XML that is broken, brings its own entities, or whose cells lie far out or are long.

    Text of two bytes a sign is refused: what is words in it here is markup to the reader, which
    would see other cells. Its every mark carries an empty byte, and UTF-8 has none.
    """
    if b"\0" in content:
        raise BadFile(NO_WORKBOOK.format(file=file, why="a part is not in UTF-8"))
    place, words = _Place(), _Words()

    def element(name: str, attributes: Mapping[str, str]) -> None:
        words.enter(_local(name))
        if not place.moves_near(_local(name), attributes.get("r")):
            raise BadFile(FAR_CELL.format(file=file, rows=MOST_ROWS, columns=MOST_COLUMNS))

    def text(some: str) -> None:
        if not words.take(some):
            raise BadFile(LONG_TEXT.format(file=file, most=MOST_SIGNS))

    def doctype(*_declared: object) -> None:
        raise BadFile(NO_WORKBOOK.format(file=file, why="a part declares a document type"))

    parser = expat.ParserCreate()
    parser.StartElementHandler = element
    parser.EndElementHandler = lambda name: words.leave(_local(name))
    parser.CharacterDataHandler = text
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


@dataclass
class _Words:
    """How long the words are of the cell or shared text the parser is in."""

    depth: int = 0
    signs: int = 0

    def enter(self, element: str) -> None:
        self.depth += element in HOLDS_TEXT

    def leave(self, element: str) -> None:
        self.depth -= element in HOLDS_TEXT
        self.signs = self.signs if self.depth else 0

    def take(self, text: str) -> bool:
        """Take some more of them, and tell whether a cell of a card can still hold them."""
        self.signs += len(text) if self.depth else 0
        return self.signs <= MOST_SIGNS


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column
