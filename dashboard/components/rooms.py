"""The rooms in reach that were open on a day."""

from datetime import date

import pandas as pd

from dashboard.components.cache import ask
from dashboard.components.context import context
from dashboard.domain.filters import Filters
from dashboard.queries.counts import data_to
from dashboard.queries.units import rooms


def rooms_open(programme: str, day: date) -> pd.DataFrame:
    """Return the rooms in reach that were open on a day."""
    table = ask(rooms, context().scope, programme)
    opened = pd.to_datetime(table["opened_on"]) <= pd.Timestamp(day)
    closed = pd.to_datetime(table["closed_on"])
    return table[opened & (closed.isna() | (closed > pd.Timestamp(day)))]


def last_day(filters: Filters) -> date:
    """Return the day registers are looked at: the last of the period, at most data-to."""
    return min(filters.end, data_to(filters.programme))


def rooms_by_area(filters: Filters, level: str) -> dict[str, int]:
    """Count the rooms open at the end of the period by area; empty where none names one."""
    table = rooms_open(filters.programme, last_day(filters))
    column = "county" if level == "county" else "area"
    return {str(code): int(n) for code, n in table[column].value_counts().items()}
