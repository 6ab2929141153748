"""Where units lie, who advises, and the last contact, counted by hand on the tiny database."""

from datetime import date

import pandas as pd
import pytest

from dashboard.queries.places import advisers, last_contacts, unit_areas
from tests.tiny.readers import WHOLE, head

pytestmark = pytest.mark.usefixtures("on_tiny")


def pairs(frame):
    return [tuple(row) for row in frame.itertuples(index=False)]


@pytest.mark.parametrize(
    ("unit", "level", "codes", "expected"),
    [
        ("station", "zone", ("HS1", "HS3"), [("HS1", "HZ1"), ("HS3", "HZ3"), ("HS3", "HZ4")]),
        ("station", "town", ("HS3",), [("HS3", "HT2")]),
        ("station", "county", ("HS2",), [("HS2", "H1")]),
        ("station", "station", ("HS2",), [("HS2", "HS2")]),
        ("zone", "zone", ("HZ2",), [("HZ2", "HZ2")]),
        ("zone", "town", ("HZ2",), [("HZ2", "HT1")]),
        ("community", "station", ("HC2",), [("HC2", "HS3")]),
        ("community", "zone", ("HC1",), []),
        ("room", "station", ("M2", "M3"), [("M2", "HS2"), ("M3", "HS1")]),
        ("room", "town", ("M1", "M3"), [("M3", "HT1")]),
        ("justice_office", "town", ("J1", "J2"), [("J1", "HT1")]),
        ("mediator", "county", ("D1", "D3", "D6"), [("D1", "H1"), ("D3", "H2")]),
    ],
)
def test_a_unit_lies_where_its_register_says(unit, level, codes, expected):
    assert pairs(unit_areas(WHOLE, "hill", unit, level, codes)) == expected


def test_a_head_learns_where_his_own_units_lie_alone():
    asked = ("hill", "station", "zone", ("HS1", "HS2", "HS3"))
    assert pairs(unit_areas(head("HS1"), *asked)) == [("HS1", "HZ1")]


def test_the_last_contact_is_told_by_kind_and_up_to_the_data_to_day():
    found = last_contacts(WHOLE, "hill", "zone")
    found["last_on"] = [pd.Timestamp(day).date() for day in found["last_on"]]
    assert pairs(found) == [
        ("HZ1", "dispute", date(2020, 1, 20)),
        ("HZ1", "patrol", date(2020, 6, 5)),
        ("HZ2", "dispute", date(2020, 5, 31)),
        ("HZ2", "patrol", date(2020, 6, 1)),
        ("HZ3", "dispute", date(2020, 5, 30)),
        ("HZ3", "patrol", date(2020, 6, 30)),
    ]


def test_communities_have_contacts_of_their_advisers():
    found = last_contacts(WHOLE, "hill", "station")
    kinds = found.set_index(["area", "kind"])["last_on"]
    assert pd.Timestamp(kinds["HS1", "service"]).date() == date(2020, 3, 15)


def test_advisers_come_with_their_community_and_a_head_sees_his_own():
    assert list(advisers(WHOLE, "hill")["name"]) == ["Adviser_one"]
    row = advisers(head("HS1"), "hill").iloc[0]
    assert (row["community"], row["town"], row["station"]) == ("North_community", "HT1", "HS1")
    assert advisers(head("HS3"), "hill").empty
