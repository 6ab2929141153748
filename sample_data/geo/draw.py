"""Draws the schematic map of 成华区: outline, towns and zones (示意图，非测绘成果).

Run ``python -m sample_data.geo.draw`` from the repository root to write the three
GeoJSON files anew. The outline was drawn by hand to the district's size, not traced
from any map; towns, zones and populations inside it are invented.
"""

import json
from pathlib import Path

import numpy as np
import shapely

GEO = Path(__file__).parent
CENTRE = (104.10, 30.68)
KM_PER_DEGREE = (95.75, 110.85)
AREA_KM2 = 108.0
GRID = 1e-6
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


def crowd(area: shapely.Polygon, rng: np.random.Generator, size: int) -> np.ndarray:
    """Points inside an area, denser towards the old town in the south-west."""
    west, south, east, north = area.bounds
    points = rng.uniform((west, south), (east, north), (size * 6, 2))
    points = points[shapely.contains_xy(area, points)]
    away = np.linalg.norm((points - CENTRE) * KM_PER_DEGREE - CORE_KM, axis=1)
    kept = rng.random(len(points)) < np.exp(-away / 9)
    return points[kept][:size]


def settle(points: np.ndarray, cells: int, rng: np.random.Generator) -> np.ndarray:
    """Centres that share points evenly (Lloyd's algorithm)."""
    centres = points[rng.choice(len(points), cells, replace=False)]
    for _ in range(25):
        nearest = nearest_centre(points, centres)
        centres = np.array(
            [
                points[nearest == cell].mean(axis=0) if (nearest == cell).any() else centres[cell]
                for cell in range(cells)
            ]
        )
    return centres


def nearest_centre(points: np.ndarray, centres: np.ndarray) -> np.ndarray:
    """Which centre each point is nearest to, in kilometres."""
    gaps = (points[:, None, :] - centres[None, :, :]) * KM_PER_DEGREE
    return np.argmin((gaps**2).sum(axis=2), axis=1)


def cells_of(area: shapely.Polygon, centres: np.ndarray) -> list[shapely.Geometry]:
    """The area cut into one Voronoi cell per centre, computed in kilometres."""
    scaled = shapely.MultiPoint(centres * KM_PER_DEGREE)
    raw = shapely.voronoi_polygons(scaled, extend_to=scaled.buffer(50), ordered=True)
    return [
        shapely.transform(cell, lambda xy: xy / KM_PER_DEGREE).intersection(area)
        for cell in raw.geoms
    ]


def by_latitude(centres: np.ndarray) -> np.ndarray:
    """Centres in reading order: bands from north to south, west to east within a band."""
    bands = np.floor((centres[:, 1].max() - centres[:, 1]) / 0.011)
    return centres[np.lexsort((centres[:, 0], bands))]


def snapped(cells: list[shapely.Geometry]) -> list[shapely.Polygon]:
    """The same cells on a 6-decimal grid, sharing every vertex, so nothing gaps or overlaps."""
    edges = shapely.union_all([cell.boundary for cell in cells], grid_size=GRID)
    faces = shapely.polygonize([edges]).geoms
    tree = shapely.STRtree(cells)
    owners: dict[int, list[shapely.Polygon]] = {}
    for face in faces:
        inside = face.representative_point()
        found = tree.query(inside, predicate="intersects")
        owners.setdefault(int(found[0]), []).append(face)
    return [shapely.coverage_union_all(owners[index]) for index in range(len(cells))]


def shares(weights: np.ndarray, total: int) -> np.ndarray:
    """Whole numbers in proportion to weights that add up to the total (largest remainder)."""
    exact = weights / weights.sum() * total
    whole = np.floor(exact).astype(int)
    whole[np.argsort(whole - exact, kind="stable")[: total - whole.sum()]] += 1
    return whole


def station_of(centroids: np.ndarray, town: np.ndarray, rng: np.random.Generator) -> np.ndarray:
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


