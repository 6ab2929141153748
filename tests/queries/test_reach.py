"""Nobody sees past his reach: every question, every kind of record, every way to a dispute."""

from dataclasses import replace
from datetime import date
from functools import partial

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.domain.errors import BadRequest, NotAllowed
from dashboard.domain.filters import STATES
from dashboard.domain.scope import ALL, Field
from dashboard.queries.cases import (
    dispute_events,
    dispute_list,
    dispute_record,
    dispute_total,
    follow_ups,
    masked_parties,
)
from dashboard.queries.counts import counts
from dashboard.queries.facts import FACTS
from dashboard.queries.minutes import MOMENTS
from dashboard.queries.people import mediators
from dashboard.queries.quantiles import SPANS, quantiles
from dashboard.queries.standards.done import covered_days, days_done, good_periods
from dashboard.queries.standards.required import required_units
from dashboard.queries.standards.standing import standing_spans
from dashboard.queries.units import contracts, named, outlines, rooms, stations, units, zones
from dashboard.queries.whereabouts import whereabouts
from dashboard.reports.narrowing import check_units
from tests.coverage.valley import standard
from tests.queries.asked import questions
from tests.tiny.readers import FIRST, LAST, NOBODY, WHOLE, docking, head, people
from tests.tiny.rows import disputes

