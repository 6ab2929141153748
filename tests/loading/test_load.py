"""Loading into snapshots: all or nothing, the same again changes nothing, failures harm nothing."""

import csv
import fcntl
import json
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import ColumnElement, Connection, Engine, create_engine, func, select

from dashboard.database.schema import area, dispute, follow_up, load_batch, load_reject, programme
from dashboard.database.snapshots import digest, publish, read_pointer, verified_file
from dashboard.domain.errors import BadFile, BadRequest, NoData
from dashboard.loading.report import LoadReport

Loader = Callable[..., LoadReport]
Rows = Callable[..., Path]
Ask = Callable[..., object]


def counts(report: LoadReport) -> tuple[int, int, int, int]:
    assert report.read == report.accepted + report.duplicate + report.rejected
    return report.read, report.accepted, report.duplicate, report.rejected


def grouped(*columns: ColumnElement[Any]) -> Callable[[Connection], Counter[tuple[object, ...]]]:
    """Count disputes by columns."""

    def ask(connection: Connection) -> Counter[tuple[object, ...]]:
        statement = select(*columns, func.count()).group_by(*columns)
        return Counter({tuple(row[:-1]): row[-1] for row in connection.execute(statement)})

    return ask


def test_the_excerpt_loads_whole(
    load_into: Loader, folder: Path, nyc_file: Path, reading: Ask
) -> None:
    report = load_into(folder, nyc_file)
    assert counts(report) == (300, 300, 0, 0)
    with nyc_file.open(encoding="utf-8", newline="") as file:
        records = list(csv.DictReader(file))

    def month(text: str) -> date:
        return datetime.strptime(text.split(" ")[0], "%m/%d/%Y").date().replace(day=1)

    slugs = {
        name: f"nyc311-{name.lower().replace(' ', '-')}" for name in {r["Borough"] for r in records}
    }
    expected = Counter((slugs[r["Borough"]], month(r["Created Date"])) for r in records)
    assert reading(folder, grouped(dispute.c.county, dispute.c.cohort_month)) == expected
    opened = sum(not r["Closed Date"] for r in records)
    assert reading(folder, grouped(dispute.c.outcome)) == {
        ("open",): opened,
        ("settled",): 300 - opened,
    }
    unplaced = sum(not r["Latitude"] for r in records)
    found = reading(folder, grouped(dispute.c.latitude.is_(None)))
    assert found == {(True,): unplaced, (False,): 300 - unplaced}


def test_every_borough_and_board_is_in_the_area_register(
    load_into: Loader, folder: Path, nyc_file: Path, reading: Ask
) -> None:
    load_into(folder, nyc_file)
    with nyc_file.open(encoding="utf-8", newline="") as file:
        pairs = {(r["Borough"], r["Community Board"]) for r in csv.DictReader(file)}
    county = area.alias("county")
    towns = (
        select(county.c.name, area.c.name)
        .join_from(area, county, area.c.parent == county.c.code)
        .where(area.c.level == "town", area.c.county == county.c.code)
    )
    found = reading(folder, lambda connection: connection.execute(towns).fetchall())
    assert isinstance(found, list)
    assert {tuple(row) for row in found} == pairs
    assert ("Unspecified", "0 Unspecified") in pairs


def test_the_programme_row_says_what_the_data_cover(
    load_into: Loader, folder: Path, nyc_file: Path, reading: Ask
) -> None:
    load_into(folder, nyc_file)
    with nyc_file.open(encoding="utf-8", newline="") as file:
        cells = [r[name] for r in csv.DictReader(file) for name in ("Created Date", "Closed Date")]
    days = [datetime.strptime(cell, "%m/%d/%Y %H:%M").date() for cell in cells if cell]
    row = reading(folder, lambda c: c.execute(select(programme)).one())
    assert row == ("nyc311", min(days), max(days), False)


def test_the_same_rows_again_change_nothing(
    load_into: Loader, folder: Path, nyc_file: Path, rows_of: Rows, lines: list[str]
) -> None:
    load_into(folder, nyc_file)
    before = (folder / "CURRENT").read_bytes()
    renamed = rows_of("renamed.csv", *lines)
    again = load_into(folder, renamed, nyc_file)
    assert counts(again) == (600, 0, 600, 0)
    assert not again.is_loaded
    assert (folder / "CURRENT").read_bytes() == before


