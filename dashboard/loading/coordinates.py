"""GCJ-02, the shifted coordinates of Chinese web maps, and the way back to WGS-84.

The shift is not published. The formula is the one in general use, from
https://github.com/googollee/eviltransform (MIT): a polynomial with sine terms in metres, turned
into degrees on the Krasovsky 1940 ellipsoid. It has no closed inverse; the inverse is iterated.
"""

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]
AXIS, ECCENTRICITY_SQUARED = 6_378_245.0, 0.006_693_421_622_965_943
"""Half the longer axis of the Krasovsky 1940 ellipsoid in metres, and its form."""
WEST, SOUTH, EAST, NORTH = 72.004, 0.8293, 137.8347, 55.8271
"""Where the shift applies; elsewhere the two systems are one."""
ROUNDS = 10
"""Each round leaves a thousandth of the error: four reach a millimetre, ten what a float holds."""


def wgs84_to_gcj02(points: Points) -> Points:
    """Shift points, an array of rows (longitude, latitude) in degrees."""
    return np.asarray(points + _shift(points), dtype=float)


def gcj02_to_wgs84(points: Points) -> Points:
    """Take the shift back: find, by iteration, the points that would be shifted to these."""
    found = np.array(points, dtype=float)
    for _ in range(ROUNDS):
        found += points - wgs84_to_gcj02(found)
    return found


def _shift(points: Points) -> Points:
    longitude, latitude = points[:, 0], points[:, 1]
    east, north = _metres(longitude - 105.0, latitude - 35.0)
    radians = np.radians(latitude)
    magic = 1 - ECCENTRICITY_SQUARED * np.sin(radians) ** 2
    degree_north = np.radians(AXIS * (1 - ECCENTRICITY_SQUARED) / magic**1.5)
    degree_east = np.radians(AXIS / np.sqrt(magic) * np.cos(radians))
    is_shifted = np.logical_and(points >= (WEST, SOUTH), points <= (EAST, NORTH))
    shift = np.column_stack([east / degree_east, north / degree_north])
    return np.where(np.all(is_shifted, axis=1, keepdims=True), shift, 0.0)


def _metres(x: Points, y: Points) -> tuple[Points, Points]:
    """How far a point is moved east and north, by its place relative to 105 E 35 N."""
    root, product = np.sqrt(np.abs(x)), x * y
    common = 20 * np.sin(6 * x * np.pi) + 20 * np.sin(2 * x * np.pi)
    east = 300 + x + 2 * y + 0.1 * x**2 + 0.1 * product + 0.1 * root
    east += (common + _waves(x, (20, 1), (40, 3), (150, 12), (300, 30))) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y**2 + 0.1 * product + 0.2 * root
    north += (common + _waves(y, (20, 1), (40, 3), (160, 12), (320, 30))) * 2 / 3
    return east, north


def _waves(along: Points, *waves: tuple[float, float]) -> Points:
    parts = [height * np.sin(along * np.pi / length) for height, length in waves]
    return np.asarray(sum(parts), dtype=float)
