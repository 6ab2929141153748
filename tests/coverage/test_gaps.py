"""Gaps of the tiny database: all standards, all units, and what a reader sees of them."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.coverage.gaps import coverage_rates, judged, open_on, units_on
from dashboard.coverage.kept import gap_spans
from dashboard.domain.settings import programme_of
from dashboard.reports.figure import directly
from tests.coverage.valley import VALLEY, standard
from tests.tiny.readers import NOBODY, WHOLE, head

ON_TINY = pytest.mark.usefixtures("on_tiny")
EXPECTED = {
    # Its contract ended in March and its room closed in February: it started on 30 June.
    ("station_firm", "HS2", "2020-06-30", None),
    ("station_firm", "HS3", "2020-01-01", "2020-02-01"),
    ("station_room", "HS2", "2020-06-30", None),
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


@ON_TINY
def test_every_gap_is_found_units_without_any_record_included():
    assert keys(spans()) == EXPECTED


@ON_TINY
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
        ("2020-03-01", {("station_room", "HS3"), ("adviser_visit", "HC2")}),
        (
            "2020-06-29",
            {("station_room", "HS3"), ("adviser_visit", "HC1"), ("adviser_visit", "HC2")},
        ),
    ],
)
def test_a_gap_is_open_from_its_first_day_up_to_the_day_it_was_mended(day, expected):
    found = open_on(spans(), date.fromisoformat(day))
    assert set(zip(found["standard"], found["unit"], strict=True)) == expected


@ON_TINY
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2020-06-30", [("station_firm", 2, 3), ("station_room", 1, 3), ("adviser_visit", 0, 2)]),
        # The day before, HS2 was not asked for anything yet.
        ("2020-06-29", [("station_firm", 2, 2), ("station_room", 1, 2), ("adviser_visit", 0, 2)]),
        ("2020-02-01", [("station_firm", 2, 2), ("station_room", 1, 2), ("adviser_visit", 0, 2)]),
        # Before the standards began and after the data end nobody is asked.
        ("2019-12-31", [("station_firm", 0, 0), ("station_room", 0, 0), ("adviser_visit", 0, 0)]),
        ("2020-07-01", [("station_firm", 0, 0), ("station_room", 0, 0), ("adviser_visit", 0, 0)]),
    ],
)
def test_standards_are_met_by_so_many_of_those_that_are_asked_on_the_day(day, expected):
    found = coverage_rates(WHOLE, programme_of("hill"), spans(), date.fromisoformat(day), directly)
    assert list(found.itertuples(index=False, name=None)) == expected


@ON_TINY
@pytest.mark.parametrize("station", ["HS1", "HS2", "HS3"])
def test_a_head_sees_the_gaps_of_his_units_as_they_are(station):
    units = {"HS1": ("HS1", "HC1"), "HS2": ("HS2",), "HS3": ("HS3", "HC2")}[station]
    assert keys(spans(head(station))) == {gap for gap in EXPECTED if gap[1] in units}


@ON_TINY
def test_whoever_reaches_nothing_sees_no_gap():
    assert spans(NOBODY).empty


def asked(rule, day, scope=WHOLE):
    found = units_on(scope, VALLEY, rule, date.fromisoformat(day), directly)
    return set(found["unit"])


CHECK = standard("checklist", "inspection", "station", required=6)
VENUE = standard("presence", "venue", "room")


@pytest.mark.parametrize(
    ("rule", "day", "expected"),
    [
        # Whether a checklist is met is unknown before the first inspection: S6 never had one.
        (CHECK, "2020-01-31", set()),
        (CHECK, "2020-02-01", {"S1"}),
        (CHECK, "2020-06-30", {"S1", "S2", "S5"}),
        (VENUE, "2020-02-10", {"R1", "R3"}),
        (VENUE, "2020-04-30", {"R1", "R2", "R3", "R5"}),
        (VENUE, "2020-05-01", {"R1", "R3", "R5"}),
        (standard("expiry", "licence", "mediator"), "2020-04-01", {"M1", "M3", "M5", "M6", "M7"}),
        (standard("rollout", "start", "station"), "2020-04-30", {"S1", "S2"}),
        (standard("pairing", "justice_office", "station"), "2020-04-09", {"S1", "S2", "S6"}),
    ],
)
def test_a_unit_that_is_gone_or_not_there_yet_is_not_asked(in_valley, rule, day, expected):
    assert asked(rule, day) == expected


@pytest.mark.parametrize("rule", [CHECK, standard("presence", "room", "station")])
def test_a_head_counts_his_own_stations_alone(in_valley, rule):
    scope = replace(head("S1", "S6"), programmes=("valley",))
    assert asked(rule, "2020-06-30", scope) <= {"S1", "S6"}
    assert asked(rule, "2020-06-30", NOBODY) == set()


def test_a_rate_leaves_out_whom_nobody_inspected(in_valley):
    spans = judged(WHOLE, VALLEY, CHECK, directly)
    programme = VALLEY.model_copy(update={"standards": (CHECK,)})
    rates = coverage_rates(WHOLE, programme, spans, date(2020, 4, 9), directly)
    # S2 lacks an item since February and S1 since 1 April; S5 starts tomorrow.
    assert list(rates.itertuples(index=False, name=None)) == [("asked", 0, 2)]
