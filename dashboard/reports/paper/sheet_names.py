"""Names of sheets and cells: legal in every spreadsheet, one sheet each."""

import re
from collections.abc import Iterable

from xlsxwriter.utility import xl_rowcol_to_cell

from dashboard.domain.text import Lang, Text

LONGEST = 31
ILLEGAL = re.compile(r"[\[\]:*?/\\]|[\x00-\x1f]")
UNNAMED = Text("表", "Table")
RESERVED = ("history",)
"""Names a spreadsheet keeps to itself."""


def sheet_names(titles: Iterable[str], lang: Lang) -> list[str]:
    """Return one name per title: at most 31 characters, without signs a sheet may not have.

    Of two that are the same, small and capital letters alike, the later one is numbered.
    """
    names: list[str] = []
    for title in titles:
        plain = " ".join(ILLEGAL.sub(" ", title).split()).strip("'")[:LONGEST].rstrip("' ")
        names.append(_unique(plain or UNNAMED[lang], names))
    return names


def cell_name(sheet: str, row: int, column: int) -> str:
    """Return where a cell stands as people write it, 表!B5; row and column are counted from 0."""
    return f"{sheet}!{xl_rowcol_to_cell(row, column)}"


def _unique(name: str, taken: Iterable[str]) -> str:
    known = {*(one.casefold() for one in taken), *RESERVED}
    if name.casefold() not in known:
        return name
    numbered = (f"{name[: LONGEST - len(end)]}{end}" for end in (f" {n}" for n in range(2, 1000)))
    return next(one for one in numbered if one.casefold() not in known)
