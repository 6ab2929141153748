"""What an inspection visit wants to know of a station or room before it sets out."""

from dataclasses import replace

import pandas as pd
from sqlalchemy import ColumnElement, Table, and_, select

from dashboard.database import schema
from dashboard.domain.errors import BadRequest
from dashboard.domain.scope import ALL, Field, Scope
from dashboard.queries.base import read, require, within
from dashboard.queries.units import units


def station_offices(scope: Scope, programme: str) -> pd.DataFrame:
    """List stations in reach with the justice office they are paired with: ``code, office``."""
    require(scope, Field.AGGREGATES)
    s, office = schema.station.c, schema.justice_office.c
    paired = schema.station.outerjoin(
        schema.justice_office,
        and_(office.code == s.justice_office, office.programme == s.programme),
    )
    reached = list(units(scope, programme, "station")["code"])
    statement = select(s.code, office.name.label("office")).select_from(paired)
    return read(statement.where(s.programme == programme, s.code.in_(reached)).order_by(s.code))


def served_areas(scope: Scope, programme: str, kind: str, code: str) -> pd.DataFrame:
    """List the zones and communities of a station, or where a room lies: ``code, level, town``.

    ``town`` is the name of the 街道 above, or the area's own where it is one itself.
    """
    require(scope, Field.AGGREGATES)
    area, above = schema.area, schema.area.alias("above")
    place = select(schema.room.c.area).where(
        schema.room.c.programme == programme, schema.room.c.code == code
    )
    named = area.outerjoin(above, above.c.code == area.c.parent)
    statement = select(
        area.c.code, area.c.level, area.c.name, above.c.name.label("above")
    ).select_from(named)
    own = area.c.station == code if _known(kind) == "station" else area.c.code.in_(place)
    found = read(
        statement.where(area.c.programme == programme, own, *_reached(scope, area)).order_by(
            area.c.code
        )
    )
    found["town"] = found["name"].where(found["level"] == "town", found["above"])
    return found[["code", "level", "town"]]


def unit_inspections(scope: Scope, programme: str, kind: str, code: str) -> pd.DataFrame:
    """List every item ever checked at a station or room: ``list, item, met, on_day``."""
    require(scope, Field.AGGREGATES)
    c = schema.checklist.c
    statement = select(c.list, c.item, c.met, c.on_day).where(
        c.programme == programme, c[_known(kind)] == code, *_reached(scope, schema.checklist)
    )
    return read(statement.order_by(c.on_day, c.list, c.item))


def _known(kind: str) -> str:
    if kind not in ("station", "room"):
        raise BadRequest(f"'{kind}' is not inspected.")
    return kind


def _reached(scope: Scope, table: Table) -> list[ColumnElement[bool]]:
    """Keep to the reach by programme, county and station: none of these belongs to a firm."""
    return list(within(replace(scope, firms=ALL), table))
