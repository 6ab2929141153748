"""Which row is the header: the one that holds the columns asked for, else the first full one.

A title block may stand before it, and a header may have two rows, the upper one with merged cells.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.errors import BadFile
from dashboard.domain.text import Text
from dashboard.loading.files import limits
from dashboard.loading.files.text_rows import Row
from dashboard.loading.files.workbook_rows import Merged
from dashboard.loading.unseen import UNSEEN

BETWEEN = "·"
WIDE = Text("{file}超过 {most} 列，不予读取。", "{file} has more than {most} columns: not read.")
EMPTY = Text("{file}是空文件。", "{file} is empty.")
NO_ROW = Text("{file}没有第 {row} 行。", "{file} has no row {row}.")
FULL = 0.6
"""Share of the usual cells that a header fills, where no columns are asked for."""


@dataclass(frozen=True)
class Header:
    """The names of the columns, and where they stand: ``rows`` rows from number ``row`` on."""

    row: int
    rows: int
    names: tuple[str, ...]


def find_header(
    first: Sequence[Row],
    file: str,
    *,
    columns: Sequence[str] = (),
    row: int = 0,
    merged: Sequence[Merged] = (),
) -> Header:
    """Return the header among the first filled rows of a file."""
    if not first:
        raise BadFile(EMPTY.format(file=file))
    offered = [header for at in range(len(first)) for header in _headers(first, at, merged)]
    if row:
        offered = [header for header in offered if header.row == row]
        if not offered:
            raise BadFile(NO_ROW.format(file=file, row=row))
    chosen = _holding(offered, columns) or _fullest(offered, first)
    if len(chosen.names) > limits.MOST_COLUMNS:
        raise BadFile(WIDE.format(file=file, most=limits.MOST_COLUMNS))
    return chosen


def _headers(first: Sequence[Row], at: int, merged: Sequence[Merged]) -> list[Header]:
    """The header a row would make: with the row below it, where its cells are merged."""
    number, cells = first[at]
    across = [one for one in merged if one[0][0] == one[1][0] == number - 1]
    groups = any(start[1] < end[1] for start, end in across)
    # One cell across the whole width is a title, not the head of a group.
    is_title = sum(bool(cell.strip()) for cell in cells) < 2
    if not groups or is_title or at + 1 >= len(first):
        return [Header(number, 1, _named(cells))]
    upper = list(cells)
    for (_, left), (_, right) in across:
        upper[left : right + 1] = [cells[left]] * (right + 1 - left)
    lower = first[at + 1][1]
    width = max(len(upper), len(lower))
    pairs = zip(_padded(upper, width), _padded(lower, width), strict=True)
    both = [BETWEEN.join(dict.fromkeys(filter(None, (a.strip(), b.strip())))) for a, b in pairs]
    return [Header(number, 2, _named(both)), Header(number, 1, _named(cells))]


def _holding(offered: Sequence[Header], columns: Sequence[str]) -> Header | None:
    """The first header that holds most of the columns asked for, and at least one."""
    wanted = set(columns)
    held = [sum(name in wanted for name in header.names) for header in offered]
    return offered[held.index(max(held))] if max(held, default=0) else None


def _fullest(offered: Sequence[Header], first: Sequence[Row]) -> Header:
    """The first row that fills about as many cells as rows of the file usually do."""
    filled = [sum(bool(cell.strip()) for cell in cells) for _, cells in first]
    usual = Counter(filled).most_common(1)[0][0]
    usual = max(usual, filled[-1])
    full = (one for one in offered if sum(map(bool, one.names)) >= max(1, usual * FULL))
    return next(full, offered[0])


def _named(cells: Sequence[str]) -> tuple[str, ...]:
    """Names without blanks at the end; one that stands twice is told apart by a number."""
    names = [" ".join(UNSEEN.sub("", cell).split()) for cell in cells]
    while names and not names[-1]:
        names.pop()
    seen: Counter[str] = Counter()
    out = []
    for name in names:
        seen[name] += 1
        out.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    return tuple(out)


def _padded(cells: Sequence[str], width: int) -> list[str]:
    return [*cells, *[""] * (width - len(cells))]
