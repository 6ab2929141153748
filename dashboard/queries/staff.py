"""Mediators and what they did in a period: cases and trainings each, and who they are by name.

A mediator in reach is seen as he is: his cases and trainings are counted wherever they lie.
Cases are those of the register asked for; those of the others are told apart from them.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, FromClause, Subquery, and_, case, func, or_, select

from dashboard.database import schema
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Field, Scope
from dashboard.queries.base import Statement, among, read, require, within
from dashboard.queries.counts import data_to
from dashboard.queries.facts import FACTS
from dashboard.queries.facts.registers import IN_OFFICE, IS_MEDIATOR
from dashboard.queries.facts.staff import moved, runs_out, runs_out_soon, stayed, was_trained

PAGE_ROWS = 50
_m = schema.mediator.c
LISTS: Mapping[str, Callable[[date, date, date], ColumnElement[bool]]] = {
    "idle": lambda first, last, data_to: and_(IS_MEDIATOR, stayed(first, last)),
    "busy": lambda first, last, data_to: and_(IS_MEDIATOR, stayed(first, last)),
    "licence": lambda first, last, data_to: or_(runs_out(data_to), runs_out_soon(data_to)),
    "untrained": lambda first, last, data_to: and_(
        IS_MEDIATOR, IN_OFFICE(last), ~was_trained(first, last)
    ),
}
"""Who a list is made of; of the first two by how many cases he had."""


def case_counts(scope: Scope, filters: Filters, by: tuple[str, ...] = ()) -> pd.DataFrame:
    """Count mediators by how many cases they had: ``stayed, cases, elsewhere, people``.

    ``stayed`` is 1 for those in office all the period, 0 for those who came or left within;
    ``elsewhere`` is 1 where other registers name them too.
    """
    require(scope, Field.AGGREGATES)
    first, last = _period(filters)
    had = _cases(filters)
    grain = [FACTS["mediator"].column(dimension).label(dimension) for dimension in by]
    each = [
        *grain,
        case((stayed(first, last), 1), else_=0).label("stayed"),
        func.coalesce(had.c.cases, 0).label("cases"),
        case((had.c.elsewhere > 0, 1), else_=0).label("elsewhere"),
    ]
    statement = _of(had, *each).where(
        *_meant(scope, filters), IS_MEDIATOR, or_(stayed(first, last), moved(first, last))
    )
    return _histogram(statement)


def training_counts(scope: Scope, filters: Filters) -> pd.DataFrame:
    """Count mediators in office at the end by how often they were trained: ``sessions, people``."""
    require(scope, Field.AGGREGATES)
    went = _trainings(filters)
    statement = _of(went, func.coalesce(went.c.sessions, 0).label("sessions")).where(
        *_meant(scope, filters), IS_MEDIATOR, IN_OFFICE(_period(filters)[1])
    )
    return _histogram(statement)


def unnamed_cases(scope: Scope, filters: Filters) -> pd.DataFrame:
    """Count the cases of the period and those that name a mediator: ``cases, named``, one row."""
    require(scope, Field.AGGREGATES)
    d = schema.dispute.c
    lies = {name: codes for name, codes in filters.choices if name in d}
    statement = select(func.count().label("cases"), func.count(d.mediator).label("named")).where(
        d.programme == filters.programme,
        d.register == filters.register,
        d.cohort_on.between(*_period(filters)),
        *(among(d[name], codes) for name, codes in lies.items()),
        *within(scope, schema.dispute),
    )
    return read(statement)


def staff_list(
    scope: Scope, filters: Filters, which: str, least: int = 0, page: int = 1, rows: int = PAGE_ROWS
) -> pd.DataFrame:
    """List one page of people by name, of those ``LISTS`` knows: busy ones had ``least`` cases.

    Columns ``code, name, county, kind, station, room, committee, appointed_on, licence_until,
    cases, elsewhere``.
    """
    statement, had = _listed(scope, filters, which, least)
    order = {
        "busy": (had.c.cases.desc(), _m.code),
        "licence": (_m.licence_until, _m.code),
    }.get(which, (_m.county, _m.code))
    return read(statement.order_by(*order).offset((max(page, 1) - 1) * rows), rows)


def staff_count(scope: Scope, filters: Filters, which: str, least: int = 0) -> pd.DataFrame:
    """Count what ``staff_list`` pages through, by county: ``county, people``."""
    people = _listed(scope, filters, which, least)[0].subquery().c
    statement = select(people.county, func.count().label("people"))
    return read(statement.group_by(people.county).order_by(people.county))


def _listed(scope: Scope, filters: Filters, which: str, least: int) -> tuple[Statement, Subquery]:
    require(scope, Field.STAFF)
    if which not in LISTS:
        raise BadRequest(f"Unknown list '{which}'. Known: {', '.join(LISTS)}.")
    had, body = _cases(filters), schema.committee.c
    named = ("code", "name", "county", "kind", "station", "room")
    cases = func.coalesce(had.c.cases, 0)
    statement = (
        select(
            *(_m[name] for name in named),
            body.name.label("committee"),
            _m.appointed_on,
            _m.licence_until,
            cases.label("cases"),
            func.coalesce(had.c.elsewhere, 0).label("elsewhere"),
        )
        .select_from(_beside(had).outerjoin(schema.committee, body.code == _m.committee))
        .where(*_meant(scope, filters))
        .where(LISTS[which](*_period(filters), data_to(filters.programme)))
    )
    if which == "busy":
        return statement.where(cases >= max(least, 1)), had
    return (statement.where(cases == 0) if which == "idle" else statement), had


def _period(filters: Filters) -> tuple[date, date]:
    return filters.start, max(filters.start, min(filters.end, data_to(filters.programme)))


def _meant(scope: Scope, filters: Filters) -> list[ColumnElement[bool]]:
    """Mediators of the programme in reach, as far as the selection narrows them."""
    chosen = [
        among(FACTS["mediator"].column(dimension), codes) for dimension, codes in filters.choices
    ]
    own = within(scope, schema.mediator)
    return [*own, _m.programme == filters.programme, *chosen]


def _cases(filters: Filters) -> Subquery:
    """By mediator: cases of the register in the period, and those of other registers."""
    d = schema.dispute.c
    own = func.sum(case((d.register == filters.register, 1), else_=0))
    statement = select(d.mediator, own.label("cases"), (func.count() - own).label("elsewhere"))
    return (
        statement.where(
            d.programme == filters.programme,
            d.cohort_on.between(*_period(filters)),
            d.mediator.is_not(None),
        )
        .group_by(d.mediator)
        .subquery()
    )


def _trainings(filters: Filters) -> Subquery:
    t = schema.training_attendance.c
    return (
        select(t.mediator, func.count().label("sessions"))
        .where(t.programme == filters.programme, t.on_day.between(*_period(filters)))
        .group_by(t.mediator)
        .subquery()
    )


def _beside(counted: Subquery) -> FromClause:
    return schema.mediator.outerjoin(counted, counted.c.mediator == _m.code)


def _of(counted: Subquery, *columns: ColumnElement[Any]) -> Statement:
    return select(*columns).select_from(_beside(counted))


def _histogram(statement: Statement) -> pd.DataFrame:
    each = statement.subquery()
    grain = list(each.c)
    counted = select(*grain, func.count().label("people")).group_by(*grain).order_by(*grain)
    numbers = [column.name for column in grain if column.name in ("stayed", "cases", "sessions")]
    return read(counted).astype(dict.fromkeys([*numbers, "people"], "int64"))
