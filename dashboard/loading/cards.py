"""Filled cards: what stands on each sheet of a workbook, as words, judged by nobody yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from dashboard.domain.errors import BadFile, BadRequest
from dashboard.domain.visits import (
    CARD,
    DAY,
    FILLED,
    INSPECTOR,
    ITEM,
    MARK,
    NOTE,
    RESULT,
    CardCode,
    read_code,
)
from dashboard.loading.card_file import CardFile, CardSheet

NO_CODE = (
    "{file}: sheet '{sheet}' carries no card's code: take the sheet out, or fill in a new card."
)
TWO_CODES = "{file}: sheet '{sheet}' carries the codes of several cards."
BAD_CODE = "{file}: the code on sheet '{sheet}' was changed: fill in a new card."


@dataclass(frozen=True)
class Filled:
    """A cell that was filled in: its row as a spreadsheet counts, and its words."""

    row: int
    words: str


@dataclass(frozen=True)
class Entry:
    """An item of a card: its list and key, the result and the remark in words."""

    row: int
    checked: str
    item: str
    result: str
    note: str


@dataclass(frozen=True)
class FilledCard:
    """One sheet as filled in."""

    file: str
    sheet: str
    code: CardCode
    code_row: int
    day: Filled
    inspector: Filled
    entries: tuple[Entry, ...]

    @property
    def is_blank(self) -> bool:
        """Whether nobody wrote anything on it: one of several cards that was not used."""
        told = (self.day.words, self.inspector.words, *(e.result + e.note for e in self.entries))
        return not any(told)


def cards_of(book: CardFile) -> tuple[FilledCard, ...]:
    """Return the cards of a workbook; an empty sheet is none, any other must be one."""
    return tuple(
        _card(book.file, sheet)
        for sheet in book.sheets
        if any(_words(c) for r in sheet.rows for c in r)
    )


def _card(file: str, sheet: CardSheet) -> FilledCard:
    marked = list(_marked(sheet))
    codes = [(row, rest) for row, mark, rest, _ in marked if mark == CARD]
    told = {"file": file, "sheet": sheet.name}
    if len(codes) != 1:
        raise BadFile((TWO_CODES if codes else NO_CODE).format(**told))
    try:
        code = read_code(codes[0][1])
    except BadRequest as error:
        raise BadFile(BAD_CODE.format(**told)) from error
    return FilledCard(
        file=file,
        sheet=sheet.name,
        code=code,
        code_row=codes[0][0],
        day=_filled(marked, DAY, codes[0][0]),
        inspector=_filled(marked, INSPECTOR, codes[0][0]),
        entries=tuple(_entry(*one) for one in marked if one[1] == ITEM),
    )


Marked = tuple[int, str, str, tuple[object, ...]]


def _marked(sheet: CardSheet) -> Iterator[Marked]:
    """Yield the rows that are read back: number, mark, what follows the mark, cells."""
    for number, cells in enumerate(sheet.rows, start=1):
        mark, _, rest = _words(cells[MARK] if cells else "").partition(" ")
        if mark in (CARD, DAY, INSPECTOR, ITEM):
            yield number, mark, rest, cells


def _filled(marked: list[Marked], wanted: str, otherwise: int) -> Filled:
    for row, mark, _, cells in marked:
        if mark == wanted:
            return Filled(row, _at(cells, FILLED))
    return Filled(otherwise, "")


def _entry(row: int, _mark: str, rest: str, cells: tuple[object, ...]) -> Entry:
    checked, _, item = rest.partition("/")
    return Entry(row, checked, item, _at(cells, RESULT), _at(cells, NOTE))


def _at(cells: tuple[object, ...], column: int) -> str:
    return _words(cells[column]) if column < len(cells) else ""


def _words(cell: object) -> str:
    """Return a cell as one would write it by hand."""
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
