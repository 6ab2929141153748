"""Units side by side: by hand on the tiny database, and exactly the planted ones on the sample."""

from dataclasses import replace

import pytest

from dashboard.domain import settings
from dashboard.domain.filters import Filters
from dashboard.domain.scope import OPERATOR
from dashboard.domain.settings import programme_of, programmes
from dashboard.domain.text import Lang
from dashboard.reports.unit.casemix import raw, tally_of
from dashboard.reports.unit.unit_comparison import compare_units, peers_shown, rows_for
from dashboard.reports.unit.unit_days import compare_days
from tests.tiny.readers import WHOLE, docking, head

PLANTED = {
    ("chenghua", "station_docking"): {"CHS11": "below"},
    ("chenghua", "people_mediation"): {},
    ("chongqing", "people_mediation"): {"CQ17": "below"},
    ("yibin", "station_docking"): {"YBS05": "below"},
    ("cixi", "brand_studio"): {},
    ("cixi", "joint"): {},
    ("lixian", "sweep_ledger"): {"LXS07": "below"},
}


def published(programme, register):
    declared = programme_of(programme)
    return Filters(
        programme=programme,
        register=register,
        start=declared.default_start,
        end=declared.default_end,
    )


@pytest.fixture
def tiny(on_tiny):
    return compare_units(WHOLE, docking())


def test_every_station_and_the_disputes_of_none_stand_beside_each_other(tiny):
    rows = tiny.rows.set_index("station")
    assert list(rows["numerator"]) == [2, 0, 1, 1]
    assert list(rows["denominator"]) == [2, 2, 3, 1]
    assert list(rows.index) == ["HS1", "HS2", "HS3", "(none)"]
    assert tiny.pooled == 0.5


def test_too_few_cases_are_not_judged_nor_carried_over(tiny):
    rows = tiny.rows.set_index("station")
    assert dict(rows["standing"]) == {"HS1": "few", "HS2": "few", "HS3": "within", "(none)": "none"}
    assert rows["adjusted"].notna().sum() == 1


def test_with_strata_all_put_together_everybody_expects_the_pooled_rate(tiny):
    # Eight disputes are fewer than a stratum needs, so half of each unit's is expected.
    assert list(tiny.rows["expected"]) == [1, 1, 1.5, 0.5]


def test_caseload_is_set_against_zones_and_officers(tiny):
    rows = tiny.rows.set_index("station")
    # HS1 patrols Zone_one (900 residents), HS3 two zones (700 + 600).
    assert rows.loc["HS1", "per_10000_residents"] == pytest.approx(2 / 0.09)
    assert rows.loc["HS3", "residents"] == 1300
    assert rows.loc["(none)"][["residents", "officers", "per_officer"]].isna().all()


def test_a_chosen_unit_does_not_narrow_the_comparison(on_tiny):
    assert len(compare_units(WHOLE, docking(station="HS1")).rows) == 4


def test_a_head_compares_himself_with_all_only_through_the_comparison_reach(on_tiny):
    assert list(compare_units(head("HS1"), docking()).rows["station"]) == ["HS1"]
    beside = compare_units(head("HS1").beside(), docking())
    assert list(beside.rows["denominator"]) == [2, 2, 3, 1]


def test_the_tally_adds_up_to_the_register_in_every_view(on_tiny):
    tally = tally_of(WHOLE, docking(), "firm")
    assert (tally["successes"].sum(), tally["trials"].sum()) == (4, 8)
    assert dict(raw(tally).set_index("unit")["trials"]) == {"(none)": 1, "HFA": 4, "HFB": 3}


def test_the_tally_of_lawyer_led_disputes_leaves_the_others_out(on_tiny):
    tally = tally_of(WHOLE, docking(lead="lawyer"), "firm")
    assert (tally["successes"].sum(), tally["trials"].sum()) == (4, 6)


