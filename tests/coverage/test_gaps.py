"""Gaps of the tiny database: all standards, all units, and what a reader sees of them."""

from datetime import date

import pytest

from dashboard.coverage.gaps import coverage_rates, gap_spans, open_on
from dashboard.domain.settings import programme_of
from dashboard.reports.figure import directly
from tests.tiny.readers import NOBODY, WHOLE, head

pytestmark = pytest.mark.usefixtures("on_tiny")

EXPECTED = {
    ("station_firm", "HS2", "2020-04-01", None),
    ("station_firm", "HS3", "2020-01-01", "2020-02-01"),
    ("station_room", "HS2", "2020-02-10", None),
    ("station_room", "HS3", "2020-01-01", None),
    ("adviser_visit", "HC1", "2020-02-01", "2020-03-01"),
    ("adviser_visit", "HC1", "2020-04-01", None),
    ("adviser_visit", "HC2", "2020-01-01", None),
}


def spans(scope=WHOLE):
    return gap_spans(scope, programme_of("hill"), directly)


def keys(frame):
    return {
        (row.standard, row.unit, str(row.since), str(row.until) if row.until else None)
        for row in frame.itertuples()
    }


def test_every_gap_is_found_units_without_any_record_included():
    assert keys(spans()) == EXPECTED


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2019-12-31", set()),
        (
            "2020-01-31",
            {("station_firm", "HS3"), ("station_room", "HS3"), ("adviser_visit", "HC2")},
        ),
        (
            "2020-02-01",
            {("station_room", "HS3"), ("adviser_visit", "HC1"), ("adviser_visit", "HC2")},
        ),
        (
            "2020-02-09",
            {("station_room", "HS3"), ("adviser_visit", "HC1"), ("adviser_visit", "HC2")},
        ),
        (
            "2020-02-10",
            {
                ("station_room", "HS2"),
                ("station_room", "HS3"),
                ("adviser_visit", "HC1"),
                ("adviser_visit", "HC2"),
            },
        ),
    ],
)
def test_a_gap_is_open_from_its_first_day_up_to_the_day_it_was_mended(day, expected):
    found = open_on(spans(), date.fromisoformat(day))
    assert set(zip(found["standard"], found["unit"], strict=True)) == expected


def test_standards_are_met_by_so_many_of_so_many_units():
    rates = coverage_rates(WHOLE, programme_of("hill"), spans(), date(2020, 6, 30), directly)
    assert list(rates.itertuples(index=False, name=None)) == [
        ("station_firm", 2, 3),
        ("station_room", 1, 3),
        ("adviser_visit", 0, 2),
    ]


@pytest.mark.parametrize("station", ["HS1", "HS2", "HS3"])
def test_a_head_sees_the_gaps_of_his_units_as_they_are(station):
    units = {"HS1": ("HS1", "HC1"), "HS2": ("HS2",), "HS3": ("HS3", "HC2")}[station]
    assert keys(spans(head(station))) == {gap for gap in EXPECTED if gap[1] in units}


def test_whoever_reaches_nothing_sees_no_gap():
    assert spans(NOBODY).empty
