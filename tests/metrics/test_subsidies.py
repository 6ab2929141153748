"""What is wrong with a claim, fault by fault; what a rule gives; what cannot be told."""

from dataclasses import replace
from datetime import date

import pytest
from pydantic import TypeAdapter

from dashboard.domain.money import Subsidy
from dashboard.metrics.subsidies import FINDINGS, NOTES, findings, notes, ruled
from dashboard.metrics.subsidy_claim import Claim
from dashboard.metrics.subsidy_rules import Given, earned_level, given, version_on

TEXT = {"zh": "甲", "en": "A"}


def rule(**more: object) -> Subsidy:
    declared = {"key": "case", "name": TEXT, "payee": "mediator", "per": "case", "source": TEXT}
    return TypeAdapter(Subsidy).validate_python(declared | {"valid_from": date(2020, 1, 1)} | more)


OLD = rule(amounts={"ordinary": 50, "major": 200}, valid_to=date(2020, 12, 31))
NEW = rule(amounts={"ordinary": 60, "major": 200}, valid_from=date(2021, 1, 1))
PAY = rule(key="pay", per="year", least_yuan=42_000, most_yuan=42_000)
RULES = (OLD, NEW, PAY, rule(key="event", per="event"), rule(key="upto", most_yuan=50_000))
HONEST = Claim(
    subsidy="case",
    payee_kind="mediator",
    payee="D1",
    month=date(2020, 3, 1),
    claimed_on=date(2020, 4, 3),
    level="ordinary",
    amount_fen=5_000,
    claimed_rule_from=date(2020, 1, 1),
    nth=1,
    dispute_id="hill:01",
    is_known=True,
    is_reached=True,
    outcome="settled",
    closed_on=date(2020, 3, 5),
    recorded_level="ordinary",
    supported_level="ordinary",
    measured=True,
    dossier_complete=True,
    handler="D1",
)
UNSEEN = dict.fromkeys(
    "outcome closed_on recorded_level supported_level measured dossier_complete handler".split()
)
MAJOR = {"level": "major", "amount_fen": 20_000}


def found(**more):
    return findings(ruled(replace(HONEST, **more), RULES))


def untold(**more):
    return notes(ruled(replace(HONEST, **more), RULES))


def test_an_honest_claim_has_no_finding_and_nothing_untold():
    assert (found(), untold()) == ((), ())


@pytest.mark.parametrize(
    ("changed", "finding"),
    [
        ({"nth": 2}, "duplicate"),
        ({"dossier_complete": False}, "no_dossier"),
        (MAJOR | {"supported_level": "major"}, "inflated_level"),
        (MAJOR | {"recorded_level": "major"}, "inflated_level"),
        ({"outcome": "failed"}, "unsettled"),
        ({"outcome": "open", "closed_on": None}, "unsettled"),
        ({"claimed_on": date(2020, 3, 4)}, "unsettled"),
        ({"handler": "D2"}, "foreign"),
        ({"payee_kind": "officer", "handler": None}, "foreign"),
        (UNSEEN | {"is_known": False, "is_reached": False}, "unknown"),
        (UNSEEN | {"is_known": False, "is_reached": False, "dispute_id": None}, "unknown"),
        ({"amount_fen": 6_000}, "wrong_amount"),
        ({"claimed_rule_from": date(2021, 1, 1)}, "wrong_amount"),
        ({"amount_fen": 4_999}, "wrong_amount"),
    ],
)
def test_each_fault_is_found_alone(changed, finding):
    assert found(**changed) == (finding,)


def test_every_fault_can_be_found_and_has_a_name():
    assert {"duplicate", "no_dossier", "inflated_level", "unsettled"} < set(FINDINGS)
    assert {"foreign", "unknown", "wrong_amount"} < set(FINDINGS)


@pytest.mark.parametrize(
    ("changed", "note"),
    [
        ({"dossier_complete": None}, "dossier_unrecorded"),
        ({"handler": None}, "handler_unrecorded"),
        ({"amount_fen": None}, "amount_unrecorded"),
        ({"closed_on": date(2019, 12, 31), "claimed_rule_from": None}, "no_rule"),
        (UNSEEN | {"is_reached": False}, "out_of_reach"),
        (MAJOR | {"recorded_level": "major", "measured": False}, "level_unrecorded"),
        ({"subsidy": "event"}, "undefined"),
        ({"subsidy": "upto"}, "undefined"),
    ],
)
def test_what_cannot_be_told_is_named_and_no_fault(changed, note):
    assert (found(**changed), untold(**changed)) == ((), (note,))
    assert note in NOTES


def test_the_day_a_dispute_was_closed_decides_the_version():
    assert found(closed_on=date(2020, 12, 31), claimed_on=date(2021, 1, 9)) == ()
    later = {"closed_on": date(2021, 1, 1), "claimed_on": date(2021, 1, 9)}
    assert found(**later) == ("wrong_amount",)
    assert found(**later, amount_fen=6_000, claimed_rule_from=date(2021, 1, 1)) == ()


def test_a_level_on_record_too_low_is_found_though_marks_support_it():
    assert found(**MAJOR, supported_level="major", measured=False) == ("inflated_level",)


def test_without_declared_marks_the_record_alone_speaks():
    assert found(**MAJOR, recorded_level="major", supported_level=None) == ()


def test_a_ceiling_alone_is_kept_to_and_promises_nothing():
    assert given(RULES[-1], "ordinary") == Given(None, 5_000_000)
    assert found(subsidy="upto", amount_fen=6_000_000) == ("wrong_amount",)


def test_pay_of_a_year_is_claimed_by_the_month():
    month = UNSEEN | {"subsidy": "pay", "level": None, "dispute_id": None, "is_known": False}
    assert given(PAY, None) == Given(350_000, 350_000)
    assert found(**month, is_reached=False, amount_fen=350_000) == ()
    assert found(**month, is_reached=False, amount_fen=400_000) == ("wrong_amount",)


def test_a_month_before_the_first_version_has_no_rule():
    assert version_on(RULES, "pay", date(2019, 12, 1)) is None
    assert version_on(RULES, "case", None) is None


@pytest.mark.parametrize(
    ("recorded", "supported", "measured", "earned"),
    [
        ("major", "difficult", True, "difficult"),
        ("ordinary", "major", True, "ordinary"),
        ("major", "ordinary", False, "major"),
        ("major", None, True, "major"),
        ("difficult", "none", True, None),
        (None, "major", True, None),
    ],
)
def test_a_dispute_earns_the_lower_of_record_and_marks(recorded, supported, measured, earned):
    assert earned_level(recorded, supported, measured=measured) == earned
