"""From geometry to outline: what can be drawn, what is mended, and what is refused, and why."""

import json
import time

import numpy as np
import pytest
import shapely

from dashboard.loading.coordinates import wgs84_to_gcj02
from dashboard.loading.outlines import BadOutline, outline
from tests.loading.maps import ring, square

CORNER, FAR = [104.1, 30.6], [104.11, 30.61]
BOW_TIE = [CORNER, [104.11, 30.61], [104.11, 30.6], [104.1, 30.61], CORNER]
SPIKED = [*ring(0)[:3], [104.105, 30.61], [104.105, 30.6101], [104.105, 30.61], *ring(0)[3:]]
"""A square with a line of ten metres sticking out of it, there and back."""


def polygon(*rings):
    return {"type": "Polygon", "coordinates": list(rings)}


def swapped(points):
    return [[y, x] for x, y in points]


def reason(geometry, crs="wgs84"):
    with pytest.raises(BadOutline) as refused:
        outline(geometry, crs)
    return refused.value.reason.en


def test_outer_rings_turn_counter_clockwise_and_holes_the_other_way():
    hole = [[104.102, 30.602], [104.104, 30.602], [104.104, 30.604], [104.102, 30.602]]
    for outer, inner in ((ring(0), hole), (ring(0)[::-1], hole[::-1])):
        shape = outline(polygon(outer, inner), "wgs84").shape
        assert shapely.is_ccw(shape.exterior)
        assert not shapely.is_ccw(shape.interiors[0])


def test_an_area_of_two_parts_stays_one_of_two_parts():
    both = {"type": "MultiPolygon", "coordinates": [[ring(0)], [ring(3)]]}
    read = json.loads(outline(both, "wgs84").text)
    assert (read["type"], len(read["coordinates"])) == ("MultiPolygon", 2)


def test_a_programme_elsewhere_declares_its_extent():
    paris = polygon([[2.3, 48.8], [2.4, 48.8], [2.4, 48.9], [2.3, 48.8]])
    assert outline(paris, "wgs84", (2.0, 48.5, 2.6, 49.0)).shape.area > 0


def test_cgcs2000_is_taken_as_it_is():
    assert outline(square(0), "cgcs2000").text == outline(square(0), "wgs84").text


def test_gcj02_lands_where_wgs84_would_have_been():
    shifted = polygon(wgs84_to_gcj02(np.array(ring(0))).tolist())
    back, true = outline(shifted, "gcj02").shape, outline(square(0), "wgs84").shape
    assert back.hausdorff_distance(true) < 2e-7
    assert outline(shifted, "wgs84").shape.hausdorff_distance(true) > 0.002


def test_a_height_is_left_out():
    high = polygon([[x, y, 500.0] for x, y in ring(0)])
    assert outline(high, "wgs84").text == outline(square(0), "wgs84").text


def test_a_ring_that_touches_itself_is_mended_and_it_is_said():
    found = outline(polygon(SPIKED), "wgs84")
    assert shapely.is_valid(found.shape)
    assert found.shape.area == pytest.approx(0.0001, rel=1e-3)
    assert "mended" in found.mended.en
    assert outline(square(0), "wgs84").mended is None


def test_mending_that_would_make_another_area_of_it_is_refused():
    assert "Self-intersection" in reason(polygon(BOW_TIE))


def test_an_outline_that_crosses_itself_everywhere_is_refused_at_once():
    rng = np.random.default_rng(1)
    points = (rng.random((2_000, 2)) * 0.1 + (104, 30)).tolist()
    began = time.monotonic()
    assert "cross too often to be mended" in reason(polygon([*points, points[0]]))
    assert time.monotonic() - began < 5


def test_a_long_winding_outline_that_touches_itself_once_is_still_mended():
    """Ten thousand points of a winding border, and a line of ten metres sticking out of it."""
    turns = [[104.1 + i / 1e5, 30.6 + (i % 2) / 1e4] for i in range(10_000)]
    spike = [[104.19999, 30.8], [104.19999, 30.8001], [104.19999, 30.8]]
    assert (
        "mended" in outline(polygon([*turns, *spike, [104.1, 30.8], turns[0]]), "wgs84").mended.en
    )


def test_a_geometry_named_in_control_characters_is_told_without_them():
    assert reason({"type": "\ud800\x1b[31m", "coordinates": [1]}).isprintable()


@pytest.mark.parametrize(
    ("geometry", "why"),
    [
        (None, "it has no outline"),
        ({"type": "Point", "coordinates": CORNER}, "its geometry is a Point"),
        ({"type": "Polygon", "coordinates": []}, "it has no outline"),
        ({"type": "GeometryCollection", "geometries": []}, "its geometry is a GeometryColl"),
        (polygon(ring(0)[:3]), "a ring of fewer than 4 positions"),
        (polygon(ring(0)[:-1]), "does not end where it starts"),
        (polygon(3), "not nested as they should be"),
        (polygon([]), "not nested as they should be"),
        (polygon([["104", "30"]] * 4), "not two finite numbers"),
        (polygon([[True, False]] * 4), "not two finite numbers"),
        (polygon([[104.1]] * 4), "not two finite numbers"),
        (polygon([[10**400, 3]] * 4), "not two finite numbers"),
        (polygon([CORNER, FAR, FAR, CORNER]), "its area is zero"),
        (polygon(swapped(ring(0))), "longitude and latitude are swapped"),
        (polygon([[500_000, 3_390_000], [500_100, 3_390_000], [500_100, 3_390_100],
                  [500_000, 3_390_000]]), "perhaps projected metres"),
        (polygon([[2.3, 48.8], [2.4, 48.8], [2.4, 48.9], [2.3, 48.8]]), "outside the programme"),
    ],
)  # fmt: skip
def test_what_cannot_be_drawn_is_refused_with_its_reason(geometry, why):
    assert why in reason(geometry)


def test_swapped_degrees_are_named_even_where_both_are_possible():
    # 85 east 45 north in Xinjiang: swapped, 85 is still a latitude.
    east = [[85.0, 45.0], [85.1, 45.0], [85.1, 45.1], [85.0, 45.0]]
    assert "swapped" in reason(polygon(swapped(east)), "gcj02")
