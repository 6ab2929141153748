"""What standards are checked against, on the tiny database: every row by hand."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from dashboard.queries.standards.done import (
    covered_days,
    days_done,
    good_periods,
    poor_periods,
)
from dashboard.queries.standards.evidence import evidence
from dashboard.queries.standards.found import inspections, lacking_periods
from dashboard.queries.standards.periods import day_after, first_day
from dashboard.queries.standards.required import required_units
from dashboard.queries.standards.standing import standing_spans
from tests.coverage.valley import standard
from tests.tiny.readers import NOBODY, WHOLE, head

pytestmark = pytest.mark.usefixtures("on_tiny")
FIRM = standard("presence", "firm", "station")
ROOM = standard("presence", "room", "station", where={"kind": ["station"]})
JOINT = standard(
    "cadence", "meeting", "station", where={"kind": ["joint"]}, period="quarter", required=2
)
CHECK = standard("checklist", "inspection", "station", required=2)
RECENT = standard("recency", "patrol", "zone", within_days=7)
SINCE, UNTIL = date(2020, 1, 1), date(2020, 7, 1)


def plain(value):
    if not isinstance(value, pd.Timestamp):
        return value
    return value.date() if value == value.normalize() else value


def rows(frame):
    whole = frame.astype(object).where(frame.notna(), None)
    return [tuple(map(plain, row)) for row in whole.itertuples(index=False, name=None)]


def texts(frame):
    return [tuple(None if v is None else str(v) for v in row) for row in rows(frame)]


def duty(starts, ends):
    return standard("duty_hours", "duty", "station", hours={"starts": starts, "ends": ends})


def named_days(kind, frame):
    return [
        (unit, str(first_day(first, kind)), str(day_after(last, kind)))
        for unit, first, last in frame.itertuples(index=False)
    ]


def test_units_are_there_from_the_day_they_started():
    found = required_units(WHOLE, "hill", FIRM)
    assert texts(found[["code", "county", "town", "station", "starts", "ends", "needed"]]) == [
        ("HS1", "H1", None, "HS1", None, None, None),
        ("HS2", "H1", None, "HS2", "2020-06-30", None, None),
        ("HS3", "H2", None, "HS3", "2019-01-01", None, None),
    ]


@pytest.mark.parametrize(
    ("unit", "subject", "expected"),
    [
        ("community", "committee", [("HC1", "HT1", "HS1"), ("HC2", "HT2", "HS3")]),
        ("town", "committee", [("HT1", None, None), ("HT2", None, None)]),
        ("committee", "mediator", [("C1", "HT1", None), ("C2", "HT2", None)]),
        ("justice_office", "station", [("J1", "HT1", None)]),
        ("room", "venue", [("M1", None, "HS1"), ("M2", None, "HS2"), ("M3", None, "HS1")]),
    ],
)
def test_a_unit_says_where_it_lies(unit, subject, expected):
    kind = "pairing" if subject == "station" else "presence"
    found = required_units(WHOLE, "hill", standard(kind, subject, unit))
    towns = {"HT1": "HT1", "HT2": "HT2"}
    expected = [(code, towns.get(code, town), station) for code, town, station in expected]
    assert rows(found[["code", "town", "station"]]) == expected


def test_a_contract_ends_on_the_day_after_its_last_and_without_an_end_never():
    assert sorted(texts(standing_spans(WHOLE, "hill", FIRM))) == [
        ("HS1", "", "2019-01-01", None, "1"),
        ("HS2", "", "2019-01-01", "2020-04-01", "1"),
        ("HS3", "", "2020-02-01", None, "1"),
    ]


def test_the_stations_own_rooms_count_and_no_other():
    assert sorted(texts(standing_spans(WHOLE, "hill", ROOM))) == [
        ("HS1", "", "2019-01-01", None, "1"),
        ("HS2", "", "2019-01-01", "2020-02-10", "1"),
    ]


def test_what_stands_from_the_same_day_is_counted_together_and_by_part_apart():
    rule = standard(
        "staffing", "mediator", "station", where={"kind": ["elder", "assistant"]}, each="kind"
    )
    assert sorted(texts(standing_spans(WHOLE, "hill", rule))) == [
        ("HS3", "assistant", "2019-01-01", None, "1"),
        ("HS3", "elder", None, "2020-06-30", "1"),
    ]


@pytest.mark.parametrize(
    ("hours", "expected"),
    [
        # HS1 on 1 and 2 February; the 3rd began a minute late, the 4th nobody came.
        ((15, 22), [("HS1", "2020-02-01", "2020-02-03"), ("HS3", "2020-03-01", "2020-03-02")]),
        (
            (16, 21),
            [
                ("HS1", "2020-02-01", "2020-02-04"),
                ("HS3", "2020-02-01", "2020-02-02"),
                ("HS3", "2020-03-01", "2020-03-02"),
            ],
        ),
        ((8, 22), []),
    ],
)
def test_a_day_counts_when_the_hours_are_covered_to_the_minute(hours, expected):
    assert named_days("day", covered_days(WHOLE, "hill", duty(*hours))) == expected


def test_weeks_of_contact_that_follow_each_other_are_one_run():
    rule = standard("cadence", "call", "community", period="week")
    assert named_days("week", good_periods(WHOLE, "hill", rule)) == [
        ("HC1", "2019-12-30", "2020-01-13"),
        ("HC1", "2020-01-27", "2020-02-03"),
    ]


def test_a_period_with_too_little_is_told_with_its_number():
    assert named_days("quarter", good_periods(WHOLE, "hill", JOINT)) == []
    few = [
        (unit, str(first_day(number, "quarter")), n)
        for unit, number, n in sorted(rows(poor_periods(WHOLE, "hill", JOINT)))
    ]
    assert few == [("HS1", "2020-01-01", 1), ("HS1", "2020-04-01", 1), ("HS3", "2020-01-01", 1)]


def test_days_on_which_something_was_done_are_told_once():
    assert texts(days_done(WHOLE, "hill", RECENT)) == [
        ("HZ1", "2020-06-01"),
        ("HZ1", "2020-06-02"),
        ("HZ1", "2020-06-05"),
        ("HZ2", "2020-06-01"),
        ("HZ3", "2020-06-30"),
    ]


def test_an_inspection_counts_what_it_looked_at_and_what_was_met():
    assert texts(inspections(WHOLE, "hill", CHECK)) == [
        ("HS1", "2020-02-01", "1", "2"),
        ("HS3", "2020-02-01", "1", "1"),
    ]
    room = CHECK.model_copy(update={"unit": "room"})
    assert texts(inspections(WHOLE, "hill", room)) == [("M1", "2020-02-01", "1", "2")]


def test_months_in_which_a_dossier_is_missing_are_told_with_their_cases():
    rule = standard("completeness", "dossier", "town", period="month")
    found = [
        (unit, str(first_day(number, "month")), whole, kept)
        for unit, number, whole, kept in rows(lacking_periods(WHOLE, "hill", rule))
    ]
    # hill:03 in February has none; in March hill:06 has one and hill:07 has none.
    assert found == [("HT1", "2020-02-01", 1, 0), ("HT2", "2020-03-01", 2, 1)]


def test_dossiers_that_other_firms_lack_are_not_counted_for_who_reaches_one_firm():
    rule = standard("completeness", "dossier", "station", period="month")
    for firm, lacking in (("HFA", ["HS2"]), ("HFB", [])):
        found = lacking_periods(replace(WHOLE, firms=(firm,)), "hill", rule)
        assert list(found["unit"]) == lacking


def told(rule, unit, since=SINCE, until=UNTIL, scope=WHOLE):
    found = evidence(scope, "hill", rule, unit, since, until)
    assert list(found.columns) == ["starts", "ends", "what", "met"]
    return [(a and a[:16], z and z[:16], what, met) for a, z, what, met in texts(found)]


def test_behind_a_standing_gap_are_all_that_ever_stood():
    assert told(FIRM, "HS2") == [("2019-01-01", "2020-03-31", "HFA", None)]
    assert told(ROOM, "HS2") == [("2019-01-01", "2020-02-10", "Lower_room", None)]
    assert told(ROOM, "HS3") == []


def test_behind_duty_are_the_shifts_of_days_that_were_not_covered():
    assert told(duty(15, 22), "HS1") == [
        ("2020-02-03 15:01", "2020-02-03 22:00", "2020-02-03 L1", None),
        (None, None, "2020-02-04 L1", None),
    ]
    assert told(duty(15, 22), "HS1", since=date(2020, 2, 4)) == [
        (None, None, "2020-02-04 L1", None)
    ]


def test_behind_a_checklist_are_its_items():
    assert told(CHECK, "HS1", date(2020, 2, 1)) == [
        ("2020-02-01", None, "door_sign", "True"),
        ("2020-02-01", None, "ledger", "False"),
    ]


def test_behind_recency_is_the_last_time_however_long_it_is_allowed_to_be_ago():
    far = standard("recency", "inspection", "station", within_days=90)
    # 1 February and 90 days are 1 May: the gap begins on 2 May.
    assert [row[0] for row in told(far, "HS3", date(2020, 5, 2))] == ["2020-02-01"]


def test_behind_a_cadence_is_what_was_done_around():
    assert told(JOINT, "HS3") == [("2020-02-10", None, "meeting", None)]


def test_cases_have_a_list_of_their_own():
    assert told(standard("completeness", "dossier", "station"), "HS1") == []


RULES = [FIRM, ROOM, JOINT, CHECK, duty(15, 22)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.subject)
@pytest.mark.parametrize("unit", ["HS1", "HS3", "RS1", "HS9"])
def test_records_of_a_foreign_unit_look_like_those_of_none(rule, unit):
    absent = told(rule, "HS9", scope=head("HS2"))
    assert told(rule, unit, scope=head("HS2")) == absent == []
    assert told(rule, "HS1", scope=NOBODY) == []
    assert told(rule, "HS1", scope=replace(WHOLE, programmes=("river",))) == []


@pytest.mark.parametrize("rule", [FIRM, duty(15, 22)], ids=lambda rule: rule.subject)
def test_records_of_a_firm_are_for_who_reaches_it(rule):
    assert told(rule, "HS1", scope=replace(WHOLE, firms=("HFA",)))
    assert told(rule, "HS1", scope=replace(WHOLE, firms=("HFB",))) == []
