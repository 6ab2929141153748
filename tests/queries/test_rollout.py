"""Start days of stations and the months they reported, on the tiny database."""

from datetime import date

import pandas as pd
import pytest

from dashboard.domain.errors import BadRequest
from dashboard.queries.rollout import months_filled, station_starts
from tests.tiny.readers import WHOLE, docking, head

pytestmark = pytest.mark.usefixtures("on_tiny")


def filled(measure, scope=WHOLE):
    rows = months_filled(scope, docking(), measure)
    days = pd.to_datetime(rows["month"]).dt.date
    return list(zip(rows["station"], days, strict=True))


def test_stations_come_with_their_start_day_and_without_one_it_is_null():
    found = station_starts(WHOLE, "hill").set_index("code")["started_on"]
    assert pd.Timestamp(found["HS2"]).date() == date(2020, 6, 30)
    assert pd.Timestamp(found["HS3"]).date() == date(2019, 1, 1)
    assert pd.isna(found["HS1"])


def test_a_head_is_told_the_start_of_his_own_station():
    assert list(station_starts(head("HS2"), "hill")["code"]) == ["HS2"]


def test_a_month_without_a_number_is_not_among_those_filled():
    january, february = date(2020, 1, 1), date(2020, 2, 1)
    assert filled("calls") == [
        ("HS1", january),
        ("HS1", february),
        ("HS2", january),
        ("HS3", january),
    ]
    assert filled("criminal_cases")[-1] == ("HS2", january)
    assert filled("calls", head("HS3")) == [("HS3", january)]


@pytest.mark.parametrize("measure", ["happiness", "station", "month"])
def test_what_is_no_number_of_a_month_is_refused(measure):
    with pytest.raises(BadRequest, match="Station months have no"):
        months_filled(WHOLE, docking(), measure)
