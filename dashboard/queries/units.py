"""Units by register: codes and names a reader may choose from, and where they lie."""

import pandas as pd
from sqlalchemy import ColumnElement, Table, and_, false, or_, select

from dashboard.database import schema
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.errors import BadRequest
from dashboard.domain.scope import ALL, Field, Scope
from dashboard.queries.base import read

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
    return table, [own == programme, _programmes(scope, own), *clauses]


def _register(scope: Scope, dimension: str) -> tuple[Table, list[ColumnElement[bool]]]:
    if dimension in AREA_LEVELS:
        return schema.area, [schema.area.c.level == dimension, _areas(scope, dimension)]
    if dimension == "station":
        return schema.station, list(_stations(scope))
    if dimension == "firm":
        return schema.firm, [_firms(scope)]
    if dimension == "room":
        return schema.room, _rooms(scope)
    if dimension == "mediator":
        return schema.mediator, _mediators(scope)
    if dimension == "justice_office":
        return schema.justice_office, _offices(scope)
    if dimension == "committee":
        return schema.committee, _committees(scope)
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
    return read(select(p.code).where(_programmes(scope, p.code), *there).order_by(p.code))


def stations(scope: Scope, programme: str) -> pd.DataFrame:
    """List stations in reach with officers and position."""
    s = schema.station.c
    statement = select(s.code, s.name, s.county, s.officers, s.longitude, s.latitude).where(
        s.programme == programme, _programmes(scope, s.programme), *_stations(scope)
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
        _programmes(scope, c.programme),
        *_reached(scope, schema.firm_contract, "county", "station", "firm"),
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
        _programmes(scope, r.programme),
        *_rooms(scope),
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
            _programmes(scope, a.programme),
            _areas(scope, level),
        )
    )
    return read(statement.order_by(a.code))


def _programmes(scope: Scope, column: ColumnElement[str]) -> ColumnElement[bool]:
    return column.is_not(None) if scope.programmes == ALL else column.in_(scope.programmes)


def _reached(scope: Scope, table: Table, *names: str) -> list[ColumnElement[bool]]:
    reaches = {"county": scope.counties, "station": scope.stations, "firm": scope.firms}
    return [table.c[name].in_(reaches[name]) for name in names if reaches[name] != ALL]


def _stations(scope: Scope) -> list[ColumnElement[bool]]:
    s = schema.station.c
    return [
        column.in_(reach)
        for column, reach in ((s.county, scope.counties), (s.code, scope.stations))
        if reach != ALL
    ]


def _rooms(scope: Scope) -> list[ColumnElement[bool]]:
    """Rooms of the reader's counties; with stations limited, theirs and their communities'."""
    r, a = schema.room.c, schema.area.c
    clauses = _reached(scope, schema.room, "county")
    if scope.stations == ALL:
        return clauses
    communities = select(a.code).where(a.level == "community", a.station.in_(scope.stations))
    theirs = and_(r.station.is_(None), r.area.in_(communities))
    return [*clauses, or_(r.station.in_(scope.stations), theirs)]


def _mediators(scope: Scope) -> list[ColumnElement[bool]]:
    """Mediators of the reader's counties and stations; none names a firm, so with those none."""
    clauses = _reached(scope, schema.mediator, "county", "station")
    return clauses if scope.firms == ALL else [*clauses, false()]


def _offices(scope: Scope) -> list[ColumnElement[bool]]:
    """Justice offices of the reader's counties; with stations limited, those paired with his."""
    o, s = schema.justice_office.c, schema.station.c
    clauses = _reached(scope, schema.justice_office, "county")
    if scope.stations == ALL:
        return clauses
    paired = select(s.justice_office).where(s.code.in_(scope.stations))
    return [*clauses, o.code.in_(paired)]


def _committees(scope: Scope) -> list[ColumnElement[bool]]:
    """Committees of the reader's counties; none names a station, so with those limited none."""
    clauses = _reached(scope, schema.committee, "county")
    return clauses if scope.stations == ALL else [*clauses, false()]


def _areas(scope: Scope, level: str) -> ColumnElement[bool]:
    """Areas of the reader's counties; with stations limited, those with a zone of his stations."""
    a = schema.area.c
    county = a.county.is_not(None) if scope.counties == ALL else a.county.in_(scope.counties)
    if scope.stations == ALL:
        return county
    patrolled = schema.area.alias("patrolled")
    zone_towns = select(patrolled.c.parent).where(
        patrolled.c.level == "zone", patrolled.c.station.in_(scope.stations)
    )
    reached = {
        "county": county,
        "zone": a.station.in_(scope.stations),
        "town": a.code.in_(zone_towns),
        "community": a.station.in_(scope.stations),
    }
    return and_(county, reached[level])


def _firms(scope: Scope) -> ColumnElement[bool]:
    """Firms that have, or had, a contract at a station the reader reaches.

    A firm without any contract belongs to no station: it shows to whoever reaches all of them.
    """
    own, c = schema.firm.c.code, schema.firm_contract.c
    reached = select(c.firm).where(
        *_reached(scope, schema.firm_contract, "county", "station", "firm")
    )
    if scope.counties != ALL or scope.stations != ALL:
        return own.in_(reached)
    without = own.not_in(select(c.firm))
    is_own = own.is_not(None) if scope.firms == ALL else own.in_(scope.firms)
    return or_(own.in_(reached), and_(without, is_own))
