"""When stations started with a scheme, and which of their months are on record."""

import pandas as pd
from sqlalchemy import select

from dashboard.database import schema
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Field, Scope
from dashboard.queries.base import read, require, within


def station_starts(scope: Scope, programme: str) -> pd.DataFrame:
    """List stations in reach with the day each started; a day nobody recorded is null."""
    s = schema.station.c
    statement = select(s.code, s.name, s.county, s.started_on).where(
        s.programme == programme, *within(scope, schema.station, {"station": "code"})
    )
    return read(statement.order_by(s.started_on, s.code))


def months_filled(scope: Scope, filters: Filters, measure: str) -> pd.DataFrame:
    """List the months of the period a station has a number for: ``station``, ``month``.

    A month without one is not recorded, which a sum over months would call zero.
    """
    require(scope, Field.AGGREGATES)
    table = schema.station_month
    if measure not in table.c or table.c[measure].type.python_type is not int:
        raise BadRequest(f"Station months have no '{measure}'.")
    statement = select(table.c.station, table.c.month).where(
        table.c.programme == filters.programme,
        table.c.month.between(filters.start, filters.end),
        table.c[measure].is_not(None),
        *within(scope, table),
    )
    return read(statement.order_by(table.c.station, table.c.month))
