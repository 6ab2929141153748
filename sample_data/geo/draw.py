"""Draws the schematic map of 成华区: outline, towns and zones (示意图，非测绘成果).

Run ``python -m sample_data.geo.draw`` from the repository root to write the three
GeoJSON files anew. The outline was drawn by hand to the district's size, not traced
from any map; towns, zones and populations inside it are invented.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from sample_data.draws import Array, apportion
from sample_data.geo.partition import (
    CENTRE,
    KM_PER_DEGREE,
    by_latitude,
    cells_of,
    crowd,
    nearest_centre,
    settle,
    snapped,
)

GEO = Path(__file__).parent
AREA_KM2 = 108.0
ZONES = 211
POPULATION = 950_000
NOTE = "示意图，非测绘成果 / schematic, not a survey product"

# Kilometres east and north of the centre, counter-clockwise.
OUTLINE_KM = [
    *[(-5.2, -4.6), (-4.4, -5.3), (-3.2, -5.6), (-2.3, -6.3), (-1.1, -6.0), (-0.2, -6.6)],
    *[(1.0, -6.1), (1.9, -6.5), (3.0, -5.7), (3.8, -4.7), (3.6, -3.6), (4.5, -2.9)],
    *[(5.3, -3.1), (6.2, -2.2), (6.0, -1.1), (6.8, -0.3), (7.3, 0.9), (6.9, 2.0)],
    *[(7.7, 2.9), (7.4, 4.1), (6.5, 4.8), (6.1, 5.9), (5.0, 6.3), (4.4, 7.2)],
    *[(3.2, 7.0), (2.3, 6.2), (1.2, 6.4), (0.5, 5.5), (-0.6, 5.3), (-1.2, 4.3)],
    *[(-2.3, 4.2), (-3.1, 3.3), (-3.0, 2.2), (-4.0, 1.6), (-4.7, 0.7), (-4.5, -0.4)],
    *[(-5.3, -1.2), (-5.9, -2.2), (-5.5, -3.4)],
]
TOWN_NAMES = [
    "和畅",
    "清源",
    "云岭",
    "望湖",
    "锦书",
    "安澜",
    "槐荫",
    "听松",
    "朝晖",
    "曲水",
    "梧桐",
]
CORE_KM = np.array([-2.0, -2.5])
HEMEI_STATION, HEMEI_COMMUNITY, HEMEI_ZONES, HEMEI_POPULATION = "CHS03", 0, 6, 112_400


def outline() -> shapely.Polygon:
    """The hand-drawn outline in degrees, scaled to the district's published size."""
    drawn = np.array(OUTLINE_KM)
    drawn = drawn - drawn.mean(axis=0)
    drawn *= np.sqrt(AREA_KM2 / shapely.Polygon(drawn).area)
    return shapely.Polygon(np.round(np.array(CENTRE) + drawn / KM_PER_DEGREE, 6))


def station_of(centroids: Array, town: Array, rng: np.random.Generator) -> Array:
    """Number the stations 0-13: one per town, two in the three towns with most zones."""
    halves = set(np.argsort(-np.bincount(town), kind="stable")[:3])
    stations = np.zeros(len(town), dtype=int)
    number = 0
    for index in range(town.max() + 1):
        own = town == index
        parts = 2 if index in halves else 1
        if parts == 2:
            centres = by_latitude(settle(centroids[own], 2, rng))
            stations[own] = number + nearest_centre(centroids[own], centres)
        else:
            stations[own] = number
        number += parts
    return stations


def communities_of(centroids: Array, station: Array) -> Array:
    """Number the communities 0-107: neighbouring zones of one station, 和美 the first."""
    hemei = np.flatnonzero(station == 2)[:HEMEI_ZONES]
    community = np.full(len(station), -1)
    community[hemei] = HEMEI_COMMUNITY
    rest = community < 0
    counts = apportion(np.bincount(station[rest], minlength=14).astype(float), 107)
    number = 1
    for index, count in enumerate(counts):
        own = np.flatnonzero(rest & (station == index))
        along = own[np.argsort(centroids[own] @ np.array([1.0, -0.35]), kind="stable")]
        for part in np.array_split(along, count):
            community[part] = number
            number += 1
    return community


