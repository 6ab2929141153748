"""Every kind of standard, judged in the valley on both engines: expected values by hand."""

from datetime import date

import pytest

from dashboard.coverage.gaps import judged
from dashboard.coverage.kept import _plain as plain
from dashboard.reports.figure import directly
from tests.coverage.valley import VALLEY, standard
from tests.tiny.readers import WHOLE

pytestmark = pytest.mark.usefixtures("in_valley")


def gaps(rule):
    """What is found: unit, since, until (None: open), measured of required."""
    found = plain(judged(WHOLE, VALLEY, rule, directly))
    return {
        (row.unit, str(row.since)[2:], row.until and str(row.until)[2:], row.measured, row.required)
        for row in found.itertuples()
    }


def missing(rule):
    """The same without the numbers, which are nought of one."""
    found = gaps(rule)
    assert {row[3:] for row in found} <= {(0, 1)}
    return {row[:3] for row in found}


ROOM = standard("presence", "room", "station", where={"kind": ["station"]})
S2_ROOM = {("S2", "20-02-11", "20-03-01"), ("S2", "20-05-01", None)}
S5_ROOM = {("S5", "20-04-10", None)}
S6_ROOM = {("S6", "20-02-10", "20-02-12")}


def test_a_room_is_missing_from_the_start_of_a_station_and_from_the_day_it_was_closed():
    assert missing(ROOM) == S2_ROOM | S5_ROOM | S6_ROOM


def test_any_room_will_do_where_no_kind_is_named():
    assert missing(standard("presence", "room", "station")) == S2_ROOM | S6_ROOM


def test_stations_of_a_size_alone_are_meant_and_one_of_unknown_size_is_not():
    assert missing(ROOM.model_copy(update={"least_officers": 20})) == S5_ROOM
    assert missing(ROOM.model_copy(update={"least_officers": 19})) == S2_ROOM | S5_ROOM
    assert missing(ROOM.model_copy(update={"least_officers": 5})) == S2_ROOM | S5_ROOM | S6_ROOM


def test_units_of_a_choice_alone_are_meant():
    assert missing(ROOM.model_copy(update={"units_where": {"county": ("V1",)}})) == S2_ROOM


def test_each_kind_is_asked_for_by_itself():
    rule = standard(
        "presence", "room", "station", where={"kind": ["station", "joint"]}, each="kind"
    )
    by_kind = {(f"{unit}/station", *rest) for unit, *rest in S2_ROOM | S5_ROOM | S6_ROOM}
    joint = {("S1", "20-01-20"), ("S2", "20-02-11"), ("S6", "20-01-01")}
    assert missing(rule) == by_kind | {(f"{unit}/joint", since, None) for unit, since in joint}


def test_each_field_is_asked_for_in_each_county():
    where = {"kind": ["industry"], "field": ["medical", "traffic"]}
    rule = standard("presence", "committee", "county", where=where, each="field")
    assert missing(rule) == {("V2/traffic", "20-01-01", None)}
    found = judged(WHOLE, VALLEY, rule, directly).iloc[0]
    assert (found["code"], found["part"], found["name"]) == ("V2", "traffic", "South")


def test_a_town_has_the_rooms_of_its_communities():
    rule = ROOM.model_copy(update={"unit": "town"})
    assert missing(rule) == {("VT2", "20-01-01", "20-02-12")}
    joint = rule.model_copy(update={"where": {"kind": ("joint",)}})
    assert missing(joint) == {("VT1", "20-01-01", None)}


def test_a_community_has_its_own_rooms_alone():
    rule = standard("presence", "committee", "community", where={"kind": ["community"]})
    assert missing(rule) == {("VC2", "20-01-01", None)}


def test_a_room_without_a_venue_misses_it_for_as_long_as_it_is_open():
    rule = standard("presence", "venue", "room", where={"venue": ["own", "shared"]})
    assert missing(rule) == {("R2", "20-03-01", "20-05-01")}


def test_two_are_asked_for_and_one_is_there():
    rule = standard("staffing", "mediator", "station", required=2)
    assert gaps(rule) == {
        ("S1", "20-01-20", "20-03-01", 1, 2),
        ("S2", "20-04-15", None, 1, 2),
        ("S5", "20-04-10", None, 0, 2),
        ("S6", "20-01-01", None, 1, 2),
    }


