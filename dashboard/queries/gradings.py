"""Recorded grades of people and rooms: how they fall, and who holds which."""

import pandas as pd
from sqlalchemy import ColumnElement, FromClause, and_, func, select

from dashboard.database import schema
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Field, Scope
from dashboard.queries.base import among, read, require, within
from dashboard.queries.facts import FACTS

PAGE_ROWS = 50
HOLDERS = (schema.mediator, schema.lawyer, schema.room)
_g = schema.grading.c


def grades_given(scope: Scope, filters: Filters) -> pd.DataFrame:
    """Count grades of the period: ``grading, subject, month, months, stars, grade, people``.

    A grade lies in the period of its first month.
    """
    require(scope, Field.STAFF)
    grain = (_g.grading, _g.subject, _g.month, _g.months, _g.stars, _g.grade)
    statement = select(*grain, func.count().label("people")).where(*_meant(scope, filters))
    found = read(statement.group_by(*grain)).astype({"stars": "float64"})
    # Grades are words: engines put them in orders of their own.
    return found.sort_values(["grading", "month", "stars", "grade"], ignore_index=True)


def graded_count(scope: Scope, filters: Filters) -> pd.DataFrame:
    """Count what ``graded_people`` pages through, by county: ``county, people``."""
    require(scope, Field.STAFF)
    statement = select(_g.county, func.count().label("people")).where(*_meant(scope, filters))
    return read(statement.group_by(_g.county).order_by(_g.county))


def graded_people(
    scope: Scope, filters: Filters, page: int = 1, rows: int = PAGE_ROWS
) -> pd.DataFrame:
    """List one page of grades: ``grading, subject, unit, name, county, station, month …``.

    A name is there where a register has it: officers are known by their number alone.
    """
    require(scope, Field.STAFF)
    named: FromClause = schema.grading
    for holder in HOLDERS:
        named = named.outerjoin(holder, and_(_g.subject == holder.name, holder.c.code == _g.unit))
    name = func.coalesce(*(holder.c.name for holder in HOLDERS)).label("name")
    told = (_g[column] for column in "county station month months stars grade points".split())
    statement = select(_g.grading, _g.subject, _g.unit, name, *told)
    statement = statement.select_from(named).where(*_meant(scope, filters))
    order = (_g.month.desc(), _g.grading, _g.county, _g.unit)
    return read(statement.order_by(*order).offset((max(page, 1) - 1) * rows), rows)


def _meant(scope: Scope, filters: Filters) -> list[ColumnElement[bool]]:
    fact = FACTS["grading"]
    chosen = [among(fact.column(dimension), codes) for dimension, codes in filters.choices]
    own = within(scope, schema.grading)
    during = _g.month.between(filters.start, filters.end)
    return [*own, _g.programme == filters.programme, during, *chosen]
