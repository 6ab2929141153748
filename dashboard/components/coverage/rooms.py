"""The rooms in reach that were open on a day."""

from datetime import date

import pandas as pd

from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.recorded import JOINT
from dashboard.domain.filters import Filters
from dashboard.domain.kinds import ROOM_KINDS
from dashboard.domain.text import Text
from dashboard.queries.counts import data_to
from dashboard.queries.units import rooms

KIND = Text("{kind} {n}", "{kind} {n}")


def rooms_open(programme: str, day: date) -> pd.DataFrame:
    """Return the rooms in reach that were open on a day."""
    table = ask(rooms, context().scope, programme)
    opened = pd.to_datetime(table["opened_on"]) <= pd.Timestamp(day)
    closed = pd.to_datetime(table["closed_on"])
    return table[opened & (closed.isna() | (closed > pd.Timestamp(day)))]


def kinds_counted(rooms: pd.DataFrame) -> str:
    """Say how many rooms there are of each kind, the most first."""
    lang = context().lang
    return JOINT[lang].join(
        KIND.format(kind=ROOM_KINDS[str(kind)], n=int(n))[lang]
        for kind, n in rooms["kind"].value_counts().items()
    )


def last_day(filters: Filters) -> date:
    """Return the day registers are looked at: the last of the period, at most data-to."""
    return min(filters.end, data_to(filters.programme))


def rooms_by_area(filters: Filters, level: str) -> dict[str, int]:
    """Count the rooms open at the end of the period by area; empty where none names one."""
    table = rooms_open(filters.programme, last_day(filters))
    column = "county" if level == "county" else "area"
    return {str(code): int(n) for code, n in table[column].value_counts().items()}