def test_one_goes_on_the_day_the_next_one_comes():
    rule = standard("staffing", "mediator", "station", where={"kind": ["full_time"]})
    assert missing(rule) == {
        ("S5", "20-04-10", None),
        ("S6", "20-01-01", "20-02-01"),
    }


def test_a_station_is_paired_from_a_day_on():
    rule = standard("pairing", "justice_office", "station")
    assert missing(rule) == {
        ("S2", "20-02-11", "20-03-01"),
        ("S5", "20-04-10", None),
        ("S6", "20-01-01", None),
    }


def test_a_justice_office_is_paired_from_the_other_side():
    rule = standard("pairing", "station", "justice_office")
    assert missing(rule) == {("J2", "20-01-01", "20-03-01"), ("J3", "20-01-01", None)}


def test_a_licence_is_valid_on_its_last_day_and_an_unrecorded_one_is_not_judged():
    assert missing(standard("expiry", "licence", "mediator")) == {
        ("M1", "20-04-01", None),
        ("M2", "20-03-16", "20-04-01"),
        ("M6", "20-02-01", None),
        ("M7", "20-06-01", None),
    }


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        ("2020-01-01", {("S2", "20-02-01", "20-02-11"), ("S3", "20-05-01", None)}),
        ("2020-02-05", {("S2", "20-02-05", "20-02-11"), ("S3", "20-05-01", None)}),
        ("2020-02-11", {("S3", "20-05-01", None)}),
    ],
)
def test_a_start_is_late_from_the_day_it_was_planned_for(since, expected):
    assert missing(standard("rollout", "start", "station", since=since)) == expected


VIDEO = standard(
    "target", "video", "town", where={"kind": ["village", "community"]}, since="2020-05-01"
)


def test_a_target_asks_for_all_there_are_from_its_day_on():
    assert gaps(VIDEO) == {
        ("VT1", "20-05-01", None, 1, 2),
        ("VT2", "20-05-01", "20-05-02", 0, 1),
    }


def test_nothing_is_asked_before_the_day_of_a_target():
    assert gaps(VIDEO.model_copy(update={"since": date(2020, 7, 1)})) == set()
    due_last = VIDEO.model_copy(update={"since": date(2020, 6, 30)})
    assert gaps(due_last) == {("VT1", "20-06-30", None, 1, 2)}


def test_a_target_of_a_county_asks_for_all_of_the_county():
    assert gaps(VIDEO.model_copy(update={"unit": "county", "where": {}})) == {
        ("V1", "20-05-01", None, 1, 4),
        ("V2", "20-05-01", None, 1, 3),
    }


def duty(**more):
    hours = {"starts": 15, "ends": 22}
    where = {"county": ["V1"], "code": ["S1"]}
    given = {"hours": hours, "since": "2020-06-24", "units_where": where}
    return standard("duty_hours", "duty", "station", **(given | more))


def test_a_day_is_covered_to_the_minute_by_one_or_by_several_in_turn():
    assert missing(duty()) == {("S1", "20-06-25", "20-06-26"), ("S1", "20-06-27", "20-06-29")}


def test_a_minute_too_early_is_too_early():
    found = missing(duty(units_where={"code": ["S6"]}))
    assert found == {("S6", "20-06-24", None)}


def test_a_week_counts_its_days_and_the_running_one_is_not_judged():
    assert gaps(duty(period="week", since="2020-06-01")) == {("S1", "20-06-01", None, 2, 7)}


def test_a_month_that_is_not_over_is_not_judged():
    assert gaps(duty(period="month", since="2020-06-02")) == set()
    assert gaps(duty(period="month", since="2020-06-01")) == {("S1", "20-06-01", None, 4, 30)}


def test_a_share_of_the_days_is_a_whole_number_of_days():
    # A quarter of seven days is two of them; the week of the 22nd had two, those before none.
    quarter = duty(period="week", since="2020-06-01", required=0.25)
    assert gaps(quarter) == {("S1", "20-06-01", "20-06-22", 0, 2)}


def test_hours_of_one_firm_are_looked_at_alone():
    assert missing(duty(where={"firm": ["G"]})) == {
        ("S1", "20-06-24", "20-06-29"),
        ("S1", "20-06-30", None),
    }


