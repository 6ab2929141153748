"""What standards are checked against, on the tiny database."""

from datetime import date

import pandas as pd
import pytest

from dashboard.queries.standards import duty_days, firm_presence, room_presence, service_breaks
from tests.tiny.readers import WHOLE

pytestmark = pytest.mark.usefixtures("on_tiny")


def day(text):
    return None if text is None else date.fromisoformat(text)


def rows(frame):
    plain = frame.astype(object).where(frame.notna(), None)
    return [
        tuple(v.date() if isinstance(v, pd.Timestamp) else v for v in row)
        for row in plain.itertuples(index=False, name=None)
    ]


def test_a_contract_without_an_end_has_none():
    assert rows(firm_presence(WHOLE, "hill")) == [
        ("HS1", day("2019-01-01"), None),
        ("HS2", day("2019-01-01"), day("2020-03-31")),
        ("HS3", day("2020-02-01"), None),
    ]


def test_the_stations_own_rooms_count_and_no_other():
    assert rows(room_presence(WHOLE, "hill", "station")) == [
        ("HS1", day("2019-01-01"), None),
        ("HS2", day("2019-01-01"), day("2020-02-10")),
    ]


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        # HS1 on 1 and 2 February; the 3rd began a minute late, the 4th nobody came.
        ((15, 22), [("HS1", "2020-02-01", 2), ("HS3", "2020-03-01", 1)]),
        ((16, 21), [("HS1", "2020-02-01", 3), ("HS3", "2020-02-01", 1), ("HS3", "2020-03-01", 1)]),
        ((8, 22), []),
    ],
)
def test_a_day_counts_when_one_shift_covers_the_hours_to_the_minute(hours, expected):
    found = rows(duty_days(WHOLE, "hill", *hours))
    assert [(unit, str(month), days) for unit, month, days in found] == expected


def test_contacts_break_off_before_between_and_after():
    found = rows(service_breaks(WHOLE, "hill", "call", "week"))
    # Weeks of 30 December, 6 January and 27 January were served.
    assert sorted(found, key=repr) == sorted(
        [
            ("HC1", None, day("2019-12-30")),
            ("HC1", day("2020-01-06"), day("2020-01-27")),
            ("HC1", day("2020-01-27"), None),
        ],
        key=repr,
    )


def test_months_and_quarters_follow_each_other_without_a_break():
    visits = rows(service_breaks(WHOLE, "hill", "visit", "month"))
    assert ("HC1", day("2020-01-01"), day("2020-03-01")) in visits
    quarterly = rows(service_breaks(WHOLE, "hill", "visit", "quarter"))
    assert sorted(quarterly, key=repr) == [
        ("HC1", None, day("2020-01-01")),
        ("HC1", day("2020-01-01"), None),
    ]