pytestmark = pytest.mark.usefixtures("on_tiny")
REACHES = ("programmes", "counties", "stations", "firms")
DIMENSIONS = ("county", "town", "community", "zone", "station", "firm", "room", "committee")
NAMED = ("station", "mediator", "county", "room")
FIRM = standard("presence", "firm", "station")
ROOM = standard("presence", "room", "station")
VISIT = standard("cadence", "visit", "community", period="month")
DUTY = standard("duty_hours", "duty", "station", hours={"starts": 15, "ends": 22})
PATROL = standard("recency", "patrol", "zone", within_days=7)
CHECK = standard("checklist", "inspection", "station", required=2)
EARLY = docking().during(date(2019, 1, 1), date(2019, 6, 30))
DOSSIER = standard("completeness", "dossier", "station", period="month")
ASKED = {
    "counts": [(docking(), fact, ("county",)) for fact in FACTS],
    "quantiles": [(docking(), span, ("county", "lead")) for span in SPANS],
    "dispute_list": [(docking(),), (people(),)],
    "dispute_total": [(docking(),), (people(),)],
    "dispute_count": [(docking(),), (people(), "0")],
    "recorded_columns": [(docking(),), (people(), "0")],
    "in_state_since": [
        (replace(docking(), state=state),) for state in ("overdue", "stalled", "no_follow_up")
    ],
    "dispute_record": [("hill:01",), ("river:01",)],
    "dispute_events": [("hill:01",)],
    "follow_ups": [("hill:01",)],
    "masked_parties": [("hill:01",)],
    "required_units": [("hill", one) for one in (FIRM, VISIT, PATROL)],
    "standing_spans": [("hill", FIRM), ("hill", ROOM)],
    "good_periods": [("hill", VISIT)],
    "poor_periods": [("hill", VISIT.model_copy(update={"required": 2}))],
    "covered_days": [("hill", DUTY)],
    "days_done": [("hill", PATROL)],
    "inspections": [("hill", CHECK)],
    "lacking_periods": [("hill", DOSSIER)],
    "evidence": [("hill", one, "HS1", FIRST, LAST) for one in (FIRM, DUTY, CHECK)],
    "kept_gaps": [("hill",)],
    "judged_standards": [("hill",)],
    "units": [("hill", dimension) for dimension in DIMENSIONS],
    "named": [("hill", dimension, ("HS1", "D1", "H1", "M1")) for dimension in NAMED],
    "mediators": [(docking(),)],
    "whereabouts": [
        ("hill", "station", "HS1"),
        ("hill", "community", "HC1"),
        ("hill", "county", "H1"),
        ("hill", "room", "M1"),
        ("hill", "mediator", "D1"),
        ("hill", "justice_office", "J1"),
    ],
    "unit_sizes": [("hill", "station"), ("hill", "county")],
    "up_to": [(docking(), "durations", 5, ("county",))],
    "programmes_reached": [()],
    "stations": [("hill",)],
    "zones": [("hill",)],
    "outlines": [("hill", "town"), ("hill", "county")],
    "unit_towns": [("hill", "room", ("M1", "M3", "M4"))],
    "last_contacts": [("hill", "zone"), ("hill", "station")],
    "advisers": [("hill",)],
    "contracts": [("hill",)],
    "rooms": [("hill",)],
    "station_starts": [("hill",)],
    "dossier_strata": [(docking(), ("station", "level"))],
    "dossiers_by_lot": [(docking(), (), 7, (("", 9),))],
    "disputes_named": [("hill", ("hill:01", "hill:05"))],
    "station_offices": [("hill",)],
    "served_areas": [("hill", "station", "HS1"), ("hill", "room", "M3")],
    "unit_inspections": [("hill", "station", "HS1"), ("hill", "room", "M1")],
    "subsidy_claims": [(docking(),), (docking(county="H2"),)],
    "claim_sums": [(docking(), ("payee",)), (docking(), ("subsidy", "month", "level"))],
    "entitlements": [
        (docking(), "case_subsidy", by) for by in ((), ("payee",), ("station", "month"))
    ],
    "mediators_in_service": [("hill",)],
    "graded_units": [
        ("hill", "firm", "HFA"),
        ("hill", "mediator", "D1"),
        ("hill", "officer", "O1"),
        ("hill", "lawyer", "L1"),
        ("hill", "room", "M1"),
        ("hill", "county", "H1"),
    ],
    "graded_firms": [("hill",)],
    "recorded_grades": [
        ("hill", "monthly", "firm", FIRST, LAST),
        ("hill", "stars", "officer", FIRST, LAST),
    ],
    "months_filled": [(docking(), "calls")],
    "case_counts": [(docking(),), (docking(), ("county",))],
    "training_counts": [(docking(),)],
    "unnamed_cases": [(docking(),)],
    "staff_list": [(EARLY, "idle"), (docking(), "busy", 1)],
    "staff_count": [(EARLY, "idle"), (docking(), "busy", 1)],
    "grades_given": [(docking(),)],
    "graded_people": [(docking(),)],
    "graded_count": [(docking(),)],
    "completeness": [(docking(), ("closed_on", "called_at"), ("platform",))],
    "last_days": [(docking(),)],
    "last_loads": [("hill",)],
    "reject_reasons": [("hill",)],
    "values_of": [(docking(), "satisfaction", "station"), (docking(), "amount_digit", "county")],
    "acts_per_day": [(docking(), moment, "station") for moment in MOMENTS],
    "busiest_minutes": [(docking(), moment, "station") for moment in MOMENTS],
    "acts_by_hour": [(docking(), moment) for moment in MOMENTS],
    "copies": [(docking(), "station")],
    "alike": [(docking(),)],
    "impossible_sweeps": [(docking(), "station")],
}
HEAD_1, HEAD_2, HEAD_3 = head("HS1"), head("HS2"), head("HS3")
OWN = {"HS1": ["01", "02"], "HS2": ["03", "04"], "HS3": ["05", "06", "08"]}


def without(field):
    return replace(WHOLE, fields=tuple(one for one in WHOLE.fields if one != field))


def size(answer):
    if answer is None or isinstance(answer, int):
        return answer or 0
    if list(answer) == ["cases", "named"]:
        return int(answer["cases"].iloc[0])
    return int(answer["n"].iloc[0]) if list(answer) == ["n"] else len(answer)


def ids(scope, filters, **more):
    return sorted(name[-2:] for name in dispute_list(scope, filters, **more)["dispute_id"])


