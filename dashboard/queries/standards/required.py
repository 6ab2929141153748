"""The units a standard asks something of, and from when to when."""

from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Date, FromClause, case, cast, func, literal, null, or_, select

from dashboard.database import schema
from dashboard.domain.scope import Field, Scope
from dashboard.domain.standards import Standard
from dashboard.queries.base import Statement, read_whole, require
from dashboard.queries.units import unit_register

_AREA = schema.area.c
_TOWNS: dict[str, ColumnElement[str]] = {
    "town": _AREA.code,
    "community": _AREA.parent,
    "zone": _AREA.parent,
    "justice_office": schema.justice_office.c.area,
}
_LIVES: dict[str, tuple[ColumnElement[Any], ColumnElement[Any]]] = {
    "room": (schema.room.c.opened_on, schema.room.c.closed_on),
    "mediator": (schema.mediator.c.appointed_on, schema.mediator.c.dismissed_on),
}


def required_units(scope: Scope, programme: str, standard: Standard) -> pd.DataFrame:
    """List the units in reach that a standard applies to, by code.

    Columns ``code, name, county, town, station``, ``starts`` and ``ends`` (the days the unit is
    there; null = always, the end exclusive) and ``needed`` (a number of its own, else null).
    """
    require(scope, Field.AGGREGATES)
    return read_whole(_units(scope, programme, standard))


def reached_codes(scope: Scope, programme: str, standard: Standard) -> Statement:
    """Select the codes of those units, for questions about their records."""
    return select(_units(scope, programme, standard).subquery().c.code)


def town_of(area: ColumnElement[str]) -> ColumnElement[str]:
    """Return the town an area is, or lies in: registers name a community or its town."""
    placed = schema.area.alias("placed")
    inside = placed.c.level.in_(("community", "zone"))
    town = case((placed.c.level == "town", placed.c.code), (inside, placed.c.parent))
    return select(town).where(placed.c.code == area).scalar_subquery()


def _units(scope: Scope, programme: str, standard: Standard) -> Statement:
    table, clauses = unit_register(scope, programme, standard.unit)
    own = table.c
    starts, ends = _life(standard)
    needed: ColumnElement[int] = literal(None, schema.station.c.officers.type)
    whole: FromClause = table
    if standard.kind == "target":
        there = _all_there_are(programme, standard)
        whole, needed = table.join(there, there.c.unit == own.code), there.c.n
    statement = select(
        own.code,
        own.name,
        own.county,
        _town(standard.unit).label("town"),
        _station(standard.unit).label("station"),
        cast(starts, Date).label("starts"),
        cast(ends, Date).label("ends"),
        needed.label("needed"),
    )
    statement = statement.select_from(whole).where(*clauses, *_meant(standard))
    return statement.order_by(own.code)


def _life(standard: Standard) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """The days a unit is there; a roll-out asks from the day it was planned for."""
    if standard.unit == "station":
        s = schema.station.c
        return (s.planned_on if standard.kind == "rollout" else s.started_on), null()
    return _LIVES.get(standard.unit, (null(), null()))


def _town(unit: str) -> ColumnElement[str]:
    if unit == "committee":
        return town_of(schema.committee.c.area)
    return _TOWNS.get(unit, cast(null(), _AREA.code.type))


def _station(unit: str) -> ColumnElement[str]:
    if unit == "station":
        return schema.station.c.code
    table = schema.area if unit in ("town", "community", "zone", "county") else None
    table = schema.metadata.tables[unit] if table is None else table
    return table.c.station if "station" in table.c else cast(null(), _AREA.code.type)


def _meant(standard: Standard) -> list[ColumnElement[bool]]:
    """What keeps the units a standard means."""
    own = schema.metadata.tables.get(standard.unit, schema.area).c
    clauses: list[ColumnElement[bool]] = [
        own[name].in_(codes) for name, codes in standard.units_where.items()
    ]
    if standard.least_officers is not None:
        clauses.append(schema.station.c.officers >= standard.least_officers)
    if standard.unit == "station" and standard.kind != "rollout":
        s = schema.station.c  # planned and not started yet: nothing is asked of it so far
        clauses.append(or_(s.started_on.is_not(None), s.planned_on.is_(None)))
    if standard.kind == "expiry":
        clauses.append(schema.mediator.c.licence_until.is_not(None))
    if standard.kind == "rollout":
        clauses.append(schema.station.c.planned_on.is_not(None))
    return clauses


def _all_there_are(programme: str, standard: Standard) -> FromClause:
    """A target asks for all committees of a unit, other kinds for the same number of each."""
    c = schema.committee.c
    home = town_of(c.area) if standard.unit == "town" else c.county
    kinds = [c[name].in_(codes) for name, codes in standard.where.items()]
    homes = select(home.label("unit")).where(c.programme == programme, *kinds).subquery()
    return select(homes.c.unit, func.count().label("n")).group_by(homes.c.unit).subquery()
