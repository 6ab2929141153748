"""Spans of days: how much stands on each, and whole periods."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.coverage.spans import DAY, Span, period_of, periods, stretches, within

START = date(2020, 1, 1)
WHOLE = Span(START, START + 40 * DAY)
KINDS = ("day", "week", "month", "quarter", "half_year", "year")
COUNTED = st.lists(
    st.tuples(st.integers(-10, 50), st.integers(-3, 20), st.integers(1, 3)), max_size=8
)


def span(first, last):
    return Span(START + first * DAY, START + last * DAY)


def counted(rows):
    return [(*span(first, first + length), n) for first, length, n in rows]


def days(one):
    return [one.start + timedelta(n) for n in range(one.days)]


def numbers(found):
    """The number of every day, by day."""
    pairs = [(day, n) for one, n in found for day in days(one)]
    assert len(pairs) == len({day for day, _ in pairs})
    return dict(pairs)


def as_list(found):
    return [((one.start - START).days, (one.end - START).days, n) for one, n in found]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], [(0, 40, 0)]),
        ([(0, 40, 1)], [(0, 40, 1)]),
        ([(-5, 65, 1)], [(0, 40, 1)]),
        ([(5, 5, 2)], [(0, 5, 0), (5, 10, 2), (10, 40, 0)]),
        ([(0, 20, 1), (10, 30, 1)], [(0, 10, 1), (10, 20, 2), (20, 40, 1)]),
        ([(41, 9, 1)], [(0, 40, 0)]),
        ([(-9, 9, 1)], [(0, 40, 0)]),
        ([(10, 0, 1)], [(0, 40, 0)]),
        ([(20, -10, 1)], [(0, 40, 0)]),
    ],
)
def test_a_span_is_cut_where_what_stands_changes(rows, expected):
    assert as_list(stretches(WHOLE, counted(rows))) == expected


@given(rows=COUNTED)
def test_every_day_has_the_number_that_stands_on_it(rows):
    found = numbers(stretches(WHOLE, counted(rows)))
    expected = {
        day: sum(n for first, last, n in counted(rows) if first <= day < last)
        for day in days(WHOLE)
    }
    assert found == expected


@pytest.mark.parametrize(
    ("kind", "since", "end", "expected"),
    [
        ("day", "2020-02-28", "2020-03-01", ["2020-02-28", "2020-02-29"]),
        ("month", "2020-01-01", "2020-03-16", ["2020-01-01", "2020-02-01"]),
        ("month", "2020-01-01", "2020-04-01", ["2020-01-01", "2020-02-01", "2020-03-01"]),
        ("month", "2020-01-02", "2020-03-01", ["2020-02-01"]),
        ("month", "2019-12-01", "2020-01-31", ["2019-12-01"]),
        ("quarter", "2020-01-01", "2020-06-30", ["2020-01-01"]),
        ("quarter", "2019-11-05", "2020-07-01", ["2020-01-01", "2020-04-01"]),
        ("week", "2020-01-01", "2020-01-20", ["2020-01-06", "2020-01-13"]),
        ("week", "2020-01-06", "2020-01-19", ["2020-01-06"]),
        ("week", "2020-01-06", "2020-01-12", []),
        ("half_year", "2019-12-31", "2021-01-01", ["2020-01-01", "2020-07-01"]),
        ("half_year", "2020-01-02", "2020-12-31", []),
        ("year", "2018-06-01", "2021-01-01", ["2019-01-01", "2020-01-01"]),
        ("year", "2020-01-01", "2020-12-31", []),
    ],
)
def test_only_periods_that_lie_within_whole_are_judged(kind, since, end, expected):
    found = periods(kind, Span(date.fromisoformat(since), date.fromisoformat(end)))
    assert [one.start.isoformat() for one in found] == expected


@pytest.mark.parametrize(
    ("kind", "first", "after"),
    [
        ("day", "2020-12-31", "2021-01-01"),
        ("week", "2020-12-28", "2021-01-04"),
        ("month", "2020-12-01", "2021-01-01"),
        ("quarter", "2020-10-01", "2021-01-01"),
        ("half_year", "2020-07-01", "2021-01-01"),
        ("year", "2020-01-01", "2021-01-01"),
    ],
)
def test_the_last_day_of_a_year_lies_in_its_last_period(kind, first, after):
    found = period_of(kind, date(2020, 12, 31))
    assert found == (date.fromisoformat(first), date.fromisoformat(after))


@given(
    kind=st.sampled_from(KINDS),
    since=st.dates(date(2015, 1, 1), date(2022, 1, 1)),
    length=st.integers(0, 1500),
)
def test_periods_follow_each_other_and_are_all_that_fit(kind, since, length):
    whole = Span(since, since + timedelta(length))
    found = periods(kind, whole)
    assert all(a.end == b.start for a, b in pairwise(found))
    assert all(period_of(kind, day) == one for one in found for day in (one.start, one.end - DAY))
    inside = {period_of(kind, day) for day in days(whole)}
    assert set(found) == {p for p in inside if p.start >= whole.start and p.end <= whole.end}
    joined = Span(found[0].start, found[-1].end) if found else None
    assert within(kind, whole) == joined
