"""Outlines that lie on each other: named, since which of the two is right the file does not say."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import shapely

LEAST_SHARE = 0.005
"""Part of the smaller area that two may share: borders drawn twice never fit exactly."""


@dataclass(frozen=True)
class Overlap:
    """Two areas, by code, and the part of the smaller one that lies in the other."""

    first: str
    second: str
    share: float


def overlaps(
    new: Mapping[str, shapely.Geometry], kept: Mapping[str, shapely.Geometry]
) -> list[Overlap]:
    """Return pairs that share too much, the worst first; pairs of kept outlines are left out."""
    codes, shapes = [*new, *kept], np.array([*new.values(), *kept.values()], dtype=object)
    found = []
    for one, other in shapely.STRtree(shapes).query(shapes, predicate="intersects").T:
        if one >= other or one >= len(new):
            continue
        share = _share(shapes[one], shapes[other])
        if share > LEAST_SHARE:
            found.append(Overlap(codes[one], codes[other], share))
    return sorted(found, key=lambda pair: (-pair.share, pair.first, pair.second))


def _share(one: shapely.Geometry, other: shapely.Geometry) -> float:
    return float(one.intersection(other).area / min(one.area, other.area))
