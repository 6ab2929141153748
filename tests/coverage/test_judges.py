"""One judge per kind of standard, on records small enough to judge by eye."""

from datetime import date

import pandas as pd
import pytest

from dashboard.coverage.judges import JUDGES, Gap
from dashboard.domain.programme import load_programme
from dashboard.domain.settings import ROOT
from dashboard.domain.standards import Standard
from tests.tiny.readers import WHOLE

HILL = load_programme(ROOT / "tests" / "tiny" / "programmes" / "hill.toml")
FIRM, ROOM, VISIT = HILL.standards
HOURS = VISIT.model_copy(update={"kind": "duty_hours", "subject": "duty", "unit": "station"})


def day(text):
    return None if text is None else date.fromisoformat(text)


def gap(since, until, required=1, measured=0):
    return Gap(day(since), day(until), required, measured)


def judged(standard, frame, unit="A", until="2020-06-30"):
    """Return the gaps of a unit, from records that come as a query would give them."""
    judge = JUDGES[standard.kind]
    return list(judge(WHOLE, HILL, standard, day(until), lambda query, *args: frame)(unit))


def there(*rows):
    return pd.DataFrame(
        [(unit, day(starts), day(ends)) for unit, starts, ends in rows],
        columns=["unit", "starts", "ends"],
        dtype=object,
    )


def breaks(*rows):
    return pd.DataFrame(
        [(unit, day(before), day(after)) for unit, before, after in rows],
        columns=["unit", "before", "after"],
        dtype=object,
    )


def staffed(*rows):
    return pd.DataFrame(
        [(unit, day(month), days) for unit, month, days in rows],
        columns=["unit", "month", "days"],
    )


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("A", "2019-01-01", None)], []),
        ([], [gap("2020-01-01", None)]),
        ([("B", "2019-01-01", None)], [gap("2020-01-01", None)]),
        ([("A", "2019-01-01", "2020-03-31")], [gap("2020-04-01", None)]),
        ([("A", "2020-02-10", None)], [gap("2020-01-01", "2020-02-10")]),
        ([("A", "2019-01-01", "2020-03-31"), ("A", "2020-04-01", None)], []),
        (
            [("A", "2019-01-01", "2020-03-31"), ("A", "2020-04-02", None)],
            [gap("2020-04-01", "2020-04-02")],
        ),
        ([("A", "2019-01-01", "2020-06-30")], []),
        ([("A", "2019-01-01", "2020-06-29")], [gap("2020-06-30", None)]),
        ([("A", "2020-07-01", None)], [gap("2020-01-01", None)]),
    ],
)
def test_something_must_be_there_every_day(rows, expected):
    assert judged(FIRM, there(*rows)) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("A", "2019-01-01", None)], []),
        ([("A", "2019-01-01", "2020-03-31")], [gap("2020-03-31", None)]),
        ([("A", "2019-01-01", "2020-03-31"), ("A", "2020-03-31", None)], []),
        (
            [("A", "2019-01-01", "2020-03-31"), ("A", "2020-04-01", None)],
            [gap("2020-03-31", "2020-04-01")],
        ),
        ([("A", "2019-01-01", "2020-07-01")], []),
    ],
)
def test_a_room_is_missing_from_the_day_it_was_closed(rows, expected):
    assert judged(ROOM, there(*rows).rename(columns={"ends": "closed"})) == expected


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # Served without a break from before the standard to the last complete month.
        ([("A", None, "2019-06-01"), ("A", "2020-06-01", None)], []),
        # Nothing after March: April to June are missed, and nothing says it was mended.
        ([("A", None, "2019-06-01"), ("A", "2020-03-01", None)], [gap("2020-04-01", None)]),
        # First visit in March.
        (
            [("A", None, "2020-03-01"), ("A", "2020-06-01", None)],
            [gap("2020-01-01", "2020-03-01")],
        ),
        # A break in February alone.
        (
            [
                ("A", None, "2019-06-01"),
                ("A", "2020-01-01", "2020-03-01"),
                ("A", "2020-06-01", None),
            ],
            [gap("2020-02-01", "2020-03-01")],
        ),
        # Never a record.
        ([], [gap("2020-01-01", None)]),
        ([("B", None, "2019-06-01")], [gap("2020-01-01", None)]),
    ],
)
def test_something_must_be_done_in_every_period(rows, expected):
    assert judged(VISIT, breaks(*rows)) == expected


def test_a_month_that_is_not_over_is_not_judged():
    rows = breaks(("A", None, "2019-06-01"), ("A", "2020-05-01", None))
    assert judged(VISIT, rows, until="2020-06-29") == []
    assert judged(VISIT, rows, until="2020-06-30") == [gap("2020-06-01", None)]


def test_a_gap_mended_in_the_running_month_is_still_open_by_the_last_complete_one():
    rows = breaks(("A", None, "2019-06-01"), ("A", "2020-04-01", "2020-06-01"))
    assert judged(VISIT, rows, until="2020-06-15") == [gap("2020-05-01", None)]


FULL = [
    ("A", "2020-01-01", 31),
    ("A", "2020-02-01", 29),
    ("A", "2020-03-01", 31),
    ("A", "2020-04-01", 30),
    ("A", "2020-05-01", 31),
    ("A", "2020-06-01", 30),
]


def without(*months):
    return [row for row in FULL if row[1] not in months]


def test_every_day_of_every_month_staffed_is_no_gap():
    assert judged(HOURS, staffed(*FULL)) == []


def test_one_day_short_is_a_gap_of_that_month():
    rows = [*without("2020-02-01"), ("A", "2020-02-01", 28)]
    assert judged(HOURS, staffed(*rows)) == [gap("2020-02-01", "2020-03-01", 29, 28)]


def test_months_short_in_a_row_are_one_gap_with_the_latest_measure():
    rows = [*without("2020-02-01", "2020-03-01"), ("A", "2020-02-01", 10), ("A", "2020-03-01", 30)]
    assert judged(HOURS, staffed(*rows)) == [gap("2020-02-01", "2020-04-01", 31, 30)]


def test_a_station_without_a_shift_is_short_since_the_standard_began():
    assert judged(HOURS, staffed(), unit="A") == [gap("2020-01-01", None, 30, 0)]


def test_a_month_that_is_not_over_is_not_short():
    rows = without("2020-06-01")
    assert judged(HOURS, staffed(*rows), until="2020-06-29") == []


def test_part_of_the_days_can_be_enough():
    half = HOURS.model_copy(update={"required": 0.5})
    rows = [*without("2020-02-01"), ("A", "2020-02-01", 15)]
    assert judged(half, staffed(*rows)) == []


def test_every_declared_kind_has_a_judge():
    assert set(Standard.model_fields["kind"].annotation.__args__) == set(JUDGES)
