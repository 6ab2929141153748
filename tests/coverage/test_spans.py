"""Spans of days: joining, what is left uncovered, and whole periods."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.coverage.spans import DAY, Span, merged, periods, uncovered

START = date(2020, 1, 1)
WHOLE = Span(START, START + 40 * DAY)
SPANS = st.lists(
    st.tuples(st.integers(-10, 50), st.integers(-3, 20)).map(lambda pair: span(pair[0], sum(pair))),
    max_size=8,
)


def span(first, last):
    return Span(START + first * DAY, START + last * DAY)


def days(spans):
    return {one.start + timedelta(n) for one in spans for n in range((one.end - one.start).days)}


def test_touching_and_overlapping_spans_are_joined_in_order():
    given_spans = [span(20, 25), span(0, 5), span(5, 9), span(8, 12), span(21, 23)]
    assert merged(given_spans) == [span(0, 12), span(20, 25)]


def test_a_day_between_two_spans_keeps_them_apart():
    assert merged([span(0, 5), span(6, 9)]) == [span(0, 5), span(6, 9)]


@pytest.mark.parametrize(
    ("covered", "expected"),
    [
        ([], [span(0, 40)]),
        ([span(0, 40)], []),
        ([span(-5, 60)], []),
        ([span(0, 10), span(20, 40)], [span(10, 20)]),
        ([span(5, 10)], [span(0, 5), span(10, 40)]),
        ([span(0, 20), span(19, 39)], [span(39, 40)]),
        ([span(41, 50)], [span(0, 40)]),
        ([span(-9, -2)], [span(0, 40)]),
        ([span(10, 10)], [span(0, 40)]),
        ([span(20, 10)], [span(0, 40)]),
    ],
)
def test_what_no_span_covers_is_left(covered, expected):
    assert list(uncovered(WHOLE, covered)) == expected


@given(covered=SPANS)
def test_covered_and_uncovered_days_are_the_whole_and_share_none(covered):
    left = list(uncovered(WHOLE, covered))
    assert days(left) == days([WHOLE]) - days(covered)
    assert all(one.start < one.end for one in left)
    assert left == merged(left)


@given(spans=SPANS)
def test_joining_keeps_every_day_and_leaves_a_day_between(spans):
    joined = merged(spans)
    assert days(joined) == days(spans)
    assert all(a.end < b.start for a, b in zip(joined, joined[1:], strict=False))
    assert merged(joined) == joined


@pytest.mark.parametrize(
    ("kind", "since", "until", "expected"),
    [
        ("month", "2020-01-01", "2020-03-15", ["2020-01-01", "2020-02-01"]),
        ("month", "2020-01-01", "2020-03-31", ["2020-01-01", "2020-02-01", "2020-03-01"]),
        ("month", "2020-01-02", "2020-02-29", ["2020-02-01"]),
        ("month", "2019-12-01", "2020-01-30", ["2019-12-01"]),
        ("quarter", "2020-01-01", "2020-06-29", ["2020-01-01"]),
        ("quarter", "2019-11-05", "2020-06-30", ["2020-01-01", "2020-04-01"]),
        ("week", "2020-01-01", "2020-01-19", ["2020-01-06", "2020-01-13"]),
        ("week", "2020-01-06", "2020-01-18", ["2020-01-06"]),
        ("week", "2020-01-06", "2020-01-11", []),
    ],
)
def test_only_periods_that_lie_within_whole_are_judged(kind, since, until, expected):
    found = periods(kind, date.fromisoformat(since), date.fromisoformat(until))
    assert [one.start.isoformat() for one in found] == expected


@given(
    kind=st.sampled_from(["week", "month", "quarter"]),
    since=st.dates(date(2015, 1, 1), date(2022, 1, 1)),
    length=st.integers(0, 800),
)
def test_periods_follow_each_other_and_stay_inside(kind, since, length):
    until = since + timedelta(length)
    found = periods(kind, since, until)
    assert all(a.end == b.start for a, b in zip(found, found[1:], strict=False))
    assert all(since <= one.start and one.end <= until + DAY for one in found)