def test_order_and_portions_do_not_matter(
    load_into: Loader, tmp_path: Path, rows_of: Rows, lines: list[str], state: Ask
) -> None:
    whole, reordered, split = (tmp_path / name for name in ("whole", "reordered", "split"))
    load_into(whole, rows_of("whole.csv", *lines))
    load_into(reordered, rows_of("reversed.csv", *reversed(lines)))
    first, second = rows_of("1.csv", *lines[:170]), rows_of("2.csv", *lines[150:])
    assert counts(load_into(split, first)) == (170, 170, 0, 0)
    assert counts(load_into(split, second)) == (150, 130, 20, 0)
    assert state(whole) == state(reordered) == state(split)


@settings(max_examples=3, deadline=None)
@given(
    order=st.permutations(range(12)),
    cut=st.integers(0, 12),
    again=st.lists(st.integers(0, 11), max_size=4),
)
def test_however_rows_are_ordered_split_and_repeated_the_state_is_the_same(
    load_into: Loader,
    tmp_path_factory: pytest.TempPathFactory,
    lines: list[str],
    nyc_file: Path,
    state: Ask,
    order: list[int],
    cut: int,
    again: list[int],
) -> None:
    home = tmp_path_factory.mktemp("ordered")
    header = nyc_file.read_text("utf-8").splitlines()[0]

    def file(name: str, numbers: list[int]) -> Path:
        path = home / name
        path.write_text("\n".join([header, *(lines[n] for n in numbers)]) + "\n", "utf-8")
        return path

    load_into(home / "whole", file("whole.csv", list(range(12))))
    parts = [file("one.csv", [*order[:cut], *again]), file("two.csv", [*order[cut:], *again])]
    for part in parts if cut % 2 else (parts,):
        load_into(home / "split", *(part if isinstance(part, list) else [part]))
    assert state(home / "whole") == state(home / "split")


def test_two_files_of_one_call_are_one_load(
    load_into: Loader, folder: Path, rows_of: Rows, lines: list[str], reading: Ask
) -> None:
    report = load_into(folder, rows_of("1.csv", *lines[:20]), rows_of("2.csv", *lines[10:40]))
    assert [(f.read, f.accepted, f.duplicate) for f in report.files] == [(20, 20, 0), (30, 20, 10)]
    b = load_batch.c
    columns = (b.file, b.read, b.accepted, b.duplicate, b.rejected)
    found = reading(folder, lambda c: c.execute(select(*columns).order_by(b.file)).fetchall())
    assert found == [("1.csv", 20, 20, 0, 0), ("2.csv", 30, 20, 10, 0)]


def test_a_row_twice_in_a_file_counts_once(
    load_into: Loader, folder: Path, rows_of: Rows, lines: list[str]
) -> None:
    assert counts(load_into(folder, rows_of("x.csv", *lines[:5], lines[0]))) == (6, 5, 1, 0)


def test_a_correction_replaces_what_was_there(
    load_into: Loader, folder: Path, rows_of: Rows, lines: list[str], reading: Ask
) -> None:
    load_into(folder, rows_of("old.csv", *lines[:10]))
    number = lines[0].split(",")[0]
    moved = lines[0].replace("BROOKLYN", "QUEENS").replace("MANHATTAN", "QUEENS")
    moved = moved.replace("In Progress", "Closed")
    assert moved != lines[0]
    report = load_into(folder, rows_of("new.csv", moved, *lines[1:12]))
    assert counts(report) == (12, 3, 9, 0)
    assert report.corrected == 1
    found = reading(folder, grouped(dispute.c.county, dispute.c.dispute_id))
    assert isinstance(found, Counter)
    assert len(found) == 12
    assert found[("nyc311-queens", f"nyc311:311:{number}")] == 1


def test_what_hangs_on_a_corrected_dispute_moves_with_it(
    load_into: Loader, folder: Path, rows_of: Rows, lines: list[str], reading: Ask
) -> None:
    load_into(folder, rows_of("old.csv", *lines[:3]))
    key = f"nyc311:311:{lines[0].split(',')[0]}"
    due = {"dispute_id": key, "programme": "nyc311", "register": "requests"}
    due |= {"county": "elsewhere", "due_on": date(2025, 4, 1)}

    def fill(engine: Engine) -> None:
        with engine.begin() as connection:
            connection.execute(follow_up.insert(), [due])

    publish(folder, fill, based_on=verified_file(folder, read_pointer(folder)))
    moved = lines[0].replace("BROOKLYN", "QUEENS").replace("MANHATTAN", "QUEENS")
    load_into(folder, rows_of("new.csv", moved))
    f = follow_up.c
    found = reading(folder, lambda c: c.execute(select(f.county, f.due_on)).fetchall())
    assert found == [("nyc311-queens", date(2025, 4, 1))]


