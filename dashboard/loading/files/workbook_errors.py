"""Cells of a workbook that are empty only to a reader: errors, and formulas never calculated.

A reader gives both as nothing. Taken as not recorded they would go unnoticed; they are marked, so
that whoever types them can refuse them.
"""

import html
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

from dashboard.loading.files.workbook_check import AT_ONCE, column_number

UNSAVED = "#UNSAVED!"
"""Stands for a formula whose result was not saved; an error stands for itself: #N/A."""
LONGEST_CELL = 10_000_000
MAY_BE = re.compile(rb't="e"|<(?:\w+:)?f\b')
FORMULA = rb"<(?:\w+:)?f\b[^<>]*(?:/>|>[^<]*</(?:\w+:)?f>)"
CELL = rb'[^<>]*?\br="([A-Z]{1,3})([0-9]{1,7})"[^<>]*>'
ERROR = re.compile(
    rb'<(?:\w+:)?c\b(?=[^<>]*\bt="e")%b(?:%b)?<(?:\w+:)?v>([^<]*)<' % (CELL, FORMULA)
)
NO_VALUE = rb"</(?:\w+:)?c>"
EMPTY_VALUE = rb"<(?:\w+:)?v(?:\s*/>|></(?:\w+:)?v>)"
EMPTY = re.compile(
    # A text of no length is a result; whatever else has no value was never calculated.
    rb'<(?:\w+:)?c\b%b%b%b|<(?:\w+:)?c\b(?![^<>]*\bt="str")%b%b%b'
    % (CELL, FORMULA, NO_VALUE, CELL, FORMULA, EMPTY_VALUE)
)
SHEET = re.compile(r"<(?:\w+:)?sheet\b[^<>]*>")
LINK = re.compile(r"<(?:\w+:)?Relationship\b[^<>]*>")
Marks = dict[int, dict[int, str]]
"""What stands in marked cells, by row (from 1) and column (from 0)."""


def marks_of(path: Path, sheet: str) -> Marks:
    """Return the marked cells of a sheet; none where its part is not found by its name."""
    marks: Marks = {}
    with zipfile.ZipFile(path) as given:
        part = _part(given, sheet)
        for text in _cells(given, part) if part else ():
            found = [(cell[1], cell[2], cell[3].decode()) for cell in ERROR.finditer(text)]
            found += [
                (cell[1] or cell[3], cell[2] or cell[4], UNSAVED) for cell in EMPTY.finditer(text)
            ]
            for column, row, word in found:
                marks.setdefault(int(row), {})[column_number(column) - 1] = word
    return marks


def marked(cells: list[str], marks: dict[int, str]) -> list[str]:
    """Return the cells of a row with its marks."""
    out = [*cells, *[""] * (max(marks) + 1 - len(cells))]
    for column, word in marks.items():
        out[column] = word
    return out


def _cells(given: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Yield a sheet in pieces that end with a cell, those that may hold a mark."""
    rest = b""
    with given.open(part) as opened:
        while block := opened.read(AT_ONCE):
            text = rest + block
            end = text.rfind(b"c>") + 2
            if MAY_BE.search(text, 0, end):
                yield text[:end]
            rest = text[end:] if len(text) - end < LONGEST_CELL else b""


def _part(given: zipfile.ZipFile, sheet: str) -> str | None:
    """Return the name of the part that holds a sheet."""
    names = set(given.namelist())
    files = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")
    if not names.issuperset(files):
        return None
    book, links = (given.read(name).decode("utf-8", "replace") for name in files)
    targets = {_given(tag, "Id"): _given(tag, "Target") for tag in LINK.findall(links)}
    ids = {_given(tag, "name"): _given(tag, r"\w+:id") for tag in SHEET.findall(book)}
    target = targets.get(ids.get(sheet, ""), "")
    part = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    return part if part in names else None


def _given(tag: str, attribute: str) -> str:
    found = re.search(rf'\s{attribute}="([^"]*)"', tag)
    return html.unescape(found[1]) if found else ""
