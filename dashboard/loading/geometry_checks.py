"""Looking at every feature of a map: which area it is, and whether its outline can be used."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import shapely

from dashboard.domain.extent import Extent
from dashboard.domain.text import Text
from dashboard.loading.area_match import Known, Matching, NoMatch
from dashboard.loading.geojson import Feature, Layer
from dashboard.loading.geometry_report import Mended
from dashboard.loading.outlines import BadOutline, Outline, outline
from dashboard.loading.overlaps import Overlap, overlaps
from dashboard.loading.rejects import Reject, masked

GEOMETRY = "geometry"
TWICE = Text(
    "同一区域有几个要素而边界不同，请先合并为一个 MultiPolygon",
    "several features are this area and differ: merge them into one MultiPolygon first",
)


@dataclass(frozen=True)
class Found:
    """A feature that is an area of the register, with its outline in WGS-84."""

    feature: int
    area: str
    outline: Outline


@dataclass(frozen=True)
class Joined:
    """What a file brings: features that can be used, why others cannot, and what that changes."""

    layer: Layer
    crs: str
    areas: Mapping[str, Known]
    found: tuple[Found, ...]
    rejects: tuple[Reject, ...]

    @cached_property
    def new(self) -> dict[str, Found]:
        """The features that give an area an outline it does not have yet, by area."""
        return {
            one.area: one
            for one in self.found
            if not one.outline.is_drawn_by(self.areas[one.area].geometry)
        }

    @property
    def mended(self) -> tuple[Mended, ...]:
        known = [(one, one.outline.mended) for one in self.new.values()]
        return tuple(Mended(one.feature, one.area, why) for one, why in known if why)

    @property
    def overlaps(self) -> tuple[Overlap, ...]:
        """Pairs of new outlines, and of a new one with one that stays."""
        stays = {
            code: shapely.make_valid(shapely.from_geojson(known.geometry))
            for code, known in self.areas.items()
            if known.geometry and code not in self.new
        }
        drawn = {code: shape for code, shape in stays.items() if shape.area}
        return tuple(overlaps({code: one.outline.shape for code, one in self.new.items()}, drawn))

    @property
    def without(self) -> tuple[tuple[str, str], ...]:
        """Areas no outline would be known of: code and name."""
        return tuple(
            (code, known.name)
            for code, known in self.areas.items()
            if code not in self.new and known.geometry is None
        )

    @property
    def kept(self) -> tuple[tuple[str, str], ...]:
        """Areas the file draws no usable outline of, which keep the one they had: code and name."""
        drawn = {one.area for one in self.found}
        return tuple(
            (code, known.name)
            for code, known in self.areas.items()
            if code not in drawn and known.geometry is not None
        )


def join(layer: Layer, matching: Matching, crs: str, extent: Extent) -> Joined:
    """Join every feature to its area and check its outline, which lies within an extent."""
    found: list[Found] = []
    rejects: list[Reject] = []
    for feature in layer.features:
        try:
            found.append(_found(feature, matching, crs, extent))
        except NoMatch as bad:
            rejects.append(_reject(layer, feature.number, bad.column, bad.value, bad.reason))
        except BadOutline as bad:
            rejects.append(_reject(layer, feature.number, GEOMETRY, "", bad.reason))
    differing = _differing(found)
    rejects += [
        _reject(layer, one.feature, GEOMETRY, one.area, TWICE)
        for one in found
        if one.area in differing
    ]
    usable = tuple(one for one in found if one.area not in differing)
    by_number = sorted(rejects, key=lambda reject: reject.row)
    return Joined(layer, crs, matching.areas, usable, tuple(by_number))


def _found(feature: Feature, matching: Matching, crs: str, extent: Extent) -> Found:
    code = matching.code_of(feature)
    return Found(feature.number, code, outline(feature.geometry, crs, extent))


def _differing(found: Sequence[Found]) -> set[str]:
    """Areas drawn more than once, and not alike: which is right the file does not say."""
    texts: dict[str, set[str]] = defaultdict(set)
    for one in found:
        texts[one.area].add(one.outline.text)
    return {area for area, drawn in texts.items() if len(drawn) > 1}


def _reject(layer: Layer, number: int, column: str, value: str, reason: Text) -> Reject:
    return Reject(layer.file, number, column, masked("", value), reason)
