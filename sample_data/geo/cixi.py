"""Draws the schematic map of 慈溪 (towns): 示意图，非测绘成果.

Run ``python -m sample_data.geo.cixi`` from the repository root to write the file anew.
The outline was drawn by hand to the city's size, not traced from any map; the towns
inside it, their names and their populations are invented.
"""

from pathlib import Path

import numpy as np
import shapely

from sample_data.draws import apportion
from sample_data.geo.draw import GEO, write
from sample_data.geo.partition import KM_PER_DEGREE, by_latitude, cells_of, settle, snapped

FILE = "cixi_town.geojson"
CENTRE = (121.27, 30.20)
AREA_KM2 = 1_361.0
POPULATION = 1_830_000
STREETS, TOWNS = 5, 18
NUMERALS = "一二三四五六七八九十"

# Kilometres east and north of the centre, counter-clockwise: hills south, the bay north.
OUTLINE_KM = [
    *[(-26, -3), (-22, -8), (-16, -11), (-10, -13), (-3, -15), (4, -14), (10, -17)],
    *[(16, -16), (21, -19), (26, -16), (29, -11), (27, -6), (23, -1), (18, 4)],
    *[(12, 9), (6, 13), (0, 16), (-6, 18), (-12, 17), (-17, 14), (-21, 9), (-25, 4)],
]


def town_names() -> list[str]:
    """Names nobody takes for real ones: 示例一街道 … 示例六镇 … 示例十八镇."""
    numerals = [*NUMERALS, *("十" + numeral for numeral in NUMERALS)][:TOWNS]
    kinds = ["街道"] * STREETS + ["镇"] * (TOWNS - STREETS)
    return [f"示例{numeral}{kind}" for numeral, kind in zip(numerals, kinds, strict=True)]


def outline() -> shapely.Polygon:
    """The hand-drawn outline in degrees, scaled to the city's size."""
    drawn = np.array(OUTLINE_KM, dtype=float)
    drawn *= np.sqrt(AREA_KM2 / shapely.Polygon(drawn).area)
    return shapely.Polygon(np.round(np.array(CENTRE) + drawn / KM_PER_DEGREE, 6))


def draw(folder: Path = GEO) -> None:
    """Draw the map and write its file; the towns nearest the middle are the streets."""
    rng = np.random.default_rng(330_282)
    whole = outline()
    west, south, east, north = whole.bounds
    points = rng.uniform((west, south), (east, north), (9_000, 2))
    points = points[shapely.contains_xy(whole, points)]
    cells = snapped(cells_of(whole, by_latitude(settle(points, TOWNS, rng))))
    middles = shapely.get_coordinates(shapely.centroid(cells))
    away = np.linalg.norm((middles - middles.mean(axis=0)) * KM_PER_DEGREE, axis=1)
    order = np.argsort(away, kind="stable")
    order = np.r_[np.sort(order[:STREETS]), np.sort(order[STREETS:])]
    weights = np.where(np.arange(TOWNS) < STREETS, 1.8, 1.0) * rng.lognormal(0, 0.22, TOWNS)
    people = apportion(weights, POPULATION)
    properties: list[dict[str, str | int]] = [
        {"code": f"CX1{number:02d}", "name": name, "population": int(count)}
        for number, (name, count) in enumerate(zip(town_names(), people, strict=True), 1)
    ]
    write(folder / FILE, [(row, cells[i]) for row, i in zip(properties, order, strict=True)])


if __name__ == "__main__":
    draw()
