"""Windows before and after a roll-out, worked out by hand on the calendar."""

from datetime import date

import pytest

from dashboard.domain.errors import BadRequest
from dashboard.reports.before_after.rollout_windows import (
    Window,
    asked_window,
    month_of,
    whole_months,
    window_after,
    window_before,
)

END = date(2017, 11, 30)


def window(first, last):
    return Window(month_of(date(*first, 1)), month_of(date(*last, 1)))


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (date(2017, 8, 15), date(2017, 10, 31), window((2017, 9), (2017, 10))),
        (date(2017, 8, 1), date(2017, 10, 30), window((2017, 8), (2017, 9))),
        (date(2017, 12, 1), date(2018, 1, 31), window((2017, 12), (2018, 1))),
        (date(2016, 2, 1), date(2016, 2, 29), window((2016, 2), (2016, 2))),
        (date(2017, 8, 2), date(2017, 8, 31), None),
    ],
)
def test_parts_of_months_are_dropped(start, end, expected):
    assert whole_months(start, end) == expected


def test_the_window_is_the_longest_with_two_stations_that_had_not_started():
    others = [date(2017, 9, 12), date(2017, 10, 16), date(2017, 11, 1), date(2017, 11, 7)]
    found = window_after(date(2017, 8, 15), others, END)
    assert (found.start, found.end) == (date(2017, 9, 1), date(2017, 10, 31))


def test_one_station_is_taken_where_two_are_never_left():
    others = [date(2017, 8, 28), date(2017, 10, 16)]
    assert window_after(date(2017, 8, 15), others, END) == window((2017, 9), (2017, 9))


def test_without_a_station_to_compare_the_window_lasts_to_the_end_of_the_data():
    found = window_after(date(2017, 8, 15), [date(2017, 8, 20)], END)
    assert found == window((2017, 9), (2017, 11))


def test_a_window_is_never_longer_than_a_year():
    found = window_after(date(2015, 1, 1), [], END)
    assert found == window((2015, 1), (2015, 12))


def test_without_a_whole_month_there_is_no_window():
    assert window_after(date(2017, 11, 7), [], END) is None


def test_before_is_the_same_season_where_it_is_recorded():
    after, started = window((2017, 9), (2017, 10)), date(2017, 8, 15)
    same = window((2016, 9), (2016, 10))
    assert window_before(after, started, date(2016, 8, 1)) == same
    assert window_before(after, started, date(2016, 9, 1)) == same
    just = window((2017, 6), (2017, 7))
    assert window_before(after, started, date(2016, 9, 2)) == just
    assert window_before(after, started, date(2017, 6, 1)) == just
    assert window_before(after, started, date(2017, 6, 2)) is None


def test_a_year_before_that_lies_after_the_start_is_no_before():
    after = window((2018, 10), (2018, 11))
    found = window_before(after, date(2017, 8, 15), date(2016, 8, 1))
    assert found == window((2017, 6), (2017, 7))


def test_a_window_asked_for_ends_with_the_data():
    found = asked_window(date(2017, 10, 1), date(2018, 1, 31), END)
    assert found == window((2017, 10), (2017, 11))


@pytest.mark.parametrize(
    ("start", "end", "says"),
    [
        (date(2017, 9, 1), date(2017, 8, 1), "ends"),
        (date(2017, 9, 2), date(2017, 9, 30), "no whole month"),
        (date(2018, 9, 1), date(2018, 9, 30), "no whole month"),
    ],
)
def test_a_window_without_a_month_is_refused(start, end, says):
    with pytest.raises(BadRequest, match=says):
        asked_window(start, end, END)
