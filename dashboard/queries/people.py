"""People by name: mediators in office in a period, never all of a city at once."""

import pandas as pd
from sqlalchemy import or_, select

from dashboard.domain.errors import TooMany
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Field, Scope
from dashboard.queries.base import ROW_LIMIT, among, read, require
from dashboard.queries.units import unit_register

CHOOSE = f"More than {ROW_LIMIT} mediators are in reach: choose a county first (county=CODE)."
_NARROWS = {"county": "county", "station": "station", "room": "room", "mediator": "code"}


def mediators(scope: Scope, filters: Filters) -> pd.DataFrame:
    """List the mediators in reach who were in office on a day of the period, by code.

    Columns ``code`` and ``name``; judicial assistants are none. A selection of counties,
    stations, rooms or people narrows the list, and more than 10,000 of them are refused.
    """
    require(scope, Field.STAFF)
    table, clauses = unit_register(scope, filters.programme, "mediator")
    m = table.c
    statement = select(m.code, m.name).where(
        *clauses,
        m.kind != "assistant",
        or_(m.appointed_on.is_(None), m.appointed_on <= filters.end),
        or_(m.dismissed_on.is_(None), m.dismissed_on > filters.start),
        *(
            among(m[column], filters.chosen(key))
            for key, column in _NARROWS.items()
            if filters.chosen(key)
        ),
    )
    try:
        return read(statement.order_by(m.code))
    except TooMany as error:
        raise TooMany(CHOOSE) from error
