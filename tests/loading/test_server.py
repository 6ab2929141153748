"""Loading into PostgreSQL: one transaction, and the same state as in a snapshot."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, func, select, text

from dashboard.database.schema import data_version, dispute, load_batch, metadata
from dashboard.domain.errors import BadRequest, NoData
from dashboard.domain.programme import Programme
from dashboard.loading.load import load
from dashboard.loading.mapping import ImportMapping
from dashboard.loading.report import LoadReport
from dashboard.loading.targets import ADVISORY_LOCK

TODAY = date(2025, 6, 30)

Loader = Callable[..., LoadReport]
Rows = Callable[..., Path]
Ask = Callable[..., object]


def how_many(connection: Connection) -> tuple[object, ...]:
    tables = (dispute, load_batch, data_version)
    return tuple(
        connection.execute(select(func.count()).select_from(table)).scalar() for table in tables
    )


def test_a_server_holds_what_a_snapshot_holds(
    load_into: Loader, postgres_url: str, folder: Path, nyc_file: Path, state: Ask
) -> None:
    report = load_into(postgres_url, nyc_file)
    load_into(folder, nyc_file)
    assert (report.read, report.accepted, report.is_loaded) == (300, 300, True)
    assert state(postgres_url) == state(folder)


def test_the_same_rows_again_change_nothing_on_a_server(
    load_into: Loader, postgres_url: str, nyc_file: Path, reading: Ask
) -> None:
    load_into(postgres_url, nyc_file)
    again = load_into(postgres_url, nyc_file)
    assert (again.accepted, again.duplicate, again.is_loaded) == (0, 300, False)
    assert reading(postgres_url, how_many) == (300, 1, 1)


def test_a_correction_on_a_server_may_move_the_county(
    load_into: Loader, postgres_url: str, rows_of: Rows, lines: list[str], reading: Ask
) -> None:
    load_into(postgres_url, rows_of("old.csv", *lines[:10]))
    moved = lines[0].replace("BROOKLYN", "QUEENS").replace("MANHATTAN", "QUEENS")
    report = load_into(postgres_url, rows_of("new.csv", moved))
    assert (report.accepted, report.corrected) == (1, 1)
    assert reading(postgres_url, how_many) == (10, 2, 2)


def test_a_dry_run_leaves_an_empty_server_empty(
    load_into: Loader, postgres_url: str, nyc_file: Path
) -> None:
    report = load_into(postgres_url, nyc_file, dry_run=True)
    assert (report.accepted, report.is_loaded) == (300, False)
    engine = create_engine(postgres_url)
    with engine.connect() as connection:
        tables = connection.execute(
            text("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'")
        )
        assert tables.scalar() == 0
    engine.dispose()


@pytest.mark.parametrize("table", ["area", "dispute", "load_batch", "programme", "data_version"])
def test_a_failure_at_any_step_rolls_everything_back(
    load_into: Loader, postgres_url: str, nyc_file: Path, reading: Ask, table: str
) -> None:
    engine = create_engine(postgres_url)
    metadata.create_all(engine)
    with engine.begin() as connection:
        connection.execute(text(f"ALTER TABLE {table} ADD CONSTRAINT never CHECK (false)"))
    engine.dispose()
    with pytest.raises(NoData, match="changed nothing"):
        load_into(postgres_url, nyc_file)
    assert reading(postgres_url, how_many) == (0, 0, 0)


def test_a_server_process_killed_in_mid_load_leaves_the_former_state(
    postgres_url: str,
    nyc: Programme,
    nyc_mapping: ImportMapping,
    rows_of: Rows,
    lines: list[str],
    load_into: Loader,
    reading: Ask,
) -> None:
    load_into(postgres_url, rows_of("old.csv", *lines[:3]))

    def kill_own_backend(connection: Connection) -> None:
        own = connection.execute(select(func.pg_backend_pid())).scalar()
        engine = create_engine(postgres_url)
        with engine.connect() as other:
            other.execute(select(func.pg_terminate_backend(own)))
        engine.dispose()
        connection.execute(select(1))

    path = rows_of("new.csv", *lines[:9])
    with pytest.raises(NoData, match="changed nothing"):
        load([path], nyc, nyc_mapping, database=postgres_url, derive=kill_own_backend, today=TODAY)
    assert reading(postgres_url, how_many) == (3, 1, 1)
    assert load_into(postgres_url, path).accepted == 6


def test_two_loads_into_a_server_do_not_run_at_once(
    load_into: Loader, postgres_url: str, nyc_file: Path
) -> None:
    engine = create_engine(postgres_url)
    with engine.connect() as connection:
        connection.execute(select(func.pg_advisory_lock(ADVISORY_LOCK)))
        with pytest.raises(BadRequest, match="Another load"):
            load_into(postgres_url, nyc_file)
    engine.dispose()
    assert load_into(postgres_url, nyc_file).is_loaded


def test_a_server_that_cannot_be_reached_is_said_so(
    load_into: Loader, tmp_path: Path, nyc_file: Path
) -> None:
    with pytest.raises(NoData, match="changed nothing"):
        load_into(f"postgresql+psycopg://postgres@/postgres?host={tmp_path}", nyc_file)