def test_peers_are_words_where_the_programme_says_so():
    river = replace_peers("anonymous")
    shown = peers_shown(river, ["A", "B", "(none)"], ["B"], Lang.EN)
    assert shown == {"Peer 1": "A", "B": "B", "(none)": "(none)"}
    named = replace_peers("named")
    assert peers_shown(named, ["A", "B"], ["B"], Lang.ZH) == {"A": "A", "B": "B"}


def replace_peers(peers):
    return programme_of("chenghua").model_copy(update={"peers": peers})


def test_anonymous_peers_are_numbered_by_volume_and_keep_their_size_to_themselves(
    on_sample, monkeypatch
):
    anonymous = {**programmes(), "chenghua": replace_peers("anonymous")}
    found = compare_units(OPERATOR, published("chenghua", "station_docking"))
    monkeypatch.setattr(settings, "programmes", lambda: anonymous)
    rows, codes = rows_for(found, ("CHS10",), Lang.ZH)
    assert list(rows["denominator"]) == sorted(rows["denominator"], reverse=True)
    assert list(rows["station"])[:2] == ["同类单位 1", "同类单位 2"]
    assert codes["同类单位 1"] == "CHS03"
    own = rows.set_index("station").loc["CHS10"]
    assert own["officers"] > 0
    assert rows["officers"].notna().sum() == rows["per_officer"].notna().sum() == 1


def test_a_question_of_too_many_groups_is_asked_more_coarsely(on_sample):
    found = compare_units(OPERATOR, published("chongqing", "people_mediation"), "town")
    assert found.mix == ("level",)
    assert found.rows["denominator"].sum() == 481_000


def test_where_the_spread_is_allowed_for_limits_do_not_say_how_often_they_alarm(on_sample):
    found = compare_units(OPERATOR, published("chongqing", "people_mediation"), "room")
    assert found.dispersion.is_over
    assert found.false_alarm == 0


def apart(rows, unit):
    told = rows[rows["standing"].isin(["below", "above"])]
    return dict(zip(told[unit], told["standing"], strict=True))


@pytest.mark.parametrize("pair", PLANTED, ids=":".join)
def test_the_planted_unit_is_told_apart_and_nobody_else(on_sample, pair):
    found = compare_units(OPERATOR, published(*pair))
    assert apart(found.rows, found.unit) == PLANTED[pair]
    adjusted = found.rows.assign(standing=found.rows["adjusted_standing"])
    assert apart(adjusted, found.unit) == PLANTED[pair]


@pytest.mark.parametrize("pair", PLANTED, ids=":".join)
def test_the_studio_that_takes_longer_is_found_and_nobody_else(on_sample, pair):
    programme = programme_of(pair[0])
    days = compare_days(OPERATOR, published(*pair), programme.unit)
    planted = {"CXR09": "below"} if pair == ("cixi", "brand_studio") else {}
    assert apart(days.rows, programme.unit) == planted


def test_expected_cases_add_up_to_those_settled(on_sample):
    found = compare_units(OPERATOR, published("chenghua", "station_docking"))
    assert found.rows["expected"].sum() == pytest.approx(882)


def test_a_unit_has_three_peers_of_its_own_programme(on_sample):
    found = compare_units(OPERATOR, published("chenghua", "station_docking"))
    peers = found.peers_of("CHS10")
    assert len(set(peers) - {"CHS10"}) == 3
    sizes = found.rows.set_index("station")["denominator"]
    # The smallest station is not measured against the largest ones.
    assert sizes[peers].max() < sizes.max()


def test_days_are_not_compared_where_nothing_was_closed(on_tiny):
    days = compare_days(WHOLE, docking(outcome="open"), "station")
    assert days.median is None
    assert set(days.rows["standing"]) == {"few"}


def test_another_unit_than_the_programmes_own_can_be_asked_for(on_sample):
    found = compare_units(replace(OPERATOR), published("chenghua", "station_docking"), "town")
    assert found.unit == "town"
    assert found.rows["denominator"].sum() == 968
