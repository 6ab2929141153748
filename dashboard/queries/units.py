"""Units by register: codes and names a reader may choose from, and where they lie."""

import pandas as pd
from sqlalchemy import ColumnElement, Table, false, select

from dashboard.database import schema
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.errors import BadRequest
from dashboard.domain.scope import ALL, Field, Scope
from dashboard.queries.base import read
from dashboard.queries.unit_reach import (
    in_programmes,
    of_areas,
    of_committees,
    of_firms,
    of_mediators,
    of_offices,
    of_rooms,
    of_stations,
    reached,
)

AREA_LEVELS = ("county", "town", "community", "zone")


def units(scope: Scope, programme: str, dimension: str) -> pd.DataFrame:
    """List the units of a register dimension in reach: columns ``code`` and ``name``, by code.

    Zeros included is a promise of figures "by unit": this is the list they are filled from.
    """
    table, clauses = unit_register(scope, programme, dimension)
    return read(select(table.c.code, table.c.name).where(*clauses).order_by(table.c.code))


def named(scope: Scope, programme: str, dimension: str, codes: tuple[str, ...]) -> pd.DataFrame:
    """Look up some units of a register in reach by code: columns ``code`` and ``name``, by code.

    What a selection names is checked here: of people there is nobody to be named without the
    right to them, else their cases could be counted one by one all the same.
    """
    table, clauses = unit_register(scope, programme, dimension)
    of_people = dimension in DIMENSIONS and DIMENSIONS[dimension].of_people
    withheld = [false()] if of_people and not scope.may_see(Field.STAFF) else []
    found = select(table.c.code, table.c.name).where(*clauses, *withheld, table.c.code.in_(codes))
    return read(found.order_by(table.c.code))


def unit_register(
    scope: Scope, programme: str, dimension: str
) -> tuple[Table, list[ColumnElement[bool]]]:
    """Return the register of a kind of unit, and what keeps a programme's rows in reach."""
    table, clauses = _register(scope, dimension)
    own = table.c.programme
    return table, [own == programme, in_programmes(scope, own), *clauses]


def _register(scope: Scope, dimension: str) -> tuple[Table, list[ColumnElement[bool]]]:
    if dimension in AREA_LEVELS:
        return schema.area, [schema.area.c.level == dimension, of_areas(scope, dimension)]
    if dimension == "station":
        return schema.station, list(of_stations(scope))
    if dimension == "firm":
        return schema.firm, [of_firms(scope)]
    if dimension == "room":
        return schema.room, of_rooms(scope)
    if dimension == "mediator":
        return schema.mediator, of_mediators(scope)
    if dimension == "justice_office":
        return schema.justice_office, of_offices(scope)
    if dimension == "committee":
        return schema.committee, of_committees(scope)
    raise BadRequest(f"'{dimension}' is not a register of units.")


def programmes_reached(scope: Scope) -> pd.DataFrame:
    """List the programmes with data that hold anything in a reader's reach: column ``code``."""
    p = schema.programme.c
    there = [
        p.code.in_(select(unit.programme).where(unit[column].in_(reach)))
        for unit, column, reach in (
            (schema.area.c, "county", scope.counties),
            (schema.station.c, "code", scope.stations),
            (schema.firm.c, "code", scope.firms),
        )
        if reach != ALL
    ]
    return read(select(p.code).where(in_programmes(scope, p.code), *there).order_by(p.code))


def stations(scope: Scope, programme: str) -> pd.DataFrame:
    """List stations in reach with officers and position."""
    s = schema.station.c
    statement = select(s.code, s.name, s.county, s.officers, s.longitude, s.latitude).where(
        s.programme == programme, in_programmes(scope, s.programme), *of_stations(scope)
    )
    return read(statement.order_by(s.code))


def zones(scope: Scope, programme: str) -> pd.DataFrame:
    """List zones in reach with 街道, patrolling station, population and GeoJSON geometry."""
    return _shapes(scope, programme, "zone")


def outlines(scope: Scope, programme: str, level: str) -> pd.DataFrame:
    """List areas of a level in reach with their GeoJSON geometry."""
    return _shapes(scope, programme, level)


def contracts(scope: Scope, programme: str) -> pd.DataFrame:
    """List which firm was at which station, from when to when (last day included)."""
    c = schema.firm_contract.c
    statement = select(c.firm, c.station, c.valid_from, c.valid_to).where(
        c.programme == programme,
        in_programmes(scope, c.programme),
        *reached(scope, schema.firm_contract, "county", "station", "firm"),
    )
    return read(statement.order_by(c.firm, c.station, c.valid_from))


def rooms(scope: Scope, programme: str) -> pd.DataFrame:
    """List rooms in reach with kind, place, host, venue, and the days they were open."""
    r = schema.room.c
    statement = select(
        *(r[name] for name in "code name kind county station area host venue".split()),
        r.opened_on,
        r.closed_on,
    ).where(
        r.programme == programme,
        in_programmes(scope, r.programme),
        *of_rooms(scope),
    )
    return read(statement.order_by(r.station, r.code))


def _shapes(scope: Scope, programme: str, level: str) -> pd.DataFrame:
    a, g = schema.area.c, schema.area_geometry.c
    statement = (
        select(a.code, a.name, a.parent, a.station, a.population, g.geometry)
        .select_from(schema.area.outerjoin(schema.area_geometry, g.area == a.code))
        .where(
            a.programme == programme,
            a.level == level,
            in_programmes(scope, a.programme),
            of_areas(scope, level),
        )
    )
    return read(statement.order_by(a.code))
