"""Where a unit of any register lies: what a notice about it is kept in reach by."""

from dataclasses import replace

import pandas as pd
from sqlalchemy import null, select

from dashboard.database import schema
from dashboard.domain.errors import BadRequest
from dashboard.domain.scope import ALL, Scope
from dashboard.queries.base import read, within
from dashboard.queries.units import AREA_LEVELS

_REGISTERS = {
    "station": schema.station,
    "room": schema.room,
    "mediator": schema.mediator,
    "justice_office": schema.justice_office,
    "committee": schema.committee,
}


def whereabouts(scope: Scope, programme: str, dimension: str, code: str) -> pd.DataFrame:
    """Return a unit in reach, as one row or none: ``code, name, county, station``.

    A unit without a station is nobody's who answers for stations alone, like a case without one.
    """
    table = schema.area if dimension in AREA_LEVELS else _REGISTERS.get(dimension)
    if table is None:
        raise BadRequest(f"'{dimension}' is not a register of units.")
    t, own = table.c, {"station": "code"} if dimension == "station" else {}
    where = t.code if dimension == "station" else t.station if "station" in t else null()
    statement = select(t.code, t.name, t.county, where.label("station")).where(
        t.programme == programme, t.code == code, *within(replace(scope, firms=ALL), table, own)
    )
    if dimension in AREA_LEVELS:
        statement = statement.where(t.level == dimension)
    return read(statement)