def communities_of(centroids: np.ndarray, station: np.ndarray) -> np.ndarray:
    """Number the communities 0-107: neighbouring zones of one station, 和美 the first."""
    hemei = np.flatnonzero(station == 2)[:HEMEI_ZONES]
    community = np.full(len(station), -1)
    community[hemei] = HEMEI_COMMUNITY
    rest = community < 0
    counts = shares(np.bincount(station[rest], minlength=14).astype(float), 107)
    number = 1
    for index, count in enumerate(counts):
        own = np.flatnonzero(rest & (station == index))
        along = own[np.argsort(centroids[own] @ np.array([1.0, -0.35]), kind="stable")]
        for part in np.array_split(along, count):
            community[part] = number
            number += 1
    return community


def populations(area: np.ndarray, community: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Invented residents per zone; 和美 has the size its source gives."""
    weights = area**0.35 * rng.lognormal(0, 0.38, len(area))
    hemei = community == HEMEI_COMMUNITY
    people = np.zeros(len(area), dtype=int)
    people[hemei] = shares(weights[hemei], HEMEI_POPULATION)
    people[~hemei] = shares(weights[~hemei], POPULATION - HEMEI_POPULATION)
    return people


def write(name: str, features: list[tuple[dict[str, object], shapely.Geometry]]) -> None:
    """Write one GeoJSON file, one feature a line, rings counter-clockwise."""
    lines = []
    for properties, geometry in features:
        shape = shapely.geometry.mapping(shapely.orient_polygons(geometry, exterior_cw=False))
        feature = {"type": "Feature", "properties": properties, "geometry": rounded(shape)}
        lines.append(json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
    head = f'{{"type":"FeatureCollection","note":"{NOTE}","features":[\n'
    (GEO / name).write_text(head + ",\n".join(lines) + "\n]}\n", "utf-8")


def rounded(shape: dict[str, object]) -> dict[str, object]:
    """A geometry whose coordinates are written with six decimals."""
    text = json.dumps(shape["coordinates"])
    numbers = json.loads(text, parse_float=lambda digits: round(float(digits), 6))
    return {"type": shape["type"], "coordinates": numbers}


def draw() -> None:
    """Draw and write the three files."""
    rng = np.random.default_rng(510108)
    whole = outline()
    people = crowd(whole, rng, 9000)
    town_cells = cells_of(whole, by_latitude(settle(people, len(TOWN_NAMES), rng)))
    inside = [people[shapely.contains_xy(cell, people)] for cell in town_cells]
    counts = shares(np.array([len(points) ** 0.9 for points in inside]), ZONES)
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
    write_all(zones, town, station, community, residents)


def write_all(
    zones: list[shapely.Polygon],
    town: np.ndarray,
    station: np.ndarray,
    community: np.ndarray,
    residents: np.ndarray,
) -> None:
    """Write zones, and towns and outline as their unions."""
    towns = [
        shapely.coverage_union_all([zones[i] for i in np.flatnonzero(town == index)])
        for index in range(len(TOWN_NAMES))
    ]
    zone_features = [
        (
            {
                "code": f"CHZ{index + 1:03d}",
                "name": f"第{index + 1:03d}管理区",
                "parent": f"5101089{town[index] + 1:02d}",
                "station": f"CHS{station[index] + 1:02d}",
                "community": int(community[index]),
                "population": int(residents[index]),
            },
            zone,
        )
        for index, zone in enumerate(zones)
    ]
    town_features = [
        ({"code": f"5101089{index + 1:02d}", "name": f"{name}街道"}, towns[index])
        for index, name in enumerate(TOWN_NAMES)
    ]
    county = {"code": "510108", "name": "成华区"}
    write("chenghua_zones.geojson", zone_features)
    write("chenghua_towns.geojson", town_features)
    write("chenghua_outline.geojson", [(county, shapely.coverage_union_all(towns))])


if __name__ == "__main__":
    draw()
