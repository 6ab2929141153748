"""How large units are beside their caseload: residents and officers, where a register says so."""

from collections.abc import Callable

import pandas as pd
from sqlalchemy import func, select

from dashboard.database import schema
from dashboard.domain.scope import Scope
from dashboard.queries.base import Statement, read
from dashboard.queries.units import AREA_LEVELS, units

Sums = Callable[[str], Statement]


def unit_sizes(scope: Scope, programme: str, unit: str) -> pd.DataFrame:
    """List units in reach with ``residents`` and ``officers``, null where no register says so.

    A station's residents are those of the zones it patrols, a county's officers those of its
    stations; a room has neither.
    """
    codes = units(scope, programme, unit)[["code"]]  # the reach: sums are joined to these alone
    for name, sums in (("residents", _residents(unit)), ("officers", _officers(unit))):
        known = {} if sums is None else dict(read(sums(programme)).itertuples(index=False))
        codes[name] = [known.get(code) for code in codes["code"]]
    return codes.astype({"residents": "float64", "officers": "float64"})


def _residents(unit: str) -> Sums | None:
    """How residents are added up by unit: a station's from its zones, an area's own."""
    a = schema.area.c
    if unit not in ("station", *AREA_LEVELS):
        return None
    key, level = (a.station, "zone") if unit == "station" else (a.code, unit)
    return lambda programme: (
        select(key.label("code"), func.sum(a.population).label("residents"))
        .where(a.programme == programme, a.level == level, key.is_not(None))
        .group_by(key)
    )


def _officers(unit: str) -> Sums | None:
    """How officers are added up by unit, from the stations'."""
    s = schema.station.c
    if unit not in ("station", "county"):
        return None
    key = s.code if unit == "station" else s.county
    return lambda programme: (
        select(key.label("code"), func.sum(s.officers).label("officers"))
        .where(s.programme == programme)
        .group_by(key)
    )
