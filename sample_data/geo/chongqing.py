"""Draws the schematic map of 重庆's forty counties: 示意图，非测绘成果.

Run ``python -m sample_data.geo.chongqing`` from the repository root to write the file anew.
The outline is a rough hand drawing to the municipality's place and size, not traced from any
map; the counties inside it, their names and populations are invented.
"""

from pathlib import Path

import numpy as np
import shapely

from sample_data.draws import Array, Rng, apportion
from sample_data.geo.draw import GEO, write
from sample_data.geo.partition import KM_PER_DEGREE, cells_of, settle, snapped

CENTRE = (107.75, 30.05)
AREA_KM2 = 82_400.0
COUNTIES, DISTRICTS = 40, 26
POPULATION = 31_000_000
CORE_KM = np.array([-112.0, -50.0])

# Kilometres east and north of the centre, counter-clockwise.
OUTLINE_KM = [
    *[(-212, -58), (-196, -112), (-150, -146), (-92, -128), (-44, -112), (-6, -84)],
    *[(40, -124), (74, -190), (128, -182), (138, -124), (102, -62), (74, -14)],
    *[(92, 40), (150, 70), (204, 94), (214, 150), (178, 184), (112, 226)],
    *[(66, 204), (72, 140), (26, 106), (-14, 72), (-62, 40), (-100, 18)],
    *[(-138, 20), (-176, 40), (-204, 14)],
]


def outline() -> shapely.Polygon:
    """The hand-drawn outline in degrees, scaled to the municipality's size."""
    drawn = np.array(OUTLINE_KM, dtype=float)
    drawn *= np.sqrt(AREA_KM2 / shapely.Polygon(drawn).area)
    return shapely.Polygon(np.round(np.array(CENTRE) + drawn / KM_PER_DEGREE, 6))


def crowd(whole: shapely.Polygon, rng: Rng) -> Array:
    """Points inside the outline, denser towards the core, so that counties are smaller there."""
    west, south, east, north = whole.bounds
    points = rng.uniform((west, south), (east, north), (60_000, 2))
    points = points[shapely.contains_xy(whole, points)]
    kept = rng.random(len(points)) < 0.16 + 0.84 * np.exp(-_away(points) / 38)
    return np.asarray(points[kept][:9_000])


def outwards(centres: Array) -> Array:
    """Centres from the core outwards: the first twenty-six are districts."""
    return np.asarray(centres[np.argsort(_away(centres), kind="stable")])


def county_names() -> list[str]:
    """Names nobody takes for real ones: 示例01区 to 示例40县."""
    numbers = range(1, COUNTIES + 1)
    return [f"示例{number:02d}{'区' if number <= DISTRICTS else '县'}" for number in numbers]


def draw(folder: Path = GEO) -> None:
    """Draw the map and write its file."""
    rng = np.random.default_rng(500_000)
    whole = outline()
    cells = snapped(cells_of(whole, outwards(settle(crowd(whole, rng), COUNTIES, rng))))
    weights = rng.lognormal(0, 0.34, COUNTIES) * np.linspace(1.3, 0.75, COUNTIES)
    people = apportion(weights, POPULATION)
    properties: list[dict[str, str | int]] = [
        {"code": f"CQ{number:02d}", "name": name, "population": int(count)}
        for number, (name, count) in enumerate(zip(county_names(), people, strict=True), 1)
    ]
    write(folder / "chongqing_county.geojson", list(zip(properties, cells, strict=True)))


def _away(points: Array) -> Array:
    """Kilometres from the core."""
    return np.asarray(np.linalg.norm((points - np.array(CENTRE)) * KM_PER_DEGREE - CORE_KM, axis=1))


if __name__ == "__main__":
    draw()
