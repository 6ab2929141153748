"""Where units lie, who advises, and the last contact, counted by hand on the tiny database."""

from datetime import date

import pandas as pd
import pytest

from dashboard.queries.places import advisers, last_contacts, unit_towns
from tests.tiny.readers import WHOLE, head

pytestmark = pytest.mark.usefixtures("on_tiny")


def pairs(frame):
    return [tuple(row) for row in frame.itertuples(index=False)]


def test_a_room_is_in_the_town_of_the_area_it_names():
    assert pairs(unit_towns(WHOLE, "hill", "room", ("M1", "M3", "M4"))) == [("M3", "HT1")]
    assert unit_towns(head("HS2"), "hill", "room", ("M3",)).empty


def test_a_mediator_is_in_the_town_he_names_and_one_who_names_none_in_none(on_sample):
    found = unit_towns(WHOLE, "lixian", "mediator", ("LXM001", "LXM034"))
    assert pairs(found) == [("LXM034", "LX0101")]


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
