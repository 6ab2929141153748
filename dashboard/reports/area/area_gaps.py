"""Gaps by area: an area's own, and those of the stations, rooms and people that lie in it."""

from datetime import date

import pandas as pd
import shapely

from dashboard.coverage.gaps import open_on
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.queries.places import unit_towns
from dashboard.queries.standards.required import required_units
from dashboard.queries.units import outlines, stations, zones
from dashboard.reports.figure import Ask

TOWNLESS = ("room", "mediator")
"""Units whose gaps do not say their town, though their register does."""


def gaps_in_areas(
    scope: Scope, programme: Programme, gaps: pd.DataFrame, level: str, *, ask: Ask
) -> pd.DataFrame:
    """Return gaps with the column ``area``: one row per gap and area of a level it lies in.

    A station's gap lies in every zone it patrols. A gap whose place nothing tells is left out:
    it stands on the coverage page.
    """
    kinds = {standard.key: standard.unit for standard in programme.standards}
    found = gaps.assign(kind=gaps["standard"].map(kinds))
    if level in ("county", "station"):
        return found.assign(area=found[level]).dropna(subset=["area"])
    served = stations_in_areas(scope, programme.code, level, ask=ask)
    is_station = found["kind"] == "station"
    at_station = found[is_station].merge(served, on="station")
    own = _own_areas(scope, programme.code, found[~is_station], level, ask)
    return pd.concat([own.dropna(subset=["area"]), at_station], ignore_index=True)


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
    """Return the areas of a level that a standard applies to: themselves, or a unit in them."""
    asked = [
        ask(required_units, scope, programme.code, standard).assign(standard=standard.key)
        for standard in programme.standards
    ]
    if not asked:
        return set()
    whole = pd.concat(asked, ignore_index=True)[["standard", "code", "county", "town", "station"]]
    return set(gaps_in_areas(scope, programme, whole, level, ask=ask)["area"])


def stations_in_areas(scope: Scope, programme: str, level: str, *, ask: Ask) -> pd.DataFrame:
    """Tell which areas of a level a station lies in: ``station`` and ``area``.

    By the register: its county, the zones it patrols and their towns; where there are no zones,
    by its position on the map.
    """
    known, patrolled = ask(stations, scope, programme), ask(zones, scope, programme)
    if level in ("county", "station"):
        return pd.DataFrame(
            {"station": known["code"], "area": known["code" if level == "station" else level]}
        )
    if len(patrolled):
        area = patrolled["code" if level == "zone" else "parent"]
        pairs = pd.DataFrame({"station": patrolled["station"], "area": area})
        return pairs.dropna().drop_duplicates(ignore_index=True)
    return _by_position(known, ask(outlines, scope, programme, level))


def _by_position(known: pd.DataFrame, areas: pd.DataFrame) -> pd.DataFrame:
    drawn = areas.dropna(subset=["geometry"])
    placed = known.dropna(subset=["longitude", "latitude"])
    points = shapely.points(placed[["longitude", "latitude"]].to_numpy(dtype=float))
    shapes = shapely.from_geojson(drawn["geometry"].to_numpy(dtype=object))
    area, station = shapely.STRtree(points).query(shapes, predicate="contains")
    return pd.DataFrame(
        {
            "station": placed["code"].to_numpy()[station],
            "area": drawn["code"].to_numpy()[area],
        }
    )


def _own_areas(
    scope: Scope, programme: str, gaps: pd.DataFrame, level: str, ask: Ask
) -> pd.DataFrame:
    """Place what is no station: an area of the level itself, or what names a town."""
    own = gaps["code"].where(gaps["kind"] == level)
    if level != "town":
        return gaps.assign(area=own)
    towns = gaps["town"].astype(object).where(gaps["kind"] != level, own)
    for kind in TOWNLESS:
        codes = tuple(sorted(set(gaps.loc[gaps["kind"] == kind, "code"])))
        if codes:
            named = ask(unit_towns, scope, programme, kind, codes).set_index("code")["town"]
            towns = towns.where(gaps["kind"] != kind, gaps["code"].map(named))
    return gaps.assign(area=towns)
