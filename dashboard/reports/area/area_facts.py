"""What is known of one area or station besides its disputes: what lies in it, and who serves it."""

from dataclasses import dataclass

import pandas as pd

from dashboard.domain.scope import Scope
from dashboard.queries.places import advisers
from dashboard.queries.units import outlines, stations, zones
from dashboard.reports.area.area_gaps import stations_in_areas
from dashboard.reports.figure import Ask


@dataclass(frozen=True)
class AreaFacts:
    """An area (or station) by the registers. ``town`` and ``population`` only where they say so.

    ``stations`` are those that serve it, with ``officers`` and ``zones`` (how many each patrols);
    ``communities`` the codes of those in it: of a zone, those of its 街道 and its station.
    """

    level: str
    code: str
    town: str | None
    population: int | None
    stations: pd.DataFrame
    communities: tuple[str, ...]


def area_facts(scope: Scope, programme: str, level: str, code: str, *, ask: Ask) -> AreaFacts:
    """Read the registers around an area that is in reach."""
    row = _row(scope, programme, level, code, ask)
    served = _stations(scope, programme, level, code, ask)
    return AreaFacts(
        level=level,
        code=code,
        town=_text(row.get("parent")) if level in ("zone", "community") else None,
        population=_number(row.get("population")),
        stations=served,
        communities=_communities(scope, programme, level, code, row, ask),
    )


def advisers_in(scope: Scope, programme: str, facts: AreaFacts, *, ask: Ask) -> pd.DataFrame:
    """List the advisers of the communities in an area: ``name`` and ``community``."""
    found = ask(advisers, scope, programme)
    if facts.level == "county":
        return found[found["county"] == facts.code]
    return found[found["code"].isin(facts.communities)]


def rooms_in(rooms: pd.DataFrame, facts: AreaFacts) -> pd.DataFrame:
    """Keep the rooms of an area: its county's, its own and its communities', its stations'."""
    if facts.level == "county":
        return rooms[rooms["county"] == facts.code]
    inside = rooms["area"].isin([facts.code, *facts.communities])
    return rooms[inside | rooms["station"].isin(facts.stations["code"])]


def _row(scope: Scope, programme: str, level: str, code: str, ask: Ask) -> pd.Series:
    if level == "station":
        return pd.Series(dtype=object)
    areas = ask(outlines, scope, programme, level)
    return areas[areas["code"] == code].iloc[0]


def _stations(scope: Scope, programme: str, level: str, code: str, ask: Ask) -> pd.DataFrame:
    known = ask(stations, scope, programme)
    where = stations_in_areas(scope, programme, level, ask=ask)
    inside = known[known["code"].isin(where.loc[where["area"] == code, "station"])]
    patrolled = ask(zones, scope, programme)["station"].value_counts()
    return inside.assign(zones=inside["code"].map(patrolled).fillna(0).astype("int64"))


def _communities(
    scope: Scope, programme: str, level: str, code: str, row: pd.Series, ask: Ask
) -> tuple[str, ...]:
    found = ask(outlines, scope, programme, "community")
    if level == "zone":
        kept = (found["parent"] == row["parent"]) & (found["station"] == row["station"])
    else:
        column = {"town": "parent", "station": "station"}.get(level, "code")
        kept = found[column] == code
    return tuple(found.loc[kept, "code"])


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _number(value: object) -> int | None:
    return None if value is None or pd.isna(value) else int(float(str(value)))
