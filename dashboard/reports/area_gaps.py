"""Gaps by area: an area's own, and those of the stations, rooms and people that lie in it."""

from datetime import date

import pandas as pd
import shapely

from dashboard.coverage.gaps import open_on
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.queries.places import unit_areas
from dashboard.queries.units import outlines, stations, units
from dashboard.reports.figure import Ask

LISTED = frozenset(("zone", "community", "town", "county", "station", "room"))
"""Kinds of units whose register is a list of all there are; others lie in one of these."""


def gaps_in_areas(
    scope: Scope, programme: Programme, gaps: pd.DataFrame, level: str, *, ask: Ask
) -> pd.DataFrame:
    """Return gaps with the column ``area``: one row per gap and area of a level it lies in.

    A station's gap lies in every zone it patrols. A gap whose place nothing tells is left out:
    it stands on the coverage page.
    """
    kinds = {standard.key: standard.unit for standard in programme.standards}
    parts = [
        part.merge(_areas(scope, programme.code, str(unit), level, part["unit"], ask), on="unit")
        for unit, part in gaps.groupby(gaps["standard"].map(kinds))
    ]
    return pd.concat(parts, ignore_index=True) if parts else gaps.assign(area=gaps["unit"])


def standards_missed(
    scope: Scope,
    programme: Programme,
    spans: pd.DataFrame,
    level: str,
    *,
    day: date,
    ask: Ask,
) -> dict[str, int]:
    """Count the standards missed on a day by area: missed by several units, one counts once."""
    found = gaps_in_areas(scope, programme, open_on(spans, day), level, ask=ask)
    return {str(area): int(n) for area, n in found.groupby("area")["standard"].nunique().items()}


def judged_areas(scope: Scope, programme: Programme, level: str, *, ask: Ask) -> set[str]:
    """Return the areas of a level that a standard applies to: their own, or a unit's in them."""
    found: set[str] = set()
    for unit in sorted({standard.unit for standard in programme.standards} & LISTED):
        codes = ask(units, scope, programme.code, unit)["code"]
        found |= set(_areas(scope, programme.code, unit, level, codes, ask)["area"])
    return found


def stations_in_areas(scope: Scope, programme: str, level: str, *, ask: Ask) -> pd.DataFrame:
    """Tell which areas of a level a station lies in: ``unit`` and ``area``.

    By the register: its county, the zones it patrols and their towns; where there are no zones,
    by its position on the map.
    """
    found = ask(stations, scope, programme)
    known = ask(unit_areas, scope, programme, "station", level, tuple(found["code"]))
    if len(known) or level == "county":
        return known
    shapes = ask(outlines, scope, programme, level).dropna(subset=["geometry"])
    placed = found.dropna(subset=["longitude", "latitude"])
    points = shapely.points(placed[["longitude", "latitude"]].to_numpy(dtype=float))
    tree = shapely.STRtree(points)
    inside = tree.query(shapely.from_geojson(shapes["geometry"].to_numpy()), predicate="contains")
    return pd.DataFrame(
        {
            "unit": placed["code"].to_numpy()[inside[1]],
            "area": shapes["code"].to_numpy()[inside[0]],
        }
    )


def _areas(
    scope: Scope, programme: str, unit: str, level: str, codes: pd.Series, ask: Ask
) -> pd.DataFrame:
    if unit == "station":
        return stations_in_areas(scope, programme, level, ask=ask)
    asked = tuple(sorted(set(codes)))
    return ask(unit_areas, scope, programme, unit, level, asked)
