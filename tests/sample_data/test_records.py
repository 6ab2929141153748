"""What a programme file says is recorded is what the sample holds, for every programme."""

import pytest
from sqlalchemy import case, func, select

import sample_data
from dashboard.database import schema
from dashboard.database.connection import case_database
from dashboard.domain.records import COLUMNS, FIELDS
from dashboard.domain.settings import programme_of
from dashboard.queries.facts import FACTS, record_of

EVERY = pytest.mark.parametrize("code", sample_data.PROGRAMMES)
HANGING = {"event": schema.dispute_event, "follow_up": schema.follow_up}
pytestmark = pytest.mark.usefixtures("on_sample")


def ask(statement):
    with case_database().engine.connect() as connection:
        return connection.execute(statement).one()


def held(code, key):
    """How many rows of a programme a fact counts, on any day, or of what hangs on its disputes."""
    if record_of(key) in HANGING:
        rows, own = HANGING[record_of(key)], schema.dispute.c.programme == code
        ids = select(schema.dispute.c.dispute_id).where(own)
        return ask(select(func.count()).select_from(rows).where(rows.c.dispute_id.in_(ids)))[0]
    fact = FACTS[key]
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
    # A fact beside the record's own asks people of it (whoever came and went, whoever was trained).
    own = [key for key in FACTS if record_of(key) in (key, *HANGING)]
    there = {record_of(key) for key in own if held(code, key)}
    assert set(programme_of(code).records) == there


@EVERY
def test_a_column_is_unrecorded_exactly_where_nothing_is_in_it(code):
    statement = select(*map(filled, COLUMNS)).where(schema.dispute.c.programme == code)
    row = ask(statement)._mapping
    declared = {name for name in programme_of(code).unrecorded if "." not in name}
    assert declared == {name for name in COLUMNS if not row[name]}


@EVERY
def test_columns_of_other_records_are_unrecorded_exactly_where_nothing_is_in_them(code):
    programme, empty = programme_of(code), set()
    for field in FIELDS:
        record, _, column = field.partition(".")
        table = schema.metadata.tables[record]
        statement = select(func.count(table.c[column])).where(table.c.programme == code)
        if record in programme.records and not ask(statement)[0]:
            empty.add(field)
    assert {name for name in programme.unrecorded if "." in name} == empty