def test_a_night_ends_in_the_next_morning():
    hours, own = {"starts": 18, "ends": 32}, {"code": ["S1"]}
    rule = standard(
        "duty_hours", "on_call", "station", hours=hours, since="2020-06-27", units_where=own
    )
    assert missing(rule) == {("S1", "20-06-27", "20-06-28"), ("S1", "20-06-29", "20-06-30")}


def test_twice_a_month_means_two_in_every_whole_month_of_the_unit():
    own = {"code": ["S1", "S2"]}
    rule = standard("cadence", "meeting", "station", period="month", required=2, units_where=own)
    # S1 is there since 20 January and S2 since 11 February: February and March come first.
    assert gaps(rule) == {("S1", "20-03-01", None, 0, 2), ("S2", "20-03-01", None, 0, 2)}


def test_the_measure_is_that_of_the_latest_period():
    rule = standard(
        "cadence",
        "meeting",
        "station",
        period="quarter",
        required=2,
        where={"kind": ["joint"]},
        units_where={"code": ["S1", "S2", "S6"]},
    )
    assert gaps(rule) == {
        ("S1", "20-04-01", None, 1, 2),
        ("S2", "20-04-01", None, 1, 2),
        ("S6", "20-01-01", None, 0, 2),
    }


CHECK = standard("checklist", "inspection", "station", where={"list": ["five_uniform"]}, required=6)


def test_what_an_inspection_found_missing_is_missing_until_one_finds_it():
    assert gaps(CHECK) == {
        # A day on which the second room lacked two of six; afterwards one item was not looked at.
        ("S2", "20-02-20", None, 5, 6),
        ("S1", "20-04-01", "20-05-15", 5, 6),
        # Found before the station started: it is asked for from then on.
        ("S5", "20-04-10", None, 5, 6),
    }


def test_a_room_is_checked_for_itself():
    assert gaps(CHECK.model_copy(update={"unit": "room"})) == {
        ("R1", "20-04-01", "20-05-15", 5, 6),
        ("R2", "20-03-01", "20-05-01", 5, 6),
        ("R3", "20-01-05", None, 5, 6),
    }


def test_the_last_inspection_lies_no_longer_ago_than_is_allowed():
    rule = standard("recency", "inspection", "station", within_days=30)
    assert gaps(rule) == {
        # 1 February and 30 days are 2 March; on 31 March it was 59 days ago.
        ("S1", "20-03-03", "20-04-01", 59, 30),
        ("S1", "20-05-02", "20-05-15", 43, 30),
        ("S1", "20-06-15", None, 46, 30),
        ("S2", "20-04-01", None, 121, 30),
        # Started on 10 April: 10 May is the 30th day after it.
        ("S5", "20-05-11", None, 81, 30),
        ("S6", "20-02-01", None, 181, 30),
    }


@pytest.mark.parametrize(("days", "found"), [(45, {46}), (46, set())])
def test_the_limit_is_kept_on_its_last_day(days, found):
    rule = standard("recency", "inspection", "room", within_days=days, units_where={"code": ["R1"]})
    late = {(row[1], row[3]) for row in gaps(rule) if row[2] is None}
    assert late == {("20-06-30", days) for days in found}


DOSSIER = standard("completeness", "dossier", "station", period="month")


def test_every_case_of_a_whole_month_has_its_dossier():
    # January is no whole month of S1; in March nothing is recorded, in April there is no case.
    assert gaps(DOSSIER) == {
        ("S1", "20-02-01", "20-03-01", 1, 2),
        ("S1", "20-05-01", "20-06-01", 11, 20),
        ("S6", "20-06-01", None, 0, 1),
    }


@pytest.mark.parametrize(("share", "short"), [(0.5, set()), (0.55, set()), (0.551, {(11, 12)})])
def test_a_share_of_the_cases_is_enough(share, short):
    found = gaps(DOSSIER.model_copy(update={"required": share}))
    assert {row[3:] for row in found if row[1] == "20-05-01"} == short


def test_cases_that_are_not_closed_need_no_feedback_yet():
    rule = standard("completeness", "feedback", "station", period="month")
    assert gaps(rule) == {("S1", "20-03-01", "20-04-01", 1, 2)}
