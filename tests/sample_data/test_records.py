"""What a programme file says is recorded is what the sample holds, for every programme."""

import pytest
from sqlalchemy import case, func, select

import sample_data
from dashboard.database import schema
from dashboard.database.connection import case_database
from dashboard.domain.records import COLUMNS
from dashboard.domain.settings import programme_of
from dashboard.queries.facts import FACTS, record_of

EVERY = pytest.mark.parametrize("code", sample_data.PROGRAMMES)
pytestmark = pytest.mark.usefixtures("on_sample")


def ask(statement):
    with case_database().engine.connect() as connection:
        return connection.execute(statement).one()


def held(code, fact):
    """How many rows of a programme a fact counts, on any day."""
    table, clauses = fact.table, [fact.table.c.programme == code]
    if fact.only is not None:
        clauses.append(fact.only)
    if fact.when is not None:
        clauses.append(fact.when.is_not(None))
    return ask(select(func.count()).select_from(table).where(*clauses))[0]


def filled(name):
    """How many disputes say something in a column; "not tracked" says nothing."""
    column = schema.dispute.c[name]
    said = column.is_not(None) & (column != "not_tracked") if name == "conversion" else column
    counted = func.sum(case((said, 1), else_=0)) if name == "conversion" else func.count(said)
    return counted.label(name)


@EVERY
def test_the_records_declared_are_the_records_there_are(code):
    there = {record_of(key) for key, fact in FACTS.items() if held(code, fact)}
    assert set(programme_of(code).records) == there


@EVERY
def test_a_column_is_unrecorded_exactly_where_nothing_is_in_it(code):
    statement = select(*map(filled, COLUMNS)).where(schema.dispute.c.programme == code)
    row = ask(statement)._mapping
    assert set(programme_of(code).unrecorded) == {name for name in COLUMNS if not row[name]}
