"""Batches taken back: new rows go, corrected rows return, and nothing is forgotten."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, select

from dashboard.coverage.kept import keep_gaps
from dashboard.database.schema import dispute, dispute_history, load_batch
from dashboard.domain.errors import BadRequest
from dashboard.loading.batches import list_batches
from dashboard.loading.report import LoadReport
from dashboard.loading.undo import UndoReport, undo

Loader = Callable[..., LoadReport]
Rows = Callable[..., Path]
Ask = Callable[..., Any]


@pytest.fixture(params=["snapshot", "server"])
def database(request: pytest.FixtureRequest, folder: Path) -> Path | str:
    if request.param == "snapshot":
        return folder
    url: str = request.getfixturevalue("postgres_url")
    return url


def moved(line: str) -> str:
    """The same request in another borough."""
    return line.replace("BROOKLYN", "QUEENS").replace("MANHATTAN", "QUEENS")


def batch_of(database: Path | str, file: str) -> str:
    return next(b.batch for b in list_batches(str(database), "nyc311") if b.file == file)


def take_back(database: Path | str, file: str) -> UndoReport:
    batch = batch_of(database, file)
    return undo(batch, "nyc311", database=str(database), derive=keep_gaps, by="li")


def test_a_correction_keeps_the_former_content_and_undo_puts_it_back(
    database: Path | str, load_into: Loader, rows_of: Rows, lines: list[str], state: Ask
) -> None:
    load_into(database, rows_of("old.csv", *lines[:5]))
    disputes, _, period = state(database)
    load_into(database, rows_of("new.csv", moved(lines[0]), *lines[1:8]))
    report = take_back(database, "new.csv")
    assert (report.removed, report.restored) == (3, 1)
    now, _, period_now = state(database)
    assert (now, period_now) == (disputes, period)


def test_what_was_replaced_can_be_shown(
    database: Path | str, load_into: Loader, rows_of: Rows, lines: list[str], reading: Ask
) -> None:
    load_into(database, rows_of("old.csv", lines[0]))
    load_into(database, rows_of("new.csv", moved(lines[0])))
    old, new = batch_of(database, "old.csv"), batch_of(database, "new.csv")
    h = dispute_history.c
    columns = (h.dispute_id, h.county, h.batch, h.replaced_by, h.content)
    (row,) = reading(database, lambda c: c.execute(select(*columns)).fetchall())
    key = f"nyc311:311:{lines[0].split(',')[0]}"
    assert tuple(row)[:4] == (key, "nyc311-brooklyn", old, new)
    said = json.loads(row.content)
    assert said["county"] == "nyc311-brooklyn"
    assert said["accepted_on"] == "2025-03-13"
    assert "closed_on" not in said


def test_an_undo_is_a_batch_of_its_own(
    database: Path | str, load_into: Loader, rows_of: Rows, lines: list[str]
) -> None:
    load_into(database, rows_of("a.csv", *lines[:4]), by="wang")
    report = take_back(database, "a.csv")
    found = list_batches(str(database), "nyc311")
    assert [(b.kind, b.who, b.file, b.read, b.accepted) for b in found] == [
        ("load", "wang", "a.csv", 4, 4),
        ("undo", "li", "a.csv", 4, 4),
    ]
    assert found[0].undone_by == found[1].batch == report.batch


def test_undoing_the_only_batch_leaves_no_period(
    database: Path | str, load_into: Loader, rows_of: Rows, lines: list[str], state: Ask
) -> None:
    load_into(database, rows_of("a.csv", *lines[:4]))
    take_back(database, "a.csv")
    disputes, _, periods = state(database)
    assert (disputes, periods) == ([], [])


def test_a_batch_whose_rows_were_changed_later_names_the_later_one(
    load_into: Loader, folder: Path, rows_of: Rows, lines: list[str]
) -> None:
    load_into(folder, rows_of("old.csv", *lines[:2]))
    load_into(folder, rows_of("new.csv", moved(lines[0])))
    before = (folder / "CURRENT").read_bytes()
    later = batch_of(folder, "new.csv")
    with pytest.raises(BadRequest, match=rf"1 rows .* changed later: {later} \(new.csv\)"):
        take_back(folder, "old.csv")
    assert (folder / "CURRENT").read_bytes() == before
    take_back(folder, "new.csv")
    assert take_back(folder, "old.csv").removed == 2


def test_a_batch_is_taken_back_once(
    load_into: Loader, folder: Path, rows_of: Rows, lines: list[str]
) -> None:
    load_into(folder, rows_of("a.csv", *lines[:2]))
    take_back(folder, "a.csv")
    with pytest.raises(BadRequest, match="taken back already"):
        take_back(folder, "a.csv")


def test_an_undo_cannot_be_undone(
    load_into: Loader, folder: Path, rows_of: Rows, lines: list[str]
) -> None:
    load_into(folder, rows_of("a.csv", *lines[:2]))
    report = take_back(folder, "a.csv")
    with pytest.raises(BadRequest, match=r"load a.csv again"):
        undo(report.batch, "nyc311", database=str(folder), derive=keep_gaps)
    assert load_into(folder, rows_of("a.csv", *lines[:2])).accepted == 2


def test_an_unknown_batch_is_named(
    load_into: Loader, folder: Path, rows_of: Rows, lines: list[str]
) -> None:
    load_into(folder, rows_of("a.csv", *lines[:2]))
    with pytest.raises(BadRequest, match="no batch nowhere"):
        undo("nowhere", "nyc311", database=str(folder), derive=keep_gaps)


def test_rows_of_other_batches_stay(
    load_into: Loader, folder: Path, rows_of: Rows, lines: list[str], reading: Ask
) -> None:
    load_into(folder, rows_of("a.csv", *lines[:2]))
    load_into(folder, rows_of("b.csv", *lines[2:5]))
    take_back(folder, "a.csv")

    def files(connection: Connection) -> list[str]:
        joined = select(load_batch.c.file).join(dispute, dispute.c.batch == load_batch.c.batch)
        return list(connection.execute(joined).scalars())

    assert reading(folder, files) == ["b.csv"] * 3
