"""Gaps over time, by hand: what is new, what came back, what was closed, what stands."""

from datetime import date

import pandas as pd
import pytest

from dashboard.coverage.history import changes, month_ends, trend

GAPS = (
    ("room", "A", "2020-01-10", "2020-03-01"),
    ("room", "A", "2020-05-01", None),
    ("room", "B", "2020-02-01", None),
    ("room", "C", "2020-03-15", "2020-04-15"),
    ("firm", "A", "2020-04-01", None),
    ("firm", "B", "2020-01-01", "2020-06-01"),
)


def day(text):
    return text and date.fromisoformat(text)


SPANS = pd.DataFrame(
    [(standard, unit, day(since), day(until)) for standard, unit, since, until in GAPS],
    columns=["standard", "unit", "since", "until"],
    dtype=object,
)


def moved(since, until, spans=SPANS):
    found = changes(spans, day(since), day(until))
    return [
        [f"{row.standard} {row.unit}" for row in part.itertuples()]
        for part in (found.new, found.reopened, found.closed)
    ]


@pytest.mark.parametrize(
    ("since", "until", "new", "reopened", "closed"),
    [
        ("2020-02-15", "2020-06-30", ["firm A"], ["room A"], ["room A", "firm B"]),
        ("2020-05-01", "2020-06-30", [], [], ["firm B"]),
        ("2020-04-30", "2020-05-31", [], ["room A"], []),
        # C was opened and mended in between: it neither stands nor stood.
        ("2020-03-10", "2020-04-20", ["firm A"], [], []),
        ("2020-03-15", "2020-03-15", [], [], []),
        ("2019-12-31", "2020-01-01", ["firm B"], [], []),
        # Mended on 1 March: on that day it is closed, the day before it stands.
        ("2020-02-01", "2020-02-29", [], [], []),
        ("2020-02-01", "2020-03-01", [], [], ["room A"]),
    ],
)
def test_what_moved_between_two_days(since, until, new, reopened, closed):
    assert moved(since, until) == [new, reopened, closed]


def test_without_gaps_nothing_moves():
    assert moved("2020-01-01", "2020-06-30", SPANS.head(0)) == [[], [], []]
    assert trend(SPANS.head(0), [date(2020, 1, 1)]).empty


def test_the_number_of_open_gaps_on_each_day_zeros_included():
    found = trend(SPANS, [day("2020-01-01"), day("2020-03-31"), day("2020-06-30")])
    assert list(found.itertuples(index=False, name=None)) == [
        (day("2020-01-01"), "firm", 1),
        (day("2020-01-01"), "room", 0),
        (day("2020-03-31"), "firm", 1),
        (day("2020-03-31"), "room", 2),
        (day("2020-06-30"), "firm", 1),
        (day("2020-06-30"), "room", 2),
    ]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2020-01-15", "2020-03-31", ["2020-01-31", "2020-02-29", "2020-03-31"]),
        ("2019-12-31", "2020-01-10", ["2019-12-31", "2020-01-10"]),
        ("2020-02-01", "2020-02-01", ["2020-02-01"]),
        ("2020-03-01", "2020-02-01", []),
    ],
)
def test_months_end_on_their_last_day_and_the_running_one_today(start, end, expected):
    assert [str(one) for one in month_ends(day(start), day(end))] == expected