def test_one_number_with_two_contents_is_refused_both_times(
    load_into: Loader, folder: Path, rows_of: Rows, lines: list[str]
) -> None:
    other = lines[0].replace("BROOKLYN", "QUEENS").replace("MANHATTAN", "QUEENS")
    report = load_into(folder, rows_of("x.csv", lines[0], lines[1], other))
    assert counts(report) == (3, 1, 0, 2)
    assert [(r.row, r.column) for r in report.rejects] == [(2, "Unique Key"), (4, "Unique Key")]


def write_into(folder: Path, fill: Callable[[Engine], None]) -> None:
    """Change the version that is served from outside the program."""
    publish(folder, lambda engine: None)
    pointer = read_pointer(folder)
    engine = create_engine(f"duckdb:///{folder / pointer.file}")
    fill(engine)
    engine.dispose()
    whole = replace(pointer, sha256=digest(folder / pointer.file))
    (folder / "CURRENT").write_text(json.dumps(asdict(whole)), "utf-8")


def bad_line(line: str) -> str:
    number, _, rest = line.partition(",")
    return f"{number},13/45/2025 1:00,{rest.partition(',')[2]}"


def test_one_bad_row_keeps_everything_out(
    load_into: Loader, folder: Path, rows_of: Rows, lines: list[str]
) -> None:
    report = load_into(folder, rows_of("x.csv", *lines[:3], bad_line(lines[3])))
    assert counts(report) == (4, 3, 0, 1)
    assert not report.is_loaded
    assert not (folder / "CURRENT").exists()
    assert [(r.file, r.row, r.column, r.value, r.reason.en) for r in report.rejects] == [
        ("x.csv", 5, "Created Date", "13/45/2025 1:00", "not a date in a known form")
    ]


def test_good_rows_go_in_beside_bad_ones_when_that_is_wanted(
    load_into: Loader, folder: Path, rows_of: Rows, lines: list[str], reading: Ask
) -> None:
    path = rows_of("x.csv", *lines[:3], bad_line(lines[3]))
    report = load_into(folder, path, accept_partial=True)
    assert counts(report) == (4, 3, 0, 1)
    assert report.is_loaded
    r = load_reject.c
    found = reading(folder, lambda c: c.execute(select(r.row, r.column, r.value)).fetchall())
    assert found == [(5, "Created Date", "13/45/2025 1:00")]


def test_a_dry_run_reports_and_writes_nothing(
    load_into: Loader, folder: Path, nyc_file: Path
) -> None:
    report = load_into(folder, nyc_file, dry_run=True)
    assert counts(report) == (300, 300, 0, 0)
    assert not report.is_loaded
    assert not (folder / "CURRENT").exists()


def test_the_day_the_data_reach_never_goes_back(
    load_into: Loader, folder: Path, rows_of: Rows, lines: list[str], reading: Ask
) -> None:
    def period(connection: Connection) -> tuple[date, date]:
        row = connection.execute(select(programme)).one()
        return row.data_from, row.data_to

    late = lines[0].split(",")
    late[1:3] = ["3/10/2025 1:00", "3/12/2025 1:00"]
    early = lines[1].split(",")
    early[1:3] = ["1/2/2025 1:00", "1/3/2025 1:00"]
    load_into(folder, rows_of("late.csv", ",".join(late)))
    assert reading(folder, period) == (date(2025, 3, 10), date(2025, 3, 12))
    load_into(folder, rows_of("early.csv", ",".join(early)))
    assert reading(folder, period) == (date(2025, 1, 2), date(2025, 3, 12))
    late[1:3] = ["3/1/2025 1:00", "3/2/2025 1:00"]
    load_into(folder, rows_of("corrected.csv", ",".join(late)))
    assert reading(folder, period) == (date(2025, 1, 2), date(2025, 3, 12))


def test_a_load_keeps_what_the_snapshot_held_and_its_note(
    load_into: Loader, folder: Path, nyc_file: Path, reading: Ask
) -> None:
    other = {"code": "other", "data_from": date(2019, 1, 1), "data_to": date(2019, 12, 31)}

    def fill(engine: Engine) -> None:
        with engine.begin() as connection:
            connection.execute(programme.insert(), [other])

    publish(folder, fill, "recipe 1")
    load_into(folder, nyc_file)
    assert read_pointer(folder).note == "recipe 1"
    found = reading(folder, lambda c: set(c.execute(select(programme.c.code)).scalars()))
    assert found == {"other", "nyc311"}


