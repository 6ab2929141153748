"""Readers of the tiny database, by what they reach."""

from dataclasses import replace
from datetime import date

from dashboard.domain.filters import Filters
from dashboard.domain.scope import ALL, Field, Scope

WHOLE = Scope(
    account="whole",
    role="reviewer",
    programmes=ALL,
    counties=ALL,
    stations=ALL,
    firms=ALL,
    comparison_counties=ALL,
    comparison_stations=ALL,
    fields=tuple(field for field in Field if field != Field.PARTIES_CLEAR),
)
NOBODY = Scope(account="nobody", role="none", fields=tuple(Field))
FIRST, LAST = date(2020, 1, 1), date(2020, 6, 30)


def head(*stations: str) -> Scope:
    """The head of some stations, who is compared with every station of the programme."""
    return replace(WHOLE, account="head", programmes=("hill",), stations=stations)


def docking(**choices: str | tuple[str, ...]) -> Filters:
    """The first half of 2020 in the docking register of ``hill``: disputes 01 to 08."""
    filters = Filters(programme="hill", register="docking", start=FIRST, end=LAST)
    return filters.choose(**choices)


def people(**choices: str | tuple[str, ...]) -> Filters:
    """The same period in the people's mediation register: disputes 09 and 10."""
    filters = Filters(programme="hill", register="people", start=FIRST, end=LAST)
    return filters.choose(**choices)
