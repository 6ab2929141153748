"""Versioned snapshots: what a writer leaves behind, and what a reader may do with it."""

import json
import time
from datetime import datetime

import pytest
from sqlalchemy import create_engine, func, insert, select, text
from sqlalchemy.exc import SQLAlchemyError

from dashboard.database import connection, schema, snapshots
from dashboard.database.bulk import create_tables
from dashboard.database.connection import SnapshotSource, case_database, pinned
from dashboard.database.engines import open_snapshot
from dashboard.database.snapshots import KEPT_VERSIONS, publish, read_pointer, verified_file
from tests.tiny.rows import fill


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "cases"


def nothing(engine):
    """An empty case database."""


def disputes(engine):
    with engine.connect() as there:
        return there.execute(select(func.count()).select_from(schema.dispute)).scalar()


def test_a_published_snapshot_is_what_was_written(folder):
    pointer = publish(folder, fill, "by hand")
    assert read_pointer(folder) == pointer
    assert pointer.note == "by hand"
    assert disputes(open_snapshot(verified_file(folder, pointer))) == 12
    assert not list(folder.glob("*.tmp*"))


def test_a_snapshot_carries_its_version_inside(folder):
    pointer = publish(folder, nothing)
    with open_snapshot(folder / pointer.file).connect() as there:
        assert there.execute(select(schema.data_version.c.version)).scalars().all() == [
            pointer.version
        ]


def test_a_snapshot_can_start_from_another(folder):
    first = publish(folder, fill)
    second = publish(folder, nothing, based_on=folder / first.file)
    assert disputes(open_snapshot(folder / second.file)) == 12


def test_a_failed_build_leaves_the_old_version_and_no_litter(folder):
    first = publish(folder, fill)

    def fail(engine):
        fill(engine)
        raise RuntimeError("no room left")

    with pytest.raises(RuntimeError, match="no room left"):
        publish(folder, fail)
    assert read_pointer(folder) == first
    assert sorted(path.name for path in folder.iterdir()) == ["CURRENT", first.file]


def test_only_the_newest_versions_are_kept(folder):
    published = [publish(folder, nothing).file for _ in range(KEPT_VERSIONS + 2)]
    assert sorted(path.name for path in folder.glob("cases-*")) == sorted(
        published[-KEPT_VERSIONS:]
    )


@pytest.mark.parametrize(
    "act",
    [
        "INSERT INTO station SELECT * FROM station",
        "DELETE FROM dispute",
        "CREATE TABLE mine (x INTEGER)",
        "COPY dispute TO 'out.csv'",
        "SELECT * FROM read_csv('/etc/passwd')",
        "ATTACH 'other.duckdb'",
        "SET enable_external_access = true",
        "SET memory_limit = '90GB'",
        "INSTALL httpfs",
    ],
)
def test_a_reader_can_neither_write_nor_leave_the_snapshot(folder, act):
    pointer = publish(folder, fill)
    engine = open_snapshot(folder / pointer.file)
    with engine.connect() as there, pytest.raises(SQLAlchemyError):
        there.execute(text(act))


def test_a_reader_notices_a_new_version(folder, monkeypatch):
    monkeypatch.setattr(connection, "LOOK_AGAIN_SECONDS", 0.05)
    source = SnapshotSource(folder)
    first = publish(folder, nothing)
    assert source.current().version == first.version
    second = publish(folder, fill)
    time.sleep(0.06)
    assert source.current().version == second.version


def test_a_reader_in_mid_page_keeps_his_version(folder, monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATABASE", str(folder))
    monkeypatch.setattr(connection, "LOOK_AGAIN_SECONDS", -1)
    first = publish(folder, fill)
    with pinned() as held:
        second = publish(folder, nothing)
        assert case_database() is held
        assert (held.version, disputes(held.engine)) == (first.version, 12)
    assert case_database().version == second.version


def test_the_pointer_is_one_line_that_names_version_file_and_fingerprint(folder):
    publish(folder, nothing)
    line = (folder / "CURRENT").read_text()
    assert set(json.loads(line)) == {"version", "file", "sha256", "note"}
    assert "\n" not in line


def test_versions_never_share_a_name():
    assert len({snapshots.new_version() for _ in range(200)}) == 200


def test_the_server_serves_the_version_published_last(postgres_url, monkeypatch):
    engine = create_engine(postgres_url)
    create_tables(engine)
    fill(engine)
    rows = [
        {"version": "old", "published_at": datetime(2020, 1, 1)},
        {"version": "new", "published_at": datetime(2021, 1, 1)},
    ]
    with engine.begin() as there:
        there.execute(insert(schema.data_version), rows)
    engine.dispose()
    monkeypatch.setenv("DASHBOARD_DATABASE", postgres_url)
    served = case_database()
    assert (served.version, disputes(served.engine)) == ("new", 12)
    served.engine.dispose()
