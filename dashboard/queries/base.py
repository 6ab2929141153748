"""What every query shares: reading, and the one place where Scope and Filters become WHERE."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Select, Table, false, or_
from sqlalchemy.exc import SQLAlchemyError

from dashboard.database.connection import case_database
from dashboard.domain.dimensions import DIMENSIONS, NOT_RECORDED
from dashboard.domain.errors import NoData, NotAllowed, TooMany
from dashboard.domain.scope import ALL, Field, Scope

Statement = Select[*tuple[Any, ...]]
ROW_LIMIT = 10_000
"""No answer is longer: a page that needs more asks a coarser question."""


def read(statement: Statement, rows: int | None = None) -> pd.DataFrame:
    """Run a statement, give the connection straight back, and refuse an oversized answer.

    ``rows`` asks for that many at most; a limit set on the statement itself does not hold.
    """
    frame = read_whole(statement.limit(ROW_LIMIT + 1 if rows is None else rows))
    if len(frame) > ROW_LIMIT:
        raise TooMany(f"The answer has more than {ROW_LIMIT} rows; narrow the question.")
    return frame


def read_in_parts(statement: Statement, rows: int) -> Iterator[pd.DataFrame]:
    """Run a statement and yield its answer in parts of so many rows: no more are held at once."""
    try:
        with case_database().engine.connect() as connection:
            result = connection.execution_options(stream_results=True).execute(statement)
            names = list(result.keys())
            for part in result.partitions(rows):
                yield pd.DataFrame(part, columns=names)
    except SQLAlchemyError as error:
        raise NoData("The case database could not answer.") from error


def read_whole(statement: Statement) -> pd.DataFrame:
    """Run a statement to its end: for what is worked out once per data version, not per page."""
    try:
        with case_database().engine.connect() as connection:
            result = connection.execute(statement)
            return pd.DataFrame(result.fetchall(), columns=list(result.keys()))
    except SQLAlchemyError as error:
        raise NoData("The case database could not answer.") from error


def require(scope: Scope, field: Field) -> None:
    """Refuse a reader whose role does not hold a group of facts."""
    if not scope.may_see(field):
        raise NotAllowed("This account may not see that.")


def require_people(scope: Scope, by: tuple[str, ...]) -> None:
    """Refuse counts person by person to a reader whose role does not hold points and grades."""
    if any(key in DIMENSIONS and DIMENSIONS[key].of_people for key in by):
        require(scope, Field.STAFF)


def within(
    scope: Scope, table: Table, columns: Mapping[str, str] = MappingProxyType({})
) -> Iterator[ColumnElement[bool]]:
    """Yield the clauses that keep a reader inside his reach.

    A table that lacks a column the reach is limited by cannot prove that its rows
    are within it, so it shows nothing: deny is the default. ``columns`` says what a
    register calls its own unit (a station's own code).
    """
    reaches = {
        "programme": scope.programmes,
        "county": scope.counties,
        "station": scope.stations,
        "firm": scope.firms,
    }
    for name, codes in reaches.items():
        if codes == ALL:
            continue
        column = columns.get(name, name)
        yield table.c[column].in_(codes) if column in table.c else false()


def among(column: ColumnElement[Any], codes: tuple[str, ...]) -> ColumnElement[bool]:
    """Match any of the codes, where the reserved code means "not recorded"."""
    recorded = [code for code in codes if code != NOT_RECORDED]
    clause = column.in_(recorded)
    return or_(clause, column.is_(None)) if NOT_RECORDED in codes else clause
