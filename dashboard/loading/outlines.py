"""From a feature's geometry to an outline that can be drawn: whole, valid, in WGS-84, oriented."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from dashboard.domain.extent import CHINA, Extent
from dashboard.domain.text import Text
from dashboard.loading.coordinates import gcj02_to_wgs84
from dashboard.loading.rejects import masked
from dashboard.loading.tangles import is_tangled

SMALLEST_RING = 4
MOST_CHANGE = 0.001
"""Part of its area by which mending may change an outline: more is another outline."""
GRID = 1e-7
"""Degrees coordinates are stored to: about a centimetre."""
NO_GEOMETRY = Text("没有边界", "it has no outline")
NO_POLYGON = Text(
    "几何类型是 {type}，应为 Polygon 或 MultiPolygon",
    "its geometry is a {type}, not a Polygon or MultiPolygon",
)
NO_RING = Text("坐标不成环：{what}", "its coordinates are no ring: {what}")
FEW = Text("一个环少于 4 个点", "a ring of fewer than 4 positions")
OPEN = Text("一个环首尾点不同", "a ring that does not end where it starts")
NOT_NUMBERS = Text("坐标不是两个有限的数", "a position that is not two finite numbers")
NOT_RINGS = Text("坐标的层次不对", "coordinates that are not nested as they should be")
SWAPPED = Text(
    "经度和纬度写反了（先写了纬度）", "longitude and latitude are swapped (latitude comes first)"
)
PROJECTED = Text(
    "坐标不是经纬度，可能是投影坐标（米）",
    "its coordinates are no degrees, perhaps projected metres",
)
ELSEWHERE = Text(
    "坐标不在工作模式的范围内（extent，未写明的为中国）",
    "it lies outside the programme's extent (that of China where none is declared)",
)
FLAT = Text("面积为零", "its area is zero")
CROSSED = Text(
    "边界无效（{reason}），修复会使面积改变 {change:.1%}，未作修复",
    "its outline is not valid ({reason}); mending would change its area by {change:.1%}",
)
TANGLED = Text(
    "边界无效（{reason}），线段互相交错太多，未作修复",
    "its outline is not valid ({reason}); its lines cross too often to be mended",
)
MENDED = Text(
    "边界无效（{reason}），已修复，面积改变不到 0.1%",
    "its outline was not valid ({reason}) and was mended, its area changed by less than 0.1%",
)
POLYGONS = ("Polygon", "MultiPolygon")


class BadOutline(ValueError):
    """A geometry that cannot be used, with the reason."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


@dataclass(frozen=True)
class Outline:
    """An outline in WGS-84, exterior rings counter-clockwise; ``mended`` says what was wrong."""

    shape: shapely.Geometry
    mended: Text | None = None

    @property
    def text(self) -> str:
        """The outline as GeoJSON."""
        return str(shapely.to_geojson(self.shape))

    def is_drawn_by(self, text: str | None) -> bool:
        """Whether a GeoJSON geometry is this outline, wherever its rings begin."""
        other = shapely.from_geojson(text, on_invalid="ignore")
        pair = shapely.normalize(self.shape), shapely.normalize(other)
        return bool(shapely.equals_exact(*pair, tolerance=GRID))


def outline(geometry: object, crs: str, extent: Extent = CHINA) -> Outline:
    """Return the outline of a feature read in a coordinate system, or say why there is none."""
    shape = _shape(geometry)
    _check_place(shape.bounds, extent)
    if crs == "gcj02":
        shape = shapely.transform(shape, gcj02_to_wgs84)
    whole, mended = _valid(shape)
    stored = shapely.set_precision(whole, GRID)
    if not stored.area:
        raise BadOutline(FLAT)
    return Outline(shapely.orient_polygons(stored), mended)


def _shape(geometry: object) -> shapely.Geometry:
    if not isinstance(geometry, dict):
        raise BadOutline(NO_GEOMETRY)
    kind, coordinates = geometry.get("type"), geometry.get("coordinates")
    if kind not in POLYGONS:
        raise BadOutline(NO_POLYGON.format(type=masked("", str(kind)[:40])))
    if not coordinates:
        raise BadOutline(NO_GEOMETRY)
    parts = [coordinates] if kind == "Polygon" else coordinates
    polygons = [_polygon(part) for part in _listed(parts)]
    return polygons[0] if kind == "Polygon" else shapely.multipolygons(polygons)


def _polygon(rings: object) -> shapely.Geometry:
    found = [_ring(ring) for ring in _listed(rings)]
    return shapely.Polygon(found[0], found[1:])


def _ring(positions: object) -> npt.NDArray[np.float64]:
    ring = [_position(one) for one in _listed(positions)]
    if len(ring) < SMALLEST_RING:
        raise BadOutline(NO_RING.format(what=FEW))
    if ring[0] != ring[-1]:
        raise BadOutline(NO_RING.format(what=OPEN))
    return np.array(ring, dtype=float)


def _position(found: object) -> tuple[float, float]:
    """Return longitude and latitude; a height is left out, as the map has none."""
    numbers = found[:2] if isinstance(found, list) else []
    if len(numbers) < 2 or any(type(one) not in (int, float) for one in numbers):
        raise BadOutline(NO_RING.format(what=NOT_NUMBERS))
    x, y = (float(one) if abs(one) < 1e9 else float("inf") for one in numbers)
    if not np.isfinite([x, y]).all():
        raise BadOutline(NO_RING.format(what=NOT_NUMBERS))
    return x, y


def _listed(found: object) -> list[object]:
    if not isinstance(found, list) or not found:
        raise BadOutline(NO_RING.format(what=NOT_RINGS))
    return found


def _check_place(bounds: Extent, extent: Extent) -> None:
    west, south, east, north = bounds
    if _is_within(bounds, extent):
        return
    if _is_within((south, west, north, east), extent):
        raise BadOutline(SWAPPED)
    if max(abs(west), abs(east)) > 180 or max(abs(south), abs(north)) > 90:
        raise BadOutline(PROJECTED)
    raise BadOutline(ELSEWHERE)


def _is_within(bounds: Extent, extent: Extent) -> bool:
    west, south, east, north = bounds
    return extent[0] <= west and extent[1] <= south and east <= extent[2] and north <= extent[3]


def _valid(shape: shapely.Geometry) -> tuple[shapely.Geometry, Text | None]:
    """Mend what can be mended without making another area of it."""
    if shapely.is_valid(shape):
        return shape, None
    reason = str(shapely.is_valid_reason(shape))
    if is_tangled(shape):
        raise BadOutline(TANGLED.format(reason=reason))
    mended = _polygonal(shapely.make_valid(shape, method="structure"))
    change = abs(mended.area - shape.area) / max(mended.area, shape.area, GRID**2)
    if change >= MOST_CHANGE:
        raise BadOutline(CROSSED.format(reason=reason, change=change))
    return mended, MENDED.format(reason=reason)


def _polygonal(shape: shapely.Geometry) -> shapely.Geometry:
    """Keep the areas of what mending made; lines and points have none."""
    parts = [part for part in shapely.get_parts(shape) if part.geom_type in POLYGONS]
    return parts[0] if len(parts) == 1 else shapely.union_all(parts)