def test_every_question_is_asked_here():
    assert set(ASKED) == set(questions())


@pytest.mark.parametrize("name", sorted(ASKED))
def test_whoever_reaches_all_gets_an_answer(name):
    assert all(size(questions()[name](WHOLE, *args)) for args in ASKED[name])


@pytest.mark.parametrize("name", sorted(ASKED))
def test_whoever_reaches_nothing_gets_nothing(name):
    assert [size(questions()[name](NOBODY, *args)) for args in ASKED[name]] == [0] * len(
        ASKED[name]
    )


@pytest.mark.parametrize("name", sorted(ASKED))
def test_reaching_no_programme_is_reaching_nothing(name):
    scope = replace(WHOLE, programmes=())
    assert not any(size(questions()[name](scope, *args)) for args in ASKED[name])


@pytest.mark.parametrize("reach", REACHES)
@pytest.mark.parametrize("fact", FACTS)
def test_one_empty_reach_hides_every_record(fact, reach):
    scope = replace(WHOLE, **{reach: ()})
    assert set(counts(scope, docking(), fact).iloc[0]) == {0}


@pytest.mark.parametrize("reach", REACHES)
@pytest.mark.parametrize("fact", FACTS)
def test_records_that_cannot_prove_they_are_in_reach_stay_hidden(fact, reach):
    everything = {
        "programmes": ("hill",),
        "counties": ("H1", "H2"),
        "stations": ("HS1", "HS2", "HS3"),
        "firms": ("HFA", "HFB"),
    }
    scope = replace(WHOLE, **{reach: everything[reach]})
    column = {"programmes": "programme", "counties": "county"}.get(reach, reach.removesuffix("s"))
    shown = set(counts(scope, docking(), fact).iloc[0]) != {0}
    assert shown == (FACTS[fact].columns.get(column, column) in FACTS[fact].table.c)


@pytest.mark.parametrize("fact", FACTS)
def test_a_programme_out_of_reach_counts_nothing(fact):
    scope = replace(WHOLE, programmes=("river",))
    assert set(counts(scope, docking(), fact).iloc[0]) == {0}


@pytest.mark.parametrize(
    "question",
    [
        contracts,
        rooms,
        stations,
        zones,
        *(partial(standing_spans, standard=one) for one in (FIRM, ROOM)),
        *(partial(required_units, standard=one) for one in (FIRM, PATROL)),
        partial(good_periods, standard=VISIT),
        partial(covered_days, standard=DUTY),
        partial(days_done, standard=PATROL),
    ],
)
@pytest.mark.parametrize("reach", ["programmes", "counties", "stations"])
def test_registers_of_units_are_hidden_by_one_empty_reach(question, reach):
    assert question(replace(WHOLE, **{reach: ()}), "hill").empty


@pytest.mark.parametrize("dimension", DIMENSIONS)
@pytest.mark.parametrize("reach", ["programmes", "counties"])
def test_names_of_units_are_hidden_by_one_empty_reach(dimension, reach):
    assert units(replace(WHOLE, **{reach: ()}), "hill", dimension).empty


def test_a_head_is_told_the_names_of_his_own_people_alone():
    asked = ("hill", "mediator", ("D1", "D3", "D6", "D9"))
    assert named(HEAD_1, *asked)["name"].tolist() == ["One"]
    assert named(WHOLE, *asked)["code"].tolist() == ["D1", "D3"]
    assert mediators(HEAD_1, docking())["code"].tolist() == ["D1", "D2"]


def test_a_selection_names_people_for_who_may_see_staff_alone():
    asked = ("hill", "mediator", ("D1", "D3"))
    for scope in (without(Field.STAFF), WHOLE.beside()):
        assert named(scope, *asked).empty
        with pytest.raises(BadRequest, match="Unknown mediator 'D1'"):
            check_units(scope, docking(mediator="D1"))


