"""Where units lie, who advises where, and when somebody was last in touch with an area."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
from sqlalchemy import ColumnElement, Table, and_, case, func, literal, select, union_all

from dashboard.database import schema
from dashboard.domain.scope import ALL, Field, Scope
from dashboard.queries.base import Statement, read, require, within
from dashboard.queries.counts import data_to
from dashboard.queries.units import AREA_LEVELS

REGISTERS = ("room", "justice_office", "mediator")
"""Registers besides areas and stations whose units lie somewhere."""
CONTACTS: Mapping[str, ColumnElement[object]] = {
    "patrol": schema.patrol.c.on_day,
    "dispute": schema.dispute.c.cohort_on,
    "service": schema.community_service.c.on_day,
}
"""What counts as being in touch, and its day."""


def unit_areas(
    scope: Scope, programme: str, unit: str, level: str, codes: tuple[str, ...]
) -> pd.DataFrame:
    """Tell which areas of a level (or stations) units of a kind lie in: ``unit`` and ``area``.

    A station lies in every zone it patrols and in their towns. A unit whose register does not
    say has no row.
    """
    require(scope, Field.AGGREGATES)
    statement = _located(scope, programme, unit, level)
    if statement is None:
        return pd.DataFrame(columns=["unit", "area"])
    found = statement.subquery()
    known = select(found).where(found.c.unit.in_(codes), found.c.area.is_not(None)).distinct()
    return read(known.order_by(found.c.unit, found.c.area))


def last_contacts(scope: Scope, programme: str, level: str) -> pd.DataFrame:
    """List the last patrol, dispute and adviser service of areas: ``area, kind, last_on``.

    All registers together, up to the data-to day, whatever the period.
    """
    require(scope, Field.AGGREGATES)
    latest = [
        select(
            day.table.c[level].label("area"),
            literal(kind).label("kind"),
            func.max(day).label("last_on"),
        )
        .where(
            day.table.c.programme == programme,
            day <= data_to(programme),
            day.table.c[level].is_not(None),
            *within(scope, day.table),
        )
        .group_by(day.table.c[level])
        for kind, day in CONTACTS.items()
        if level in day.table.c
    ]
    found = union_all(*latest).subquery()
    return read(select(found).order_by(found.c.area, found.c.kind))


def advisers(scope: Scope, programme: str) -> pd.DataFrame:
    """List community advisers: ``name, community`` (its name), and where that lies.

    Columns ``code, county, town, station`` are those of the community, which is what a reader
    reaches an adviser by.
    """
    require(scope, Field.AGGREGATES)
    who, a = schema.lawyer.c, schema.area.c
    statement = (
        select(
            who.name,
            a.name.label("community"),
            a.code,
            a.county,
            a.parent.label("town"),
            a.station,
        )
        .select_from(schema.lawyer.join(schema.area, who.area == a.code))
        .where(
            who.programme == programme,
            who.role == "adviser",
            *within(replace(scope, firms=ALL), schema.area),
        )
    )
    return read(statement.order_by(a.code, who.name))


def _located(scope: Scope, programme: str, unit: str, level: str) -> Statement | None:
    """Return the question for a kind of unit, or nothing where such a one lies in no such area."""
    if unit in AREA_LEVELS:
        return _areas(scope, programme, unit, level)
    if unit == "station":
        return _stations(scope, programme, level)
    return _registers(scope, programme, schema.metadata.tables[unit], level)


def _areas(scope: Scope, programme: str, unit: str, level: str) -> Statement | None:
    a = schema.area.c
    above = {"station": a.station, "county": a.county, "town": a.parent, unit: a.code}
    if level not in above:
        return None
    return _selected(scope, programme, schema.area, a.code, above[level]).where(a.level == unit)


def _stations(scope: Scope, programme: str, level: str) -> Statement:
    a, s = schema.area.c, schema.station.c
    if level in ("station", "county"):
        column = s.code if level == "station" else s.county
        return _selected(scope, programme, schema.station, s.code, column)
    column = a.parent if level == "town" else a.code
    lowest = "zone" if level == "town" else level
    return _selected(scope, programme, schema.area, a.station, column).where(a.level == lowest)


def _registers(scope: Scope, programme: str, table: Table, level: str) -> Statement:
    if level in table.c:
        return _selected(scope, programme, table, table.c.code, table.c[level])
    home = schema.area.alias("home")
    is_below = and_(home.c.level.in_(("zone", "community")), literal(level) == "town")
    area = case((home.c.level == level, home.c.code), (is_below, home.c.parent))
    statement = _selected(scope, programme, table, table.c.code, area)
    if table.name != "mediator":
        return statement.join_from(table, home, table.c.area == home.c.code)
    room = schema.room.alias("room_of")
    place = func.coalesce(table.c.area, room.c.area)
    return statement.join_from(table, room, table.c.room == room.c.code, isouter=True).join(
        home, place == home.c.code
    )


def _selected(
    scope: Scope,
    programme: str,
    table: Table,
    unit: ColumnElement[str],
    area: ColumnElement[str],
) -> Statement:
    columns = {"station": "code"} if table is schema.station else {}
    return select(unit.label("unit"), area.label("area")).where(
        table.c.programme == programme, *within(replace(scope, firms=ALL), table, columns)
    )
