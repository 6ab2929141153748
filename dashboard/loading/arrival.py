"""What arrives: of every row, whether it is new, a correction, a duplicate or rejected."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import pyarrow as pa
from sqlalchemy import Connection, Integer, cast, func, select

from dashboard.database.bulk import append_to
from dashboard.loading.adoption import NO_DISPUTE, Stray
from dashboard.loading.areas import Area
from dashboard.loading.fields import NUMBER
from dashboard.loading.mends import CONFLICT
from dashboard.loading.reading import Sheet
from dashboard.loading.rejects import Reject, masked
from dashboard.loading.report import FileReport
from dashboard.loading.rows import Typed, Typing
from dashboard.loading.staging import Stage

Count = Callable[[int], None]
"""Told how many rows more are done."""


@dataclass(frozen=True)
class Arrival:
    """What became of one file's rows."""

    rejects: tuple[Reject, ...]
    report: FileReport


@dataclass
class Staged:
    """One file whose rows were typed: those that passed stand in the staging tables."""

    sheet: Sheet
    passed: int = 0
    rejects: list[Reject] = field(default_factory=list)


@dataclass
class Staging:
    """The files of a load on their way, and the areas their rows name."""

    stage: Stage
    files: list[Staged] = field(default_factory=list)
    areas: dict[str, Area] = field(default_factory=dict)
    strays: Mapping[int, Sequence[Stray]] = field(default_factory=dict)
    place: int = 0

    def add(self, connection: Connection, sheet: Sheet, typing: Typing, count: Count) -> None:
        """Type every row of a file and put it beside what the database holds."""
        file = Staged(sheet)
        self.files.append(file)
        for portion in typing.type_sheet(sheet):
            self._put(connection, portion)
            file.passed += portion.rows.num_rows
            file.rejects += portion.rejects
            count(portion.read)

    def arrivals(self, connection: Connection, number_column: str) -> list[Arrival]:
        """Say what became of each file, once it is settled which rows count."""
        refusals = ((self.strays, NO_DISPUTE), (_conflicts(connection, self.stage), CONFLICT))
        counted = _accepted(connection, self.stage)
        found = []
        for place, file in enumerate(self.files):
            refused = [
                Reject(file.sheet.file, row, number_column, masked(NUMBER, number), reason)
                for rows, reason in refusals
                for row, number in rows.get(place, ())
            ]
            found.append(_arrival(file, refused, *counted.get(place, (0, 0))))
        return found

    def _put(self, connection: Connection, portion: Typed) -> None:
        number = portion.rows.num_rows
        place = pa.array(range(self.place, self.place + number), pa.int64())
        file = pa.repeat(pa.scalar(len(self.files) - 1, pa.int32()), number)
        rows = portion.rows.append_column("place", place).append_column("file", file)
        append_to(connection, self.stage.arriving, rows)
        self.place += number
        for code, area in portion.areas.items():
            self.areas[code] = area.first_by_name(self.areas.get(code))


def _arrival(file: Staged, refused: Sequence[Reject], accepted: int, corrected: int) -> Arrival:
    rejects = sorted([*file.rejects, *refused], key=lambda reject: reject.row)
    report = FileReport(
        file=file.sheet.file,
        sha256=file.sheet.sha256,
        read=file.sheet.table.num_rows,
        accepted=accepted,
        corrected=corrected,
        duplicate=file.passed - len(refused) - accepted,
        rejected=len({reject.row for reject in rejects}),
        unmapped=file.sheet.unmapped,
        found=file.sheet.found,
    )
    return Arrival(tuple(rejects), report)


def _accepted(connection: Connection, stage: Stage) -> dict[int, tuple[int, int]]:
    """Return how many rows of each file count, and how many of these correct another one."""
    a = stage.accepted.c
    corrected = func.sum(cast(a.is_corrected, Integer))
    rows = connection.execute(select(a.file, func.count(), corrected).group_by(a.file))
    return {file: (accepted, corrections) for file, accepted, corrections in rows}


def _conflicts(connection: Connection, stage: Stage) -> dict[int, list[Stray]]:
    """Return row and number, as the source writes it, of each row that contradicts another."""
    a = stage.arriving.c
    found: dict[int, list[Stray]] = {}
    rows = select(a.file, a.row, a.dispute_id).join(
        stage.contradicted, stage.brought.same(stage.contradicted, stage.arriving)
    )
    for file, row, key in connection.execute(rows.order_by(a.place)):
        found.setdefault(file, []).append((row, key.split(":", 2)[2]))
    return found