def test_who_answers_for_a_firm_is_told_no_mediators():
    of_firm = replace(WHOLE, firms=("HFA",))
    assert named(of_firm, "hill", "mediator", ("D1", "D3")).empty
    assert mediators(of_firm, docking()).empty


@pytest.mark.parametrize("ask", [partial(counts, fact="dispute"), partial(quantiles, span="waits")])
def test_people_are_counted_one_by_one_for_who_may_see_staff_alone(ask):
    by = ("lead", "mediator")
    assert not ask(WHOLE, docking(), by=by).empty
    for scope in (without(Field.STAFF), WHOLE.beside()):
        with pytest.raises(NotAllowed):
            ask(scope, docking(), by=by)


def test_mediators_in_office_on_a_day_of_the_period_are_listed():
    # D2 began on 1 February, D3 left on 30 June, D4 is an assistant, D5 begins in July.
    assert mediators(WHOLE, docking())["code"].tolist() == ["D1", "D2", "D3"]
    january, july = date(2020, 1, 1), date(2020, 7, 1)
    assert mediators(WHOLE, docking().during(january, january))["code"].tolist() == ["D1", "D3"]
    assert mediators(WHOLE, docking().during(july, july))["code"].tolist() == ["D1", "D2", "D5"]
    assert mediators(WHOLE, docking(county="H2"))["code"].tolist() == ["D3"]
    assert mediators(WHOLE, docking(mediator="D2"))["code"].tolist() == ["D2"]


@pytest.mark.parametrize("station", OWN)
def test_a_head_lists_the_disputes_of_his_station_alone(station):
    assert ids(head(station), docking()) == OWN[station]
    assert dispute_total(head(station), docking()) == len(OWN[station])


@pytest.mark.parametrize(
    ("dimension", "code", "told"),
    [
        ("station", "HS1", ("H1", "HS1")),
        ("station", "HS2", None),
        ("zone", "HZ1", ("H1", "HS1")),
        ("zone", "HZ3", None),
        ("community", "HC1", ("H1", "HS1")),
        ("room", "M1", ("H1", "HS1")),
        ("room", "M2", None),
        ("mediator", "D1", ("H1", "HS1")),
        ("county", "H1", None),
        ("town", "HT1", None),
        ("justice_office", "J1", None),
        ("station", "RS1", None),
        ("community", "HZ1", None),
    ],
)
def test_a_head_places_the_units_of_his_station_and_no_other(dimension, code, told):
    found = whereabouts(HEAD_1, "hill", dimension, code)
    rows = [(row.county, row.station) for row in found.itertuples()]
    assert rows == ([told] if told else [])


def test_a_unit_above_the_stations_is_placed_for_who_answers_for_the_county():
    found = whereabouts(replace(WHOLE, counties=("H1",)), "hill", "town", "HT1")
    assert found["county"].tolist() == ["H1"]
    assert found["station"].isna().all()


def test_a_dispute_without_a_station_is_nobody_heads():
    assert "07" not in ids(head("HS1", "HS2", "HS3"), docking())


@pytest.mark.parametrize("other", ["HS2", "HS3", "RS1"])
def test_asking_for_another_station_lists_nothing(other):
    assert ids(HEAD_1, docking(station=other)) == []
    assert ids(HEAD_1, docking(station=(other, "HS1"))) == OWN["HS1"]


def test_asking_for_another_zone_or_firm_lists_nothing():
    assert ids(HEAD_1, docking(zone="HZ3")) == []
    assert ids(HEAD_1, docking(firm="HFB")) == []


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("scope", [HEAD_1, HEAD_2, HEAD_3], ids=["HS1", "HS2", "HS3"])
def test_no_state_opens_another_heads_disputes(state, scope):
    listed = ids(scope, replace(docking(), state=state))
    assert set(listed) <= set(OWN[scope.stations[0]])


@pytest.mark.parametrize("search", ["hill:05", "05", "hill", ":"])
def test_no_search_finds_another_heads_disputes(search):
    assert not {"05", "06", "08"} & set(ids(HEAD_1, docking(), search=search))
    assert dispute_total(HEAD_1, docking(), search="hill:05") == 0


