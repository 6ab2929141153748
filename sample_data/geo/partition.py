"""Cuts an area into cells that share points evenly and fit together exactly."""

import numpy as np
import shapely

from sample_data.draws import Array

CENTRE = (104.10, 30.68)
KM_PER_DEGREE = (95.75, 110.85)
GRID = 1e-6


def crowd(area: shapely.Polygon, rng: np.random.Generator, size: int, core: Array) -> Array:
    """Points inside an area, denser towards its core (kilometres from the centre)."""
    west, south, east, north = area.bounds
    points = rng.uniform((west, south), (east, north), (size * 6, 2))
    points = points[shapely.contains_xy(area, points)]
    away = np.linalg.norm((points - CENTRE) * KM_PER_DEGREE - core, axis=1)
    kept = rng.random(len(points)) < np.exp(-away / 9)
    return np.asarray(points[kept][:size])


def settle(points: Array, cells: int, rng: np.random.Generator) -> Array:
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


def nearest_centre(points: Array, centres: Array) -> Array:
    """Which centre each point is nearest to, in kilometres."""
    gaps = (points[:, None, :] - centres[None, :, :]) * KM_PER_DEGREE
    return np.asarray(np.argmin((gaps**2).sum(axis=2), axis=1))


def cells_of(area: shapely.Polygon, centres: Array) -> list[shapely.Geometry]:
    """The area cut into one Voronoi cell per centre, computed in kilometres."""
    scaled = shapely.MultiPoint(centres * KM_PER_DEGREE)
    raw = shapely.voronoi_polygons(scaled, extend_to=scaled.buffer(50), ordered=True)
    return [
        shapely.transform(cell, lambda xy: xy / KM_PER_DEGREE).intersection(area)
        for cell in raw.geoms
    ]


def by_latitude(centres: Array) -> Array:
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
