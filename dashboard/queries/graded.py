"""Who is graded and which grade is recorded: units of a grading in reach, by the right to them."""

from collections.abc import Iterator
from datetime import date

import pandas as pd
from sqlalchemy import ColumnElement, Table, false, literal, null, select, true

from dashboard.database import schema
from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.domain.grade import right_of
from dashboard.domain.scope import ALL, Scope
from dashboard.queries.base import Statement, among, read, require, within

_REGISTERS = {
    "lawyer": schema.lawyer,
    "mediator": schema.mediator,
    "officer": schema.officer,
    "room": schema.room,
    "county": schema.area,
}


def graded_units(scope: Scope, programme: str, subject: str, code: str) -> pd.DataFrame:
    """Look a unit of a grading up in reach: ``code, name, county, station, firm``, by county.

    A firm stands once per county it has, or had, a contract in: each county grades its own.
    """
    require(scope, right_of(subject))
    if subject == "firm":
        return _firms(scope, programme, code)
    table = _REGISTERS[subject]
    t = table.c
    statement = select(
        t.code,
        (t.name if "name" in t else t.code).label("name"),
        (t.code if subject == "county" else t.county).label("county"),
        (t.station if "station" in t else null()).label("station"),
        (t.firm if "firm" in t else null()).label("firm"),
    ).where(t.programme == programme, t.code == code, *within(scope, table))
    if subject == "county":
        statement = statement.where(t.level == "county")
    return read(statement)


def recorded_grades(
    scope: Scope,
    programme: str,
    grading: str,
    subject: str,
    start: date,
    end: date,
    unit: str = "",
    most: int | None = None,
    where: tuple[tuple[str, tuple[str, ...]], ...] = (),
) -> pd.DataFrame:
    """List the grades in the case database whose first month lies in a period, by unit and month.

    Columns ``unit, county, station, firm, month, months, grade, stars, points, items``; of one
    unit where it is named, of what ``where`` narrows it to by column, and the first ``most`` rows
    of these where a number is given.
    """
    require(scope, right_of(subject))
    table = schema.firm_grade if subject == "firm" else schema.grading
    statement = _of_firms() if subject == "firm" else _of_others(grading, subject)
    clauses = [table.c.programme == programme, table.c.month.between(start, end)]
    if unit:
        clauses.append((table.c.firm if subject == "firm" else table.c.unit) == unit)
    clauses += [_among(table, name, codes) for name, codes in where]
    statement = statement.where(*clauses, *within(scope, table))
    return read(statement.order_by("unit", "county", "month"), most)


def graded_firms(scope: Scope, programme: str) -> pd.DataFrame:
    """List the firms in reach by county: ``code, name, county``."""
    require(scope, right_of("firm"))
    return _firms(scope, programme)[["code", "name", "county"]]


def _firms(scope: Scope, programme: str, code: str = "") -> pd.DataFrame:
    f, c = schema.firm.c, schema.firm_contract.c
    statement = (
        select(f.code, f.name, c.county, null().label("station"), f.code.label("firm"))
        .join_from(schema.firm_contract, schema.firm, f.code == c.firm)
        .where(c.programme == programme, *_of_a_county(scope, schema.firm_contract))
    )
    if code:
        statement = statement.where(f.code == code)
    return read(statement.distinct().order_by(f.code, c.county))


def _of_a_county(scope: Scope, table: Table) -> Iterator[ColumnElement[bool]]:
    """A firm's grade is its county's: nothing of it is for who answers for stations alone."""
    yield from within(scope, table)
    if scope.stations != ALL:
        yield false()


def _among(table: Table, name: str, codes: tuple[str, ...]) -> ColumnElement[bool]:
    """Narrow grades by a column; where a table has none, it is recorded of no row."""
    if name in table.c:
        return among(table.c[name], codes)
    return true() if NOT_RECORDED in codes else false()


def _of_firms() -> Statement:
    g = schema.firm_grade.c
    return select(
        g.firm.label("unit"),
        g.county,
        null().label("station"),
        g.firm.label("firm"),
        g.month,
        literal(1).label("months"),
        g.grade,
        *(null().label(name) for name in ("stars", "points", "items")),
    )


def _of_others(grading: str, subject: str) -> Statement:
    g = schema.grading.c
    return select(
        *(g[name] for name in ("unit", "county", "station")),
        null().label("firm"),
        *(g[name] for name in ("month", "months", "grade", "stars", "points", "items")),
    ).where(g.grading == grading, g.subject == subject)