@pytest.mark.parametrize(
    "table", ["area", "dispute", "load_batch", "load_reject", "programme", "data_version"]
)
def test_a_table_that_cannot_be_written_leaves_the_current_version(
    load_into: Loader, folder: Path, rows_of: Rows, lines: list[str], table: str
) -> None:
    def fill(engine: Engine) -> None:
        with engine.begin() as connection:
            connection.exec_driver_sql(f'ALTER TABLE "{table}" RENAME TO "aside"')
            connection.exec_driver_sql(f'CREATE VIEW "{table}" AS SELECT * FROM "aside"')

    write_into(folder, fill)
    files = sorted(path.name for path in folder.glob("cases-*"))
    before = (folder / "CURRENT").read_bytes()
    path = rows_of("x.csv", *lines[:3], bad_line(lines[3]))
    with pytest.raises(NoData, match="changed nothing"):
        load_into(folder, path, accept_partial=True)
    assert (folder / "CURRENT").read_bytes() == before
    assert sorted(path.name for path in folder.glob("cases-*")) == files
    verified_file(folder, read_pointer(folder))


def test_a_fill_that_raises_leaves_the_version_it_was_based_on(
    load_into: Loader, folder: Path, nyc_file: Path
) -> None:
    load_into(folder, nyc_file)
    before = (folder / "CURRENT").read_bytes()
    base = verified_file(folder, read_pointer(folder))

    def fill(engine: Engine) -> None:
        with engine.begin() as connection:
            connection.execute(dispute.delete())
        raise BadFile("no space left")

    with pytest.raises(BadFile, match="no space left"):
        publish(folder, fill, based_on=base)
    assert (folder / "CURRENT").read_bytes() == before
    assert [path.name for path in folder.glob("*.tmp*")] == []
    verified_file(folder, read_pointer(folder))


def test_a_damaged_snapshot_is_not_built_upon(
    load_into: Loader, folder: Path, nyc_file: Path, rows_of: Rows, lines: list[str]
) -> None:
    load_into(folder, rows_of("x.csv", *lines[:3]))
    path = folder / read_pointer(folder).file
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(NoData, match="damaged"):
        load_into(folder, nyc_file)


def test_two_loads_do_not_run_at_once(load_into: Loader, folder: Path, nyc_file: Path) -> None:
    folder.mkdir()
    with (folder / "LOADING").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.write("4711")
        file.flush()
        with pytest.raises(BadRequest, match=r"running \(process 4711\)"):
            load_into(folder, nyc_file)


def test_the_lock_of_a_dead_loader_is_no_lock(
    load_into: Loader, folder: Path, nyc_file: Path
) -> None:
    folder.mkdir()
    (folder / "LOADING").write_text("999999999")
    assert load_into(folder, nyc_file).is_loaded


CELLS = st.sampled_from(
    ["", " ", "x", "13/45/2025 1:00", "2/30/2025 1:00", "1/1/2031 1:00", "é\ufffd", "a\0b", "=1+1"]
    + ["99", "-73.9", "BROOKLYN", "3/14/2025 1:20", "Dead Animal", "64345465", "0", "１２"]
)
CHANGES = st.lists(
    st.tuples(st.integers(0, 29), st.integers(0, 30), CELLS)
    | st.tuples(st.integers(0, 29), st.just("repeat"), st.integers(0, 30))
    | st.tuples(st.integers(0, 29), st.just("shorten"), st.integers(0, 30)),
    max_size=12,
)


@settings(max_examples=8, deadline=None)
@given(changes=CHANGES)
def test_every_row_of_a_corrupted_file_is_accounted_for(
    load_into: Loader,
    tmp_path_factory: pytest.TempPathFactory,
    empty_folder: Path,
    nyc_file: Path,
    reading: Ask,
    changes: list[tuple[int, int | str, str | int]],
) -> None:
    home = tmp_path_factory.mktemp("corrupted")
    shutil.copytree(empty_folder, home / "cases")
    with nyc_file.open(encoding="utf-8", newline="") as file:
        header, *records = list(csv.reader(file))[:31]
    for row, what, value in changes:
        if isinstance(what, int):
            records[row][min(what, len(records[row]) - 1)] = str(value)
        elif what == "repeat":
            records.insert(int(value), list(records[row]))
        else:
            records[row] = records[row][: max(1, int(value))]
    filled = [record for record in records if any(cell.strip() for cell in record)]
    with (home / "x.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *records])
    report = load_into(home / "cases", home / "x.csv", accept_partial=True)
    read, accepted, _, rejected = counts(report)
    assert read == len(filled)
    assert rejected == len({reject.row for reject in report.rejects})
    found = reading(home / "cases", grouped(dispute.c.dispute_id))
    assert isinstance(found, Counter)
    assert len(found) == found.total() == accepted
    again = load_into(home / "cases", home / "x.csv", accept_partial=True)
    assert counts(again) == (read, 0, read - rejected, rejected)
