"""What arrives: of every row, whether it is new, a correction, a duplicate or rejected."""

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.text import Text
from dashboard.loading.fields import NUMBER
from dashboard.loading.rejects import Reject, masked
from dashboard.loading.report import FileReport
from dashboard.loading.rows import Row, Typed

CONFLICT = Text("同一编号出现多次而内容不同", "a number that stands here again with other content")


@dataclass(frozen=True)
class Arrival:
    """What one file brings: the rows to write, and what became of all its rows."""

    rows: tuple[Row, ...]
    rejects: tuple[Reject, ...]
    report: FileReport


def without_conflicts(files: Sequence[Typed], number_column: str) -> list[Typed]:
    """Reject rows of one number and different content: which is right, the files do not say.

    Rejecting all of them keeps the outcome independent of the order of rows and files.
    """
    first: dict[str, Row] = {}
    conflicting = {
        row.key
        for file in files
        for row in file.rows
        if first.setdefault(row.key, row).values != row.values
    }
    return [_without(file, conflicting, number_column) for file in files]


def arrivals(files: Sequence[Typed], *, same: set[str], other: set[str]) -> list[Arrival]:
    """Sort the rows of each file, given the ids that are there already, same or different."""
    seen = set(same)
    found = []
    for file in files:
        rows = []
        for row in file.rows:
            if row.key not in seen:
                seen.add(row.key)
                rows.append(row)
        found.append(_arrival(file, rows, other))
    return found


def _arrival(file: Typed, rows: list[Row], other: set[str]) -> Arrival:
    report = FileReport(
        file=file.sheet.file,
        sha256=file.sheet.sha256,
        read=len(file.sheet.rows),
        accepted=len(rows),
        corrected=sum(row.key in other for row in rows),
        duplicate=len(file.rows) - len(rows),
        rejected=len({reject.row for reject in file.rejects}),
    )
    return Arrival(tuple(rows), tuple(file.rejects), report)


def _without(file: Typed, keys: set[str], column: str) -> Typed:
    refused = [
        Reject(file.sheet.file, row.number, column, masked(NUMBER, row.source_number), CONFLICT)
        for row in file.rows
        if row.key in keys
    ]
    kept = [row for row in file.rows if row.key not in keys]
    rejects = sorted([*file.rejects, *refused], key=lambda reject: reject.row)
    return Typed(file.sheet, kept, rejects)
