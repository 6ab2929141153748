"""Units a reader may choose from, on the tiny database."""

from dataclasses import replace

import pytest

from dashboard.domain.errors import BadRequest
from dashboard.domain.scope import ALL
from dashboard.queries.units import (
    contracts,
    outlines,
    programmes_reached,
    rooms,
    stations,
    units,
    zones,
)
from tests.tiny.readers import NOBODY, WHOLE, head

pytestmark = pytest.mark.usefixtures("on_tiny")


@pytest.mark.parametrize(
    ("dimension", "codes"),
    [
        ("county", ["H1", "H2"]),
        ("town", ["HT1", "HT2"]),
        ("community", ["HC1", "HC2"]),
        ("zone", ["HZ1", "HZ2", "HZ3", "HZ4"]),
        ("station", ["HS1", "HS2", "HS3"]),
        ("firm", ["HFA", "HFB"]),
    ],
)
def test_units_of_a_programme_come_by_code_and_none_of_another(dimension, codes):
    assert list(units(WHOLE, "hill", dimension)["code"]) == codes


def test_coded_dimensions_are_no_register():
    with pytest.raises(BadRequest, match="'level' is not a register of units"):
        units(WHOLE, "hill", "level")


def test_stations_come_with_officers_and_position():
    assert stations(WHOLE, "hill").iloc[1].to_dict() == {
        "code": "HS2",
        "name": "Lower_station",
        "county": "H1",
        "officers": 15,
        "longitude": 104.2,
        "latitude": 30.7,
    }


def test_a_zone_without_a_drawn_border_is_listed_too():
    found = zones(WHOLE, "hill")
    assert list(found["code"]) == ["HZ1", "HZ2", "HZ3", "HZ4"]
    assert list(found["geometry"].isna()) == [False, True, True, True]
    assert list(outlines(WHOLE, "hill", "county")["code"]) == ["H1", "H2"]


def test_contracts_and_rooms_are_listed_with_their_days():
    assert list(contracts(WHOLE, "hill")["station"]) == ["HS1", "HS2", "HS3"]
    assert list(rooms(WHOLE, "hill")["code"]) == ["M1", "M3", "M2"]


EVERY = replace(head("HS1"), programmes=ALL)


@pytest.mark.parametrize(
    ("scope", "codes"),
    [
        (WHOLE, ["hill", "river"]),
        (head("HS1"), ["hill"]),
        (EVERY, ["hill"]),
        (replace(EVERY, stations=("RS1", "HS1")), ["hill", "river"]),
        (replace(EVERY, stations=("nowhere",)), []),
        (replace(WHOLE, counties=("R1",)), ["river"]),
        (replace(WHOLE, counties=("R1",), stations=("HS1",)), []),
        (replace(WHOLE, firms=("RF",)), ["river"]),
        (replace(WHOLE, programmes=("river",)), ["river"]),
        (NOBODY, []),
    ],
)
def test_a_programme_is_reached_where_a_reader_reaches_anything_of_it(scope, codes):
    assert list(programmes_reached(scope)["code"]) == codes
