"""What a card asks of the registers, on the tiny database."""

from dataclasses import replace

import pytest

from dashboard.domain.errors import BadRequest
from dashboard.queries.visits import (
    served_areas,
    station_offices,
    unit_inspections,
)
from tests.tiny.readers import WHOLE, head

pytestmark = pytest.mark.usefixtures("on_tiny")


def rows(frame):
    return list(frame.astype(object).itertuples(index=False, name=None))


def test_a_station_has_the_office_it_is_paired_with():
    offices = dict(rows(station_offices(WHOLE, "hill")))
    assert offices["HS1"] == "North_office"
    assert list(offices) == ["HS1", "HS2", "HS3"]
    assert rows(station_offices(head("HS3"), "hill"))[0][0] == "HS3"


def test_a_station_serves_its_zones_and_communities_and_a_room_lies_in_one():
    assert rows(served_areas(WHOLE, "hill", "station", "HS1")) == [
        ("HC1", "community", "North_town"),
        ("HZ1", "zone", "North_town"),
    ]
    assert rows(served_areas(WHOLE, "hill", "room", "M3")) == [("HC1", "community", "North_town")]
    assert rows(served_areas(WHOLE, "hill", "room", "M1")) == []


def test_a_unit_has_its_inspections():
    found = unit_inspections(WHOLE, "hill", "station", "HS1")
    assert list(found["item"]) == ["door_sign", "ledger"]
    assert list(found["met"]) == [True, False]
    assert len(unit_inspections(WHOLE, "hill", "room", "M1")) == 2


@pytest.mark.parametrize("question", [served_areas, unit_inspections])
@pytest.mark.parametrize("reach", ["programmes", "counties", "stations"])
def test_one_empty_reach_hides_what_belongs_to_a_unit(question, reach):
    assert question(replace(WHOLE, **{reach: ()}), "hill", "station", "HS1").empty
    assert question(head("HS2"), "hill", "station", "HS1").empty


@pytest.mark.parametrize("question", [served_areas, unit_inspections])
def test_nothing_else_is_visited(question):
    with pytest.raises(BadRequest, match="not inspected"):
        question(WHOLE, "hill", "firm", "HFA")
