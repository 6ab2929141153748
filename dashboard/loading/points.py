"""Which area a point lies in, by the outlines that a programme's areas have."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from sqlalchemy import Connection, select

from dashboard.database.schema import area, area_geometry
from dashboard.domain.text import Text
from dashboard.loading.cells import BadCell, Reader
from dashboard.loading.field_names import said_field

OUTSIDE = Text(
    "坐标不在任何{field}的边界内", "its coordinates lie in no {field} that has an outline"
)
POINT = "{longitude}, {latitude}"
"""How a point that lies in no area is written in a cell: no code looks like it."""


@dataclass(frozen=True)
class Outlines:
    """The outlines of a level of areas, in the order of their codes."""

    codes: tuple[str, ...]
    tree: shapely.STRtree

    def area_of(self, longitudes: np.ndarray, latitudes: np.ndarray) -> list[str | None]:
        """Return the area each point lies in, on its border too; of several, the first by code.

        Coordinates are WGS-84 degrees, as those of the outlines; NaN lies nowhere.
        """
        found: list[str | None] = [None] * len(longitudes)
        points, places = self.tree.query(
            shapely.points(longitudes, latitudes), predicate="intersects"
        )
        for point, place in sorted(zip(points.tolist(), places.tolist(), strict=True)):
            found[point] = found[point] or self.codes[place]
        return found


def outlines_of(connection: Connection, programme: str, level: str) -> Outlines:
    """Return the outlines that the areas of a level have."""
    statement = (
        select(area.c.code, area_geometry.c.geometry)
        .join(area_geometry, area_geometry.c.area == area.c.code)
        .where(area.c.programme == programme, area.c.level == level)
        .order_by(area.c.code)
    )
    found = [
        (row.code, shapely.from_geojson(row.geometry)) for row in connection.execute(statement)
    ]
    return Outlines(tuple(code for code, _ in found), shapely.STRtree([one for _, one in found]))


def by_point(field: str, known: Reader, outside: str) -> Reader:
    """Return a reader of areas by their point: what lies outside is refused, or left empty."""

    def read(text: str) -> object:
        if not is_point(text):
            return known(text)
        if outside == "empty":
            return None
        raise BadCell(OUTSIDE.format(field=said_field(field)))

    return read


def is_point(text: str) -> bool:
    """Whether a cell holds a point that lies in no area."""
    return ", " in text and all(map(_is_number, text.split(", ")))


def _is_number(text: str) -> bool:
    try:
        return bool(np.isfinite(float(text)))
    except ValueError:
        return False


def numbers(cells: Sequence[object], limit: int) -> np.ndarray:
    """Return cells as degrees; what is no coordinate lies nowhere."""
    read = np.array([_degrees(str(cell or "")) for cell in cells], dtype=float)
    return np.where(np.abs(read) <= limit, read, np.nan)


def _degrees(text: str) -> float:
    try:
        return float(text.strip())
    except ValueError:
        return float("nan")
