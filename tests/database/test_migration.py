"""A case database of an earlier program: what it lacks is added at the next load."""

from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, insert, select

from dashboard.database.migration import SCHEMA_NUMBER, bring_up_to_date, columns_held
from dashboard.database.schema import data_version, dispute, metadata, station
from dashboard.domain.errors import NoData
from tests.tiny.rows import fill

EARLIER = {
    "dispute": ("longitude", "is_sensitive", "fed_back_on", "called_at", "amount_fen"),
    "load_batch": ("who", "kind", "undone_by", "data_from_before", "data_to_before"),
    "data_version": ("schema_number",),
    "party": ("batch",),
    "firm": ("credit_code",),
}
"""Columns that came later, of every type there is."""


@pytest.fixture(params=["duckdb", "server"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    if request.param == "duckdb":
        return create_engine(f"duckdb:///{tmp_path / 'earlier.duckdb'}")
    return create_engine(request.getfixturevalue("postgres_url"))


@pytest.fixture
def earlier(engine: Engine) -> Engine:
    """A database with rows in it, from before some columns and tables."""
    metadata.create_all(engine)
    fill(engine)
    with engine.begin() as connection:
        for table, columns in EARLIER.items():
            for column in columns:
                connection.exec_driver_sql(f'ALTER TABLE "{table}" DROP COLUMN "{column}"')
        for table in ("dispute_history", "party_history"):
            connection.exec_driver_sql(f'DROP TABLE "{table}"')
    return engine


def test_missing_columns_and_tables_are_added_and_rows_kept(earlier: Engine) -> None:
    with earlier.begin() as connection:
        before = connection.execute(select(dispute.c.dispute_id)).scalars().all()
        bring_up_to_date(connection)
    with earlier.connect() as connection:
        held = columns_held(connection)
        assert held == {table.name: set(table.c.keys()) for table in metadata.sorted_tables}
        rows = connection.execute(select(dispute.c.dispute_id, dispute.c.amount_fen)).all()
        assert rows == [(key, None) for key in before]
    earlier.dispose()


def test_a_database_that_is_up_to_date_stays_as_it_is(engine: Engine) -> None:
    for _ in range(2):
        with engine.begin() as connection:
            bring_up_to_date(connection)
            held = columns_held(connection)
            assert held == {table.name: set(table.c.keys()) for table in metadata.sorted_tables}
    engine.dispose()


def test_a_database_of_a_newer_program_is_refused(engine: Engine) -> None:
    with engine.begin() as connection:
        bring_up_to_date(connection)
        row = {"version": "future", "schema_number": SCHEMA_NUMBER + 1}
        connection.execute(insert(data_version), [row])
    with engine.connect() as connection, pytest.raises(NoData, match="a newer program"):
        bring_up_to_date(connection)
    engine.dispose()


def test_a_required_column_cannot_be_made_up(engine: Engine) -> None:
    with engine.begin() as connection:
        bring_up_to_date(connection)
        connection.exec_driver_sql(f'ALTER TABLE "{station.name}" DROP COLUMN "programme"')
    with engine.connect() as connection, pytest.raises(NoData, match=r"station .* \(programme\)"):
        bring_up_to_date(connection)
    engine.dispose()
