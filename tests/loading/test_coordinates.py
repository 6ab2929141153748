"""GCJ-02 there and back: published pairs, the offset measured in Chengdu, and every round trip."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.loading.coordinates import gcj02_to_wgs84, wgs84_to_gcj02

PAIRS = {
    "shanghai": ((121.5272106, 31.1774276), (121.531541859215, 31.17530398364597)),
    "shenzhen": ((113.912316, 22.543847), (113.9171764808363, 22.540796131694766)),
    "beijing": ((116.377817, 39.911954), (116.38404722455657, 39.91334545536069)),
}
"""WGS-84 and GCJ-02 as eviltransform's own tests have them."""


@pytest.mark.parametrize(("wgs84", "gcj02"), PAIRS.values(), ids=PAIRS)
def test_published_pairs_come_out_both_ways(wgs84, gcj02):
    assert wgs84_to_gcj02(np.array([wgs84]))[0] == pytest.approx(gcj02, abs=1e-9)
    assert gcj02_to_wgs84(np.array([gcj02]))[0] == pytest.approx(wgs84, abs=1e-9)


def test_the_shift_in_chenghua_is_the_one_measured_between_two_maps_of_it():
    # Two published outlines of 成华区 differ by about +0.0024 and -0.0024 degrees.
    here = np.array([[104.1, 30.67]])
    east, north = (wgs84_to_gcj02(here) - here)[0]
    assert east == pytest.approx(0.0024, abs=0.0003)
    assert north == pytest.approx(-0.0024, abs=0.0003)


@given(longitude=st.floats(73.5, 135.5), latitude=st.floats(3.5, 53.5))
def test_there_and_back_is_the_same_place_to_a_centimetre(longitude, latitude):
    here = np.array([[longitude, latitude]])
    assert np.abs(gcj02_to_wgs84(wgs84_to_gcj02(here)) - here).max() < 1e-7


@given(longitude=st.floats(73.5, 135.5), latitude=st.floats(3.5, 53.5))
def test_a_place_is_shifted_by_hundreds_of_metres_and_never_by_kilometres(longitude, latitude):
    here = np.array([[longitude, latitude]])
    degrees = np.abs(wgs84_to_gcj02(here) - here).max()
    assert degrees < 0.02


def test_abroad_nothing_is_shifted():
    new_york = np.array([[-74.0, 40.7]])
    assert (wgs84_to_gcj02(new_york) == new_york).all()
    assert (gcj02_to_wgs84(new_york) == new_york).all()