def populations(area: Array, community: Array, rng: np.random.Generator) -> Array:
    """Invented residents per zone; 和美 has the size its source gives."""
    weights = area**0.35 * rng.lognormal(0, 0.38, len(area))
    hemei = community == HEMEI_COMMUNITY
    people = np.zeros(len(area), dtype=int)
    people[hemei] = apportion(weights[hemei], HEMEI_POPULATION)
    people[~hemei] = apportion(weights[~hemei], POPULATION - HEMEI_POPULATION)
    return people


def write(file: Path, features: Sequence[tuple[Mapping[str, str | int], shapely.Geometry]]) -> None:
    """Write one GeoJSON file, one feature a line, rings counter-clockwise."""
    lines = []
    for properties, geometry in features:
        shape = shapely.geometry.mapping(shapely.orient_polygons(geometry, exterior_cw=False))
        feature = {"type": "Feature", "properties": properties, "geometry": rounded(shape)}
        lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    head = f'{{"type":"FeatureCollection","note":"{NOTE}","features":[\n'
    file.write_text(head + ",\n".join(lines) + "\n]}\n", "utf-8")


def rounded(shape: dict[str, Any]) -> dict[str, Any]:
    """A geometry whose coordinates are written with six decimals."""
    text = json.dumps(shape["coordinates"])
    numbers = json.loads(text, parse_float=lambda digits: round(float(digits), 6))
    return {"type": shape["type"], "coordinates": numbers}


def draw(folder: Path = GEO) -> None:
    """Draw the map and write its three files."""
    rng = np.random.default_rng(510108)
    whole = outline()
    people = crowd(whole, rng, 9000, CORE_KM)
    town_cells = cells_of(whole, by_latitude(settle(people, len(TOWN_NAMES), rng)))
    inside = [people[shapely.contains_xy(cell, people)] for cell in town_cells]
    counts = apportion(np.array([len(points) ** 0.9 for points in inside]), ZONES)
    cells = [
        cell
        for area, points, count in zip(town_cells, inside, counts, strict=True)
        for cell in cells_of(area, by_latitude(settle(points, count, rng)))
    ]
    zones, town = snapped(cells), np.repeat(np.arange(len(TOWN_NAMES)), counts)
    centroids = shapely.get_coordinates(shapely.centroid(zones))
    station = station_of(centroids, town, rng)
    community = communities_of(centroids, station)
    residents = populations(shapely.area(zones), community, rng)
    write_all(folder, zones, town=town, station=station, community=community, residents=residents)


def town_properties() -> list[dict[str, str | int]]:
    """Code and name of each town."""
    return [
        {"code": f"5101089{number:02d}", "name": f"{name}街道"}
        for number, name in enumerate(TOWN_NAMES, 1)
    ]


def write_all(
    folder: Path,
    zones: list[shapely.Polygon],
    *,
    town: Array,
    station: Array,
    community: Array,
    residents: Array,
) -> None:
    """Write zones, and towns and outline as their unions."""
    properties: list[dict[str, str | int]] = [
        {
            "code": f"CHZ{index + 1:03d}",
            "name": f"第{index + 1:03d}管理区",
            "parent": f"5101089{town[index] + 1:02d}",
            "station": f"CHS{station[index] + 1:02d}",
            "community": int(community[index]),
            "population": int(residents[index]),
        }
        for index in range(len(zones))
    ]
    towns = [
        shapely.coverage_union_all([zones[i] for i in np.flatnonzero(town == index)])
        for index in range(len(TOWN_NAMES))
    ]
    county = {"code": "510108", "name": "成华区"}
    write(folder / "chenghua_zones.geojson", list(zip(properties, zones, strict=True)))
    write(folder / "chenghua_towns.geojson", list(zip(town_properties(), towns, strict=True)))
    write(folder / "chenghua_outline.geojson", [(county, shapely.coverage_union_all(towns))])


if __name__ == "__main__":
    draw()
