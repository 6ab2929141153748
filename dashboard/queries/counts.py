"""Additive counts of a fact by any dimensions."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

import pandas as pd
from sqlalchemy import ColumnElement, func, select

from dashboard.database import schema
from dashboard.database.connection import case_database
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Field, Scope
from dashboard.domain.settings import programme_of
from dashboard.queries.base import among, read, require, require_people, within
from dashboard.queries.facts import FACTS, AsOf, Fact, in_state


def counts(scope: Scope, filters: Filters, fact: str, by: tuple[str, ...] = ()) -> pd.DataFrame:
    """Count a fact by dimensions: one row per group that has records, one column per measure.

    Without dimensions there is always one row. Sums over nothing are zero.
    """
    require(scope, Field.AGGREGATES)
    subject = FACTS[fact]
    require(scope, subject.right)
    require_people(scope, by)
    measures = subject.measures(as_of(filters.programme, filters.register))
    grain = [subject.column(dimension).label(dimension) for dimension in by]
    columns = [func.coalesce(measure, 0).label(name) for name, measure in measures.items()]
    statement = select(*grain, *columns).where(*matching(scope, filters, subject))
    frame = read(statement.group_by(*grain).order_by(*grain))
    return frame.astype(dict.fromkeys(measures, "int64"))


def as_of(programme: str, register: str | None = None) -> AsOf:
    """Return the day a programme's data are complete for, with its rules or those of a register."""
    declared = programme_of(programme)
    rules = (
        declared.rules if register is None else declared.rules_of(declared.register_of(register))
    )
    return AsOf(data_to(programme), rules)


def data_to(programme: str) -> date:
    """Return 数据截至, the last day the data of a programme are complete for."""
    return _span(case_database().version, programme)[1]


def data_from(programme: str) -> date:
    """Return the first day of a programme's data: before it nothing is recorded, not zero."""
    return _span(case_database().version, programme)[0]


def held() -> tuple[str, ...]:
    """Return the codes of the programmes the case database holds data of."""
    return tuple(read(select(schema.programme.c.code).order_by(schema.programme.c.code))["code"])


def disputes_from(programme: str) -> date:
    """Return the day of the first dispute: a scheme may begin later than other records of it."""
    return _first_dispute(case_database().version, programme)


@lru_cache(maxsize=64)
def _first_dispute(version: str, programme: str) -> date:
    d = schema.dispute.c
    first = read(select(func.min(d.cohort_on).label("first")).where(d.programme == programme))
    day = first["first"].iloc[0]
    return data_from(programme) if pd.isna(day) else pd.Timestamp(day).date()


@lru_cache(maxsize=64)
def _span(version: str, programme: str) -> tuple[date, date]:
    p = schema.programme.c
    found = read(select(p.data_from, p.data_to).where(p.code == programme))
    if found.empty:
        raise BadRequest(f"The case database holds no data of programme {programme}.")
    first, last = found.iloc[0]
    return pd.Timestamp(first).date(), pd.Timestamp(last).date()


def matching(scope: Scope, filters: Filters, fact: Fact) -> Iterator[ColumnElement[bool]]:
    """Turn a reader's reach and selection into WHERE clauses on a fact."""
    yield from within(scope, fact.table, fact.columns)
    yield fact.table.c.programme == filters.programme
    if "register" in fact.table.c:
        yield fact.table.c.register == filters.register
    yield fact.during(filters.start, filters.end, data_to(filters.programme))
    if fact.only is not None:
        yield fact.only
    for dimension, codes in filters.choices:
        yield among(fact.column(dimension), codes)
    if filters.state:
        yield _in_state(filters, fact)


def _in_state(filters: Filters, fact: Fact) -> ColumnElement[bool]:
    if fact.table is not schema.dispute:
        raise BadRequest(f"Records of {fact.table.name} have no state '{filters.state}'.")
    return in_state(filters.state, as_of(filters.programme, filters.register))
