"""Draws the schematic maps of 宜宾 (counties) and 澧县 (towns): 示意图，非测绘成果.

Run ``python -m sample_data.geo.regions`` from the repository root to write both files anew.
The outlines are drawn by chance to the size and place of the region, not traced from any map;
the parts inside them and their populations are invented.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import shapely

from sample_data.draws import Array, apportion
from sample_data.geo.draw import GEO, write
from sample_data.geo.partition import KM_PER_DEGREE, by_latitude, cells_of, settle, snapped

CORNERS = 44
NUMERALS = "一二三四五六七八九十"


@dataclass(frozen=True)
class Region:
    """What is drawn: where, how large, into how many parts, and what they are called."""

    file: str
    centre: tuple[float, float]
    area_km2: float
    population: int
    prefix: str
    names: Callable[[Array], list[str]]
    parts: int
    seed: int


def numbered(first: str, last: str, count: int) -> list[str]:
    """Names nobody takes for real ones: 示例一镇 to 示例十二镇."""
    tens = ["", "十", "二十"]
    numerals = [tens[number // 10] + ("零" + NUMERALS)[number % 10] for number in range(count + 1)]
    return [f"{first}{numeral.removesuffix('零')}{last}" for numeral in numerals[1:]]


def counties_of_yibin(centres: Array) -> list[str]:
    """The three counties the source names in the middle of the city, invented ones around."""
    middle = np.argsort(np.linalg.norm(centres - centres.mean(axis=0), axis=1))
    return named(len(centres), zip(middle, ("翠屏区", "临港开发区", "宜宾县"), strict=False), "县")


def towns_of_lixian(centres: Array) -> list[str]:
    """The three towns the source names in the west and south, invented ones elsewhere."""
    west, second = np.argsort(centres[:, 0])[:2]
    south = next(int(i) for i in np.argsort(centres[:, 1]) if i not in (west, second))
    places = zip((west, second, south), ("王家厂镇", "大堰垱镇", "澧南镇"), strict=True)
    return named(len(centres), places, "镇")


def named(count: int, real: Iterable[tuple[int, str]], last: str) -> list[str]:
    """Real names at their places, numbered ones everywhere else."""
    given = {int(place): name for place, name in real}
    invented = iter(numbered("示例", last, count - len(given)))
    return [given.get(place) or next(invented) for place in range(count)]


REGIONS = (
    Region(
        "yibin_county.geojson",
        (104.63, 28.77),
        13_283.0,
        4_520_000,
        "YB",
        counties_of_yibin,
        parts=11,
        seed=511_500,
    ),
    Region(
        "lixian_town.geojson",
        (111.76, 29.64),
        2_075.0,
        880_000,
        "LX01",
        towns_of_lixian,
        parts=19,
        seed=430_723,
    ),
)


def outline(region: Region, rng: np.random.Generator) -> shapely.Polygon:
    """A wavy ring around the centre, scaled to the region's size."""
    turn = np.linspace(0, 2 * np.pi, CORNERS, endpoint=False)
    waves = sum(
        rng.normal(0, 0.16 / order**0.7) * np.cos(order * turn + rng.uniform(0, 6.3))
        for order in range(2, 9)
    )
    ring = np.column_stack([1.2 * np.cos(turn), np.sin(turn)]) * (1 + np.asarray(waves))[:, None]
    ring *= np.sqrt(region.area_km2 / shapely.Polygon(ring).area)
    return shapely.Polygon(np.round(np.array(region.centre) + ring / KM_PER_DEGREE, 6))


def parts_of(whole: shapely.Polygon, count: int, rng: np.random.Generator) -> Sequence[Array]:
    """The outline cut into parts of about the same size that fit together exactly."""
    west, south, east, north = whole.bounds
    points = rng.uniform((west, south), (east, north), (9_000, 2))
    points = points[shapely.contains_xy(whole, points)]
    return snapped(cells_of(whole, by_latitude(settle(points, count, rng))))


def draw(folder: Path = GEO) -> None:
    """Draw the maps and write their files."""
    for region in REGIONS:
        rng = np.random.default_rng(region.seed)
        cells = parts_of(outline(region, rng), region.parts, rng)
        names = region.names(shapely.get_coordinates(shapely.centroid(cells)))
        people = apportion(rng.lognormal(0, 0.38, region.parts), region.population)
        properties: list[dict[str, str | int]] = [
            {"code": f"{region.prefix}{number:02d}", "name": name, "population": int(count)}
            for number, (name, count) in enumerate(zip(names, people, strict=True), 1)
        ]
        write(folder / region.file, list(zip(properties, cells, strict=True)))


if __name__ == "__main__":
    draw()
