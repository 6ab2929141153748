"""The tables: the same on all engines, every column explained, rows typed as declared."""

import re

import pandas as pd
import pytest
from sqlalchemy import create_engine, select

from dashboard.database import schema
from dashboard.database.bulk import append, create_tables, to_arrow
from dashboard.database.engines import open_snapshot
from dashboard.database.snapshots import publish
from tests.tiny.rows import fill, frames

TABLES = list(schema.metadata.tables.values())
EVERY = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


@EVERY
def test_every_table_and_column_is_explained_in_chinese(table):
    for explained in (table.comment, *(column.comment for column in table.columns)):
        assert explained
        assert re.search("[\u4e00-\u9fff]", explained) or "/" in explained, explained


@EVERY
def test_every_table_that_belongs_to_a_programme_must_say_to_which(table):
    if "programme" in table.c:
        assert not table.c.programme.nullable


def test_every_table_is_exported_by_name():
    assert set(schema.__all__) - {"metadata"} == {table.name for table in TABLES}


def test_rows_come_back_from_both_engines_as_they_were_put_in(tmp_path, postgres_url):
    pointer = publish(tmp_path, fill)
    duckdb, server = open_snapshot(tmp_path / pointer.file), create_engine(postgres_url)
    create_tables(server)
    fill(server)
    for name, frame in frames().items():
        table = schema.metadata.tables[name]
        wanted = sorted(map(repr, frame.itertuples(index=False, name=None)))
        for engine in (duckdb, server):
            with engine.connect() as there:
                found = [tuple(row) for row in there.execute(select(table))]
            assert sorted(map(repr, found)) == wanted, (engine.name, name)
    server.dispose()


@pytest.mark.parametrize("change", [{"odd": 1}, {}])
def test_rows_that_do_not_fit_are_refused_by_column(change):
    frame = frames()["station"]
    broken = frame.assign(**change) if change else frame.drop(columns="name")
    with pytest.raises(
        ValueError, match=f"table station do not fit: columns {'odd' if change else 'name'}"
    ):
        to_arrow(schema.station, broken)


def test_text_that_looks_like_copy_syntax_arrives_unharmed(tmp_path, postgres_url):
    odd = ['a"b', "a,b", "a\nb", "\\N", "NULL", "", " ", "'; DROP TABLE firm; --", "金丝雀"]
    rows = pd.DataFrame(
        {"code": [f"F{n}" for n in range(len(odd))], "programme": "hill", "name": odd}
    ).assign(credit_code=None)

    def put(engine):
        with engine.begin() as there:
            append(there, {"firm": rows})

    pointer = publish(tmp_path, put)
    server = create_engine(postgres_url)
    create_tables(server)
    put(server)
    for engine in (open_snapshot(tmp_path / pointer.file), server):
        with engine.connect() as there:
            statement = select(schema.firm.c.name).order_by(schema.firm.c.code)
            assert there.execute(statement).scalars().all() == odd
    server.dispose()
