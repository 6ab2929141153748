"""What the map's areas are coloured by, counted by hand on the tiny database.

Zones HZ1 (station HS1), HZ2 (HS2), HZ3 and HZ4 (both HS3); a rate needs three disputes.
"""

from datetime import date

import pandas as pd
import pytest

from dashboard.coverage.kept import gap_spans
from dashboard.domain.settings import programme_of
from dashboard.reports.area.area_gaps import gaps_in_areas, standards_missed, stations_in_areas
from dashboard.reports.area.area_measures import area_measures
from dashboard.reports.area.area_values import area_values, last_contact
from dashboard.reports.figure import directly
from tests.tiny.readers import LAST, WHOLE, docking, head

pytestmark = pytest.mark.usefixtures("on_tiny")
ZONES = ["HZ1", "HZ2", "HZ3", "HZ4"]


def measured(key, *, filters=None, level="zone", scope=WHOLE, spans=None):
    hill = programme_of("hill")
    measure = area_measures(hill, hill.register_of("docking"))[key]
    asked = filters or docking()
    gaps = pd.DataFrame() if spans is None else spans
    frame = area_values(scope, asked, measure, level, gaps, ask=directly)
    return frame[frame[level] != "(none)"].set_index(level)


PLACES = {
    "HS1": ("H1", None, "HS1"),
    "HS2": ("H1", None, "HS2"),
    "HS3": ("H2", None, "HS3"),
    "HC2": ("H2", "HT2", "HS3"),
}


def gap(standard, unit):
    county, town, station = PLACES[unit]
    return {
        "standard": standard,
        "unit": unit,
        "code": unit,
        "part": "",
        "name": unit,
        "county": county,
        "town": town,
        "station": station,
        "required": 1,
        "measured": 0,
        "since": date(2020, 2, 10),
        "until": None,
    }


GAPS = pd.DataFrame(
    [
        gap("station_firm", "HS3"),
        gap("station_room", "HS3"),
        gap("station_room", "HS2"),
        gap("adviser_visit", "HC2"),
        gap("station_firm", "HS1") | {"until": date(2020, 6, 1)},
    ]
)


def test_disputes_are_counted_on_the_registers_own_base():
    assert measured("cases")["value"].to_dict() == {"HZ1": 2, "HZ2": 2, "HZ3": 3, "HZ4": 0}


@pytest.mark.parametrize("month", [1, 6])
def test_open_and_overdue_are_those_of_the_data_to_day_whatever_the_period(month):
    narrow = docking().during(date(2020, month, 1), date(2020, month, 2))
    # 04 was mediated on 31 May, 30 days before data-to; 05 on 30 May is a day late.
    assert measured("open", filters=narrow)["value"].to_dict() == {
        "HZ1": 0,
        "HZ2": 1,
        "HZ3": 1,
        "HZ4": 0,
    }
    assert measured("overdue", filters=narrow)["value"].to_dict() == {
        "HZ1": 0,
        "HZ2": 0,
        "HZ3": 1,
        "HZ4": 0,
    }


def test_patrol_days_are_those_of_the_period():
    assert measured("patrol_days")["value"].to_dict() == {"HZ1": 3, "HZ2": 1, "HZ3": 1, "HZ4": 0}
    june = docking().during(date(2020, 6, 2), date(2020, 6, 29))
    assert measured("patrol_days", filters=june)["value"].to_dict() == {
        "HZ1": 2, "HZ2": 0, "HZ3": 0, "HZ4": 0,
    }  # fmt: skip


def test_patrols_are_not_narrowed_by_what_they_do_not_know():
    narrowed = docking(lead="police")
    assert measured("patrol_days", filters=narrowed)["value"].sum() == 5
    assert measured("cases", filters=narrowed)["value"].sum() == 2


def test_days_are_counted_from_the_last_patrol_to_data_to_whatever_the_period():
    expected = {"HZ1": 25, "HZ2": 29, "HZ3": 0}
    for filters in (docking(), docking().during(date(2020, 1, 1), date(2020, 1, 31))):
        value = measured("days_since_contact", filters=filters)["value"]
        assert value.dropna().to_dict() == expected
        assert list(value[value.isna()].index) == ["HZ4"]


def test_without_patrols_the_last_dispute_or_adviser_contact_counts():
    hill = programme_of("hill")
    records = tuple(one for one in hill.records if one != "patrol")
    unpatrolled = hill.model_copy(update={"records": records})
    last = last_contact(WHOLE, unpatrolled, "community", ask=directly)
    assert last == {"HC1": (date(2020, 3, 15), "service"), "HC2": (date(2020, 2, 15), "service")}
    zones = last_contact(WHOLE, unpatrolled, "zone", ask=directly)
    assert zones["HZ2"] == (date(2020, 5, 31), "dispute")


def test_a_rate_of_residents_is_shown_from_the_smallest_number_on():
    found = measured("per_1000_residents")
    # Three disputes among 700 residents; two are too few, whoever lives there.
    assert found.loc["HZ3", "value"] == pytest.approx(3 / 700 * 1000)
    assert found["shown"].to_dict() == {"HZ1": False, "HZ2": False, "HZ3": True, "HZ4": False}
    assert found.loc[["HZ1", "HZ2", "HZ4"], "value"].isna().all()
    assert (found.loc["HZ1", "n"], found.loc["HZ1", "denominator"]) == (2, 900)
    assert found.loc["HZ3", "low"] < found.loc["HZ3", "value"] < found.loc["HZ3", "high"]


def test_a_zone_misses_what_it_and_its_station_miss():
    found = measured("standards_missed", spans=GAPS)["value"]
    assert found.to_dict() == {"HZ1": 0, "HZ2": 1, "HZ3": 2, "HZ4": 2}


def test_a_town_misses_a_standard_once_however_many_units_miss_it():
    towns = standards_missed(WHOLE, programme_of("hill"), GAPS, "town", day=LAST, ask=directly)
    assert towns == {"HT1": 1, "HT2": 3}
    earlier = date(2020, 5, 31)
    then = standards_missed(WHOLE, programme_of("hill"), GAPS, "county", day=earlier, ask=directly)
    assert then == {"H1": 2, "H2": 3}


def test_gaps_of_a_zone_say_which_unit_misses_what():
    found = gaps_in_areas(WHOLE, programme_of("hill"), GAPS, "zone", ask=directly)
    assert set(zip(found["area"], found["unit"], strict=True)) == {
        ("HZ1", "HS1"), ("HZ2", "HS2"), ("HZ3", "HS3"), ("HZ4", "HS3"),
    }  # fmt: skip


def test_a_head_counts_the_gaps_of_his_own_zone_alone():
    scope, hill = head("HS3"), programme_of("hill")
    spans = gap_spans(scope, hill, directly)
    assert set(spans["unit"]) <= {"HS3", "HC2"}
    assert list(measured("standards_missed", scope=scope, spans=spans).index) == ["HZ3", "HZ4"]


def test_where_there_are_no_zones_a_station_lies_where_it_stands_on_the_map(on_sample):
    found = stations_in_areas(WHOLE, "lixian", "town", ask=directly)
    assert len(found) == 19
    assert found["station"].is_unique
