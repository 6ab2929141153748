"""Who is where: rooms and mediators by town, advisers, and the last contact with an area."""

from collections.abc import Mapping
from dataclasses import replace

import pandas as pd
from sqlalchemy import ColumnElement, func, literal, select, union_all

from dashboard.database import schema
from dashboard.domain.scope import ALL, Field, Scope
from dashboard.queries.base import read, require, within
from dashboard.queries.counts import data_to
from dashboard.queries.standards.required import town_of
from dashboard.queries.units import unit_register

CONTACTS: Mapping[str, ColumnElement[object]] = {
    "patrol": schema.patrol.c.on_day,
    "dispute": schema.dispute.c.cohort_on,
    "service": schema.community_service.c.on_day,
}
"""What counts as being in touch, and its day."""


def unit_towns(scope: Scope, programme: str, unit: str, codes: tuple[str, ...]) -> pd.DataFrame:
    """Tell the towns of rooms or mediators whose register names one: ``code`` and ``town``."""
    require(scope, Field.AGGREGATES)
    table, clauses = unit_register(scope, programme, unit)
    named = select(table.c.code, town_of(table.c.area).label("town")).where(
        *clauses, table.c.code.in_(codes)
    )
    found = named.subquery()
    return read(select(found).where(found.c.town.is_not(None)).order_by(found.c.code))


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
