"""Counts of the tiny database, against values counted by hand from ``tests/tiny/rows.py``."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.domain.errors import BadRequest, NotAllowed, NotRecorded
from dashboard.domain.filters import Filters
from dashboard.queries.cases import in_state_since
from dashboard.queries.counts import as_of, counts, data_from, data_to, disputes_from
from dashboard.queries.facts.states import RULES
from dashboard.queries.quantiles import quantiles
from tests.tiny.readers import FIRST, LAST, WHOLE, docking, people

pytestmark = pytest.mark.usefixtures("on_tiny")

BASIS = {"total": 8, "found": 0, "accepted": 8, "mediated": 8}
DOCKING = BASIS | {
    "settled": 4,
    "closed": 6,
    "open": 2,
    "overdue": 1,
    "closed_in_time": 5,
    "referred": 0,
    "amount_fen": 220_000,
}
OTHER_FACTS = {
    "aftermath": BASIS
    | {
        "responded": 4,
        "satisfied": 2,
        "due": 2,
        "performed": 1,
        "unperformed": 1,
        "dossier_required": 4,
        "dossier_complete": 2,
        "feedback_due": 1,
        "fed_back": 1,
    },
    "risk": BASIS
    | {
        "conversion_tracked": 5,
        "converted": 1,
        "converted_criminal": 0,
        "prevented": 1,
        "sensitive_or_major": 2,
        "unnatural_deaths": 1,
        "death_followed": 1,
        "death_secondary": 0,
        "policed": 2,
        "inquiry_unsure": 1,
    },
    "origin": BASIS
    | {
        "by_app": 2,
        "unclassified": 0,
        "off_hours": 2,
        "with_call_time": 5,
        "handed_over": 3,
        "entered_in_time": 2,
        "with_entry_time": 3,
    },
    # 05, 06 and 08 came through the police and were never handed over; 11, led wrongly, is earlier.
    "breach": BASIS
    | {
        "passed_on": 6,
        "hand_over_missing": 3,
        "lead_ruled": 6,
        "wrong_lead": 0,
        "with_track": 8,
        "lead_undefined": 2,
    },
    # The last step of 05 is of 24 June, the first of the last seven days; 04 has none since May.
    "standstill": BASIS | {"open": 2, "stalled": 1},
    "unvisited": BASIS | {"to_visit": 3, "unvisited": 2, "visited": 1},
    "key_case": {
        "major": 1,
        "sensitive": 1,
        "unnatural_death": 1,
        "many_people": 1,
        "criminal_risk": 0,
        "key_cases": 2,
    },
    "closing": {"closed_in_period": 7},
    "advice": {"people_advised": 17},
    "duty": {"shifts": 6, "attended": 5},
    "follow_up": {"follow_up_due": 3, "follow_up_done": 1},
    "service": {"calls_made": 3, "visits": 2, "lectures": 1},
    "station_month": {
        "calls": 280,
        "public_order_cases": 12,
        "criminal_cases": 1,
        "officer_minutes": 15_000,
    },
    "sweep": {"sweeps": 2, "sweep_found": 30, "sweep_mediated": 19, "sweep_resolved": 27},
    "warning": {"warnings": 3, "warnings_settled": 1},
    "liaison": {"liaisons": 2},
    "training": {"attendances": 42},
    "checklist": {"items": 3, "items_met": 2},
    "survey": {"surveyed": 15, "points": 1300},
    "committee": {"committees": 2},
    # Three left on 30 June, when D3 goes and before D5 comes.
    "mediator": {"mediators": 2, "full_time_mediators": 1, "assistants": 1},
    "hiring": {"hired": 1},
    "dismissal": {"dismissed": 1},
    "room": {"rooms": 2},
    "station": {"stations": 3, "counties": 2, "paired_stations": 1},
    "team": {"police_teams": 1},
    "officer": {"officers": 2},
    "lawyer": {"resident_lawyers": 2, "community_advisers": 1},
    "contract": {"firms": 2, "stations_with_firm": 2},
    "zone": {"zones": 4},
    "resource": {"resources": 2},
    "justice_office": {"justice_offices": 1},
    "firm_grade": {
        "grade_excellent": 1,
        "grade_pass": 1,
        "grade_fail": 1,
        "graded": 3,
    },
    "firm_subsidy": {"subsidy_fen": 300_000, "subsidies": 3},
    "subsidy_claim": {"claims": 5, "claimed_fen": 231_000},
    "grading": {"gradings": 2},
    "training_attendance": {"people_trained": 3, "trainings_attended": 4},
}


def total(filters, fact="dispute", measure="total"):
    return int(counts(WHOLE, filters, fact)[measure].iloc[0])


def by(dimension, filters=None, measure="total", fact="dispute"):
    frame = counts(WHOLE, filters or docking(), fact, (dimension,))
    keys = [None if key != key else key for key in frame[dimension]]
    return dict(zip(keys, frame[measure], strict=True))


def test_every_measure_of_disputes_is_counted():
    assert counts(WHOLE, docking(), "dispute").iloc[0].to_dict() == DOCKING


@pytest.mark.parametrize("fact", OTHER_FACTS)
def test_every_measure_of_other_records_is_counted(fact):
    assert counts(WHOLE, docking(), fact).iloc[0].to_dict() == OTHER_FACTS[fact]


def test_registers_are_never_added_up():
    assert (total(docking()), total(people())) == (8, 2)


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({"station": "HS1"}, 2),
        ({"station": ("HS1", "HS3")}, 5),
        ({"station": NOT_RECORDED}, 1),
        ({"station": (NOT_RECORDED, "HS3")}, 4),
        ({"station": "RS1"}, 0),
        ({"station": "HS1' OR '1'='1"}, 0),
        ({"county": "H2"}, 4),
        ({"town": "HT1"}, 4),
        ({"zone": "HZ3"}, 3),
        ({"zone": NOT_RECORDED}, 1),
        ({"firm": "HFB"}, 3),
        ({"type": "family"}, 3),
        ({"type": "family", "station": "HS1"}, 1),
        ({"level": "difficult"}, 2),
        ({"track": "public_order"}, 2),
        ({"channel": "walk_in"}, 2),
        ({"lead": "police"}, 2),
        ({"outcome": ("settled", "failed")}, 6),
        ({"agreement": NOT_RECORDED}, 4),
        ({"conversion": "none"}, 4),
        ({"mode": NOT_RECORDED}, 8),
    ],
)
def test_a_choice_narrows_to_the_disputes_that_have_it(choices, expected):
    assert total(docking(**choices)) == expected


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        ("open", 2),
        ("overdue", 1),
        ("key", 2),
        ("unperformed", 1),
        ("dissatisfied", 2),
        ("no_follow_up", 2),
        ("incomplete", 2),
        ("stalled", 1),
        ("no_hand_over", 3),
        ("inquiry_unsure", 1),
        ("wrong_lead", 0),
        ("lead_undefined", 2),
    ],
)
def test_a_state_narrows_to_the_disputes_in_it(state, expected):
    assert total(replace(docking(), state=state)) == expected


def test_a_lead_against_the_rule_is_found_on_its_own_register_alone():
    december = replace(docking(), state="wrong_lead").during(date(2019, 12, 1), date(2020, 6, 30))
    assert total(december) == 1
    with pytest.raises(NotRecorded, match="declares no 'leads', so no dispute is 'wrong_lead'"):
        total(replace(people(), state="wrong_lead"))
    assert total(people(), "breach", "wrong_lead") == 0


@pytest.mark.parametrize("state", RULES)
def test_without_its_rule_a_programme_has_no_such_state(state):
    river = Filters(programme="river", register="people", start=FIRST, end=LAST, state=state)
    with pytest.raises(NotRecorded, match=f"so no dispute is '{state}'"):
        total(river)


@pytest.mark.parametrize(
    ("state", "first"),
    [
        ("overdue", date(2020, 6, 30)),
        ("stalled", date(2020, 6, 7)),
        ("no_follow_up", date(2020, 3, 25)),
        ("unperformed", date(2020, 6, 30)),
        ("no_hand_over", date(2020, 2, 29)),
        ("inquiry_unsure", date(2020, 4, 1)),
        ("lead_undefined", date(2020, 2, 1)),
    ],
)
def test_a_state_has_a_first_day_its_rule_was_broken(state, first):
    found = in_state_since(WHOLE, replace(docking(), state=state))
    assert [pd.Timestamp(day).date() for day in found["since"]] == [first]


def test_where_nobody_is_in_a_state_there_is_no_first_day():
    found = in_state_since(WHOLE, replace(docking(), state="wrong_lead"))
    assert found.empty


def test_records_that_have_no_states_say_so():
    with pytest.raises(BadRequest, match="advice have no state 'open'"):
        counts(WHOLE, replace(docking(), state="open"), "advice")


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((2020, 1, 5), (2020, 1, 5), 1),
        ((2020, 1, 6), (2020, 1, 19), 0),
        ((2019, 12, 31), (2020, 1, 5), 2),
        ((2020, 5, 31), (2020, 6, 30), 1),
    ],
)
def test_both_days_of_a_period_belong_to_it(start, end, expected):
    assert total(docking().during(date(*start), date(*end))) == expected


def test_a_dispute_is_counted_in_the_period_it_came_and_in_the_period_it_closed():
    december = docking().during(date(2019, 12, 1), date(2019, 12, 31))
    assert total(december) == 1
    assert total(december, "closing", "closed_in_period") == 0
    january = docking().during(date(2020, 1, 1), date(2020, 1, 31))
    assert total(january, "closing", "closed_in_period") == 2


@pytest.mark.parametrize(
    ("dimension", "expected"),
    [
        ("station", {"HS1": 2, "HS2": 2, "HS3": 3, None: 1}),
        ("county", {"H1": 4, "H2": 4}),
        ("lead", {"lawyer": 6, "police": 2}),
        ("year", {2020: 8}),
        (
            "month",
            {
                date(2020, 1, 1): 2,
                date(2020, 2, 1): 1,
                date(2020, 3, 1): 2,
                date(2020, 4, 1): 1,
                date(2020, 5, 1): 2,
            },
        ),
    ],
)
def test_groups_hold_every_dispute_once_the_unrecorded_too(dimension, expected):
    assert by(dimension) == expected


def test_records_dated_by_day_are_grouped_by_month():
    assert by("month", measure="people_advised", fact="advice") == {
        date(2020, 1, 1): 11,
        date(2020, 2, 1): 6,
    }


def test_two_dimensions_are_crossed():
    frame = counts(WHOLE, docking(), "dispute", ("county", "lead"))
    rows = list(frame[["county", "lead", "total"]].itertuples(index=False, name=None))
    assert rows == [
        ("H1", "lawyer", 3),
        ("H1", "police", 1),
        ("H2", "lawyer", 3),
        ("H2", "police", 1),
    ]


def test_sums_over_nothing_are_zero():
    empty = docking(station="HS1").during(date(2020, 6, 1), date(2020, 6, 2))
    assert set(counts(WHOLE, empty, "dispute").iloc[0]) == {0}
    assert counts(WHOLE, empty, "dispute", ("lead",)).empty


def test_a_dimension_that_records_lack_is_refused_by_name():
    with pytest.raises(
        BadRequest, match="sweep have no 'firm'. Known: county, town, station, month"
    ):
        counts(WHOLE, docking(), "sweep", ("firm",))


def test_half_and_nine_tenths_closed_within_the_smallest_such_day():
    # Whole days of the closed six: 1 2 5 19 30 36. Half are reached at 5, nine tenths at 36.
    assert quantiles(WHOLE, docking(), "durations").iloc[0].to_dict() == {
        "n": 6,
        "median": 5,
        "p90": 36,
    }


def test_spans_of_days_are_whole_days_on_every_engine():
    # Entered 1, 3 and 0 days after; mediation began on the day of acceptance, save once.
    assert list(quantiles(WHOLE, docking(), "entries").iloc[0]) == [3, 1, 3]
    assert list(quantiles(WHOLE, docking(), "waits").iloc[0]) == [8, 0, 0]
    assert list(quantiles(WHOLE, people(), "waits").iloc[0]) == [1, 1, 1]
    assert list(quantiles(WHOLE, docking(), "amounts").iloc[0]) == [3, 70_000, 100_000]


def test_durations_are_taken_within_each_group():
    found = quantiles(WHOLE, docking(), "durations", ("county",))
    # H1: 2 5 36; H2: 1 19 30.
    assert list(found.itertuples(index=False, name=None)) == [("H1", 3, 5, 36), ("H2", 3, 19, 30)]


def test_where_nothing_closed_there_are_no_days():
    nothing = docking(outcome="open")
    (whole,) = quantiles(WHOLE, nothing, "durations").itertuples(index=False)
    assert whole.n == 0
    assert pd.isna([whole.median, whole.p90]).all()
    assert quantiles(WHOLE, nothing, "durations", ("county",)).empty


def test_what_stands_on_a_day_has_no_months():
    with pytest.raises(BadRequest, match="mediator is counted as of a day, not by month or year"):
        counts(WHOLE, docking(), "mediator", ("month",))


def test_a_register_is_counted_as_it_stood_on_the_last_day():
    early = docking().during(date(2020, 1, 1), date(2020, 1, 31))
    assert total(early, "mediator", "mediators") == 2
    assert total(early, "room", "rooms") == 3
    assert total(early, "station", "stations") == 2
    assert total(early, "contract", "firms") == 1
    assert by("mediator_kind", fact="mediator", measure="mediators") == {
        "assistant": 0,
        "full_time": 1,
        "part_time": 1,
    }


def test_data_reach_to_the_day_the_programme_says():
    assert data_to("hill") == date(2020, 6, 30)
    assert as_of("hill").rules.settle_within_days == 30


def test_a_programme_without_data_is_named():
    with pytest.raises(BadRequest, match="no data of programme moon"):
        data_to("moon")


@pytest.mark.parametrize("question", [counts, quantiles])
def test_aggregates_need_the_right_to_them(question):
    blind = replace(WHOLE, fields=())
    args = ("dispute",) if question is counts else ("durations",)
    with pytest.raises(NotAllowed):
        question(blind, docking(), *args)


def test_data_begin_where_the_register_says_and_disputes_where_the_first_one_lies():
    assert data_from("hill") == date(2019, 1, 1)
    assert disputes_from("hill") == date(2019, 12, 31)
    assert disputes_from("river") == date(2020, 1, 7)