@pytest.mark.parametrize("look", [dispute_events, follow_ups, masked_parties])
def test_what_hangs_on_a_dispute_follows_the_dispute(look):
    assert look(HEAD_3, "hill:01").empty
    assert look(HEAD_1, "hill:05").empty
    assert look(HEAD_1, "river:01").empty
    assert not look(HEAD_1, "hill:01").empty


def test_a_record_is_opened_in_reach_alone():
    opened = {row["dispute_id"] for row in disputes() if dispute_record(HEAD_1, row["dispute_id"])}
    assert opened == {"hill:01", "hill:02", "hill:09", "hill:11"}


@pytest.mark.parametrize("look", [dispute_record, dispute_events, follow_ups, masked_parties])
def test_absent_and_forbidden_look_the_same(look):
    absent, forbidden = look(HEAD_1, "hill:99"), look(HEAD_1, "hill:05")
    if absent is None:
        assert forbidden is None
    else:
        pd.testing.assert_frame_equal(absent, forbidden)


def test_parties_need_their_own_right():
    scope = replace(HEAD_1, fields=tuple(f for f in HEAD_1.fields if f != "parties_masked"))
    with pytest.raises(NotAllowed):
        masked_parties(scope, "hill:01")


def test_a_head_compares_with_every_station_and_still_opens_no_foreign_case():
    beside = counts(HEAD_1.beside(), docking(), "dispute", ("station",))
    assert set(beside["station"].dropna()) == {"HS1", "HS2", "HS3"}
    own = counts(HEAD_1, docking(), "dispute", ("station",))
    assert list(own["station"]) == ["HS1"]


def test_a_head_is_offered_his_own_units():
    assert list(units(HEAD_1, "hill", "station")["code"]) == ["HS1"]
    assert list(units(HEAD_1, "hill", "zone")["code"]) == ["HZ1"]
    assert list(units(HEAD_1, "hill", "town")["code"]) == ["HT1"]
    assert list(units(HEAD_1, "hill", "community")["code"]) == ["HC1"]
    assert list(units(HEAD_1, "hill", "firm")["code"]) == ["HFA"]
    assert list(units(HEAD_1, "hill", "committee")["code"]) == []
    assert list(zones(HEAD_1, "hill")["code"]) == ["HZ1"]
    assert list(outlines(HEAD_1, "hill", "town")["code"]) == ["HT1"]


@pytest.mark.parametrize("fact", [name for name in FACTS if name != "firm_grade"])
def test_the_parts_of_two_readers_are_the_whole_of_both(fact):
    one, other, both = (
        counts(replace(WHOLE, stations=codes), docking(), fact).iloc[0]
        for codes in (("HS1",), ("HS2", "HS3"), ("HS1", "HS2", "HS3"))
    )
    counted_once = ["counties"]  # both may have stations in one
    parts = (one + other).drop(counted_once, errors="ignore")
    assert parts.to_dict() == both.drop(counted_once, errors="ignore").to_dict()


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    shares=st.lists(st.sampled_from(["first", "second", "neither"]), min_size=3, max_size=3),
    register=st.sampled_from([docking(), people()]),
)
def test_two_readers_who_share_nothing_see_together_what_both_reach(shares, register):
    of = {who: tuple(s for s, w in zip(OWN, shares, strict=True) if w == who) for who in shares}
    first, second = head(*of.get("first", ())), head(*of.get("second", ()))
    both = head(*of.get("first", ()), *of.get("second", ()))
    assert not set(ids(first, register)) & set(ids(second, register))
    assert sorted(ids(first, register) + ids(second, register)) == ids(both, register)


def test_reaching_all_includes_what_has_no_station():
    assert ids(replace(WHOLE, stations=ALL), docking()) == [f"0{n}" for n in range(1, 9)]
