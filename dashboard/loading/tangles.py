"""Outlines whose lines lie across each other so often that mending them would never end."""

import numpy as np
import shapely

FEW = 20
"""Lines that may lie near each one: its neighbours, and some where a border winds."""
SLACK = 20_000
PAIRS_AT_ONCE = 1_000_000


def is_tangled(shape: shapely.Geometry) -> bool:
    """Whether more pairs of its lines may cross than mending could follow up.

    Counted by the boxes around the lines, some lines at a time, and no further than needed: every
    crossing becomes a corner, so that two thousand points can make a million of them.
    """
    lines = _lines(shape)
    tree, at_once = shapely.STRtree(lines), max(1, PAIRS_AT_ONCE // len(lines))
    most, pairs = FEW * len(lines) + SLACK, 0
    for first in range(0, len(lines), at_once):
        pairs += tree.query(lines[first : first + at_once]).shape[1]
        if pairs > most:
            return True
    return False


def _lines(shape: shapely.Geometry) -> "np.ndarray[tuple[int], np.dtype[np.object_]]":
    """Return every line from one point of a ring to the next."""
    rings = shapely.get_rings(shape)
    points = [shapely.get_coordinates(ring) for ring in rings]
    pairs = [np.stack([one[:-1], one[1:]], axis=1) for one in points]
    return np.asarray(shapely.linestrings(np.concatenate(pairs)))
