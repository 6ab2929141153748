"""A table of another database as a source: read as text, and never written."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from dashboard.domain.errors import BadFile, BadRequest
from dashboard.loading.files.database_source import read_database

ROWS = "insert into cases values ('001', '2019-03-05', 1200.5), ('002', null, 7)"
CREATE = "create table cases (no text primary key, accepted date, amount double precision)"


@pytest.fixture
def sqlite_file(tmp_path: Path) -> Path:
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(CREATE)
        connection.execute(ROWS)
    return path


def cells(table) -> list[dict[str, object]]:
    return table.table.select(["row", "c0", "c1", "c2"]).to_pylist()


EXPECTED = [
    {"row": 2, "c0": "001", "c1": "2019-03-05", "c2": "1200.5"},
    {"row": 3, "c0": "002", "c1": "", "c2": "7"},
]


def test_a_table_is_read_as_text_and_its_file_stays_as_it_was(sqlite_file):
    before = sqlite_file.read_bytes()
    table = read_database(f"sqlite:///{sqlite_file}", "cases")
    assert table.header == ("no", "accepted", "amount")
    assert table.file == "cases@other.sqlite"
    assert cells(table) == EXPECTED
    assert sqlite_file.read_bytes() == before


def test_a_table_of_a_server_is_read_the_same(postgres_url):
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(text(CREATE))
        connection.execute(text(ROWS))
    engine.dispose()
    table = read_database(postgres_url, "public.cases")
    assert cells(table) == EXPECTED


def test_a_view_that_would_write_is_stopped_by_the_server(postgres_url):
    engine = create_engine(postgres_url)
    with engine.begin() as connection:
        connection.execute(text(CREATE))
        insert = "insert into cases values ('003') returning 1"
        connection.execute(text(f"create function f() returns int language sql as $$ {insert} $$"))
        connection.execute(text("create view trap as select f() as no"))
    with pytest.raises(BadFile, match="ReadOnlySqlTransaction"):
        read_database(postgres_url, "trap")
    with engine.connect() as connection:
        assert connection.execute(text("select count(*) from cases")).scalar() == 0
    engine.dispose()


def test_what_is_not_there_is_named(sqlite_file):
    with pytest.raises(BadRequest, match="no table 'absent'"):
        read_database(f"sqlite:///{sqlite_file}", "absent")


@pytest.mark.parametrize("address", ["", "nonsense", "nosuchdb://x/y"])
def test_an_address_that_is_none_is_refused_without_repeating_it(address):
    with pytest.raises(BadRequest, match="not understood"):
        read_database(address, "cases")


def test_a_server_that_does_not_answer_is_named_without_its_password():
    with pytest.raises(BadFile) as refused:
        read_database("postgresql+psycopg://u:secret@127.0.0.1:1/x?connect_timeout=2", "cases")
    assert "nothing was loaded" in str(refused.value)
    assert "secret" not in str(refused.value)


def test_a_database_file_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(BadFile, match="nothing was loaded"):
        read_database(f"sqlite:///{tmp_path / 'absent.sqlite'}", "cases")
    assert not (tmp_path / "absent.sqlite").exists()
