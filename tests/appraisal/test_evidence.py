"""What a grade rests on, by hand on the tiny data; and a correction, which is seen beside it."""

import hashlib
import json
from dataclasses import replace
from datetime import date

import pytest

from dashboard.appraisal.proof import verify
from dashboard.domain.errors import Refused
from dashboard.domain.grade import Act
from dashboard.domain.text import Lang
from dashboard.reports.grade.grade_changes import changes_since, rests_on
from dashboard.reports.grade.grade_evidence import rule_kept, rule_version
from tests.appraisal.conftest import brought_to, found
from tests.tiny.graded import D1, JANUARY, before, corrected, load
from tests.tiny.readers import WHOLE

# HFA in January 2020, docking: 01 and 02 mediated, both lawyer-led and settled, after 5 and 36
# days; 01 alone has a dossier, a due agreement (kept) and a follow-up (due 10, done 12 February);
# 02's follow-up was due on 25 March and was not done; 01 was entered in time, 02 a day too late.
BY_HAND = {
    "mediated": (2, None, "2"),
    "settlement_rate": (2, 2, "1"),
    "in_time_rate": (1, 2, "0.5"),
    "dossier_rate": (1, 1, "1"),
    "entered_in_time_rate": (1, 2, "0.5"),
    "median_days": (None, 2, "5"),
    "satisfaction_rate": (2, 2, "1"),
    "performance_rate": (1, 1, "1"),
}


@pytest.fixture
def january(proposed):
    return proposed(month=JANUARY, grade="excellent")


def by_key(frozen):
    return {figure["metric"]: figure for figure in rests_on(frozen)["figures"]}


@pytest.mark.parametrize("key", BY_HAND)
def test_a_figure_is_kept_with_numerator_denominator_and_value(key, january):
    kept = by_key(january)[key]
    assert (kept["numerator"], kept["denominator"], kept["value"]) == BY_HAND[key]
    assert (kept["from"], kept["to"], kept["register"]) == ("2020-01-01", "2020-01-31", "docking")
    assert kept["basis"]["zh"]
    assert kept["missing"] is None


def test_what_is_not_recorded_is_null_and_named(january):
    duty = by_key(january)["duty_rate"]
    assert (duty["value"], duty["missing"]["en"]) == (
        None,
        "Nothing to work it out from in the period.",
    )
    told = [one["en"] for one in rests_on(january)["missing"]]
    assert told == ["The rule names no items and weights: no points."]


def test_rule_data_and_recorded_grade_are_kept_and_no_money(january):
    kept = rests_on(january)
    assert kept["recorded"] == {
        "grade": "excellent",
        "months": 1,
        "stars": None,
        "points": None,
        "items": None,
    }
    assert kept["data"] == {"to": "2020-06-30", "version": january.data_version}
    assert kept["rule"]["version"] == january.rule_version
    assert january.rule_version.startswith("monthly@2020-01-01#")
    assert "200000" not in january.evidence
    assert "subsidy" not in january.evidence
    assert "2000" not in january.evidence.replace("2020", "")


def test_the_document_says_whose_grade_it_is(january):
    told = rests_on(january)["grade"]
    assert (told["unit"], told["county"], told["month"], told["grade"]) == (
        *("HFA", "H1"),
        *("2020-01-01", "excellent"),
    )
    assert (told["account"], told["revision"], told["replaces"]) == ("bureau_director", 1, None)


def test_the_bytes_are_canonical_and_the_digest_is_theirs(january):
    raw = january.evidence
    again = json.dumps(json.loads(raw), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert raw == again
    assert january.digest == hashlib.sha256(raw.encode("utf-8")).hexdigest()


def test_no_number_is_a_float(january):
    def floats(value):
        assert not isinstance(value, float)
        for inner in value.values() if isinstance(value, dict) else ():
            floats(inner)
        for inner in value if isinstance(value, list) else ():
            floats(inner)

    floats(json.loads(january.evidence))


def test_recorded_points_of_a_person_are_kept_by_item(proposed):
    one = proposed(whom=D1, month=JANUARY, grade="甲")
    kept = rests_on(one)
    assert (one.months, kept["period"]) == (3, {"from": "2020-01-01", "to": "2020-03-31"})
    assert kept["recorded"]["points"] == "88.5"
    assert kept["recorded"]["items"] == {"cases": {"points": "40.5", "weight": "0.5"}}
    assert kept["figures"] == []


def test_nothing_has_changed_while_the_data_stand(january):
    assert not [one for one in changes_since(january) if one.is_changed]


def test_after_a_correction_bytes_and_digest_stand_and_both_numbers_are_told(graded, january):
    raw, noted = january.evidence.encode("utf-8"), january.digest
    brought_to(Act.CONFIRMED, january.id)
    load(graded, corrected())
    after = found(january.id)
    assert (after.evidence.encode("utf-8"), after.digest) == (raw, noted)
    changed = {one.key: one for one in changes_since(after) if one.is_changed}
    assert set(changed) == {"settlement_rate", "recorded_grade"}
    rate, grade = changed["settlement_rate"], changed["recorded_grade"]
    assert (rate.told_then.zh, rate.told_now.zh) == ("100.0%（2/2）", "50.0%（1/2）")
    assert (rate.then["numerator"], rate.now["numerator"]) == (2, 1)
    assert [grade.told_then[lang] for lang in Lang] == ["优秀", "Excellent"]
    assert [grade.told_now[lang] for lang in Lang] == ["合格", "Pass"]
    assert verify(WHOLE, "hill") == (1, [])


D3 = replace(
    D1, grading="mediator_points", unit="D3", unit_name="Three", county="H2", station="HS3"
)
# D3 in March 2020 by the second version: one dispute (06) where half a one is asked for, 40 of 40;
# it is settled, 30 of 30; nobody was asked about him that month; one of two trainings, 5 of 10.
# 100 x 75 / 80 = 93.75. Were 06 lost: 100 x 45 / 80 = 56.25.


def test_points_are_kept_by_item_with_their_weights(proposed):
    kept = rests_on(proposed(whom=D3, month=date(2020, 3, 1), grade="good"))["points"]
    assert (kept["score"], kept["grade"], kept["measured"], kept["of"]) == ("93.75", "good", 3, 4)
    told = {key: (item["points"], item["weight"]) for key, item in kept["items"].items()}
    assert told == {
        "cases": (40, "40"),
        "settled": (30, "30"),
        "review": (None, "20"),
        "training": (5, "10"),
    }


def test_points_are_worked_out_anew_by_the_rule_that_was_kept(graded, proposed):
    one = proposed(whom=D3, month=date(2020, 3, 1), grade="good")
    tables = before()
    cases = tables["dispute"]
    cases.loc[cases["dispute_id"] == "hill:06", "outcome"] = "failed"
    load(graded, tables)
    score = next(change for change in changes_since(one) if change.key == "score")
    assert (score.told_then.zh, score.told_now.zh) == ("93.75", "56.25")


def test_the_rule_that_was_kept_reads_back_as_the_rule_it_was(proposed):
    one = proposed(whom=D3, month=date(2020, 3, 1), grade="good")
    assert rule_version(rule_kept(rests_on(one))) == one.rule_version
    assert one.rule_version.startswith("mediator_points@2020-03-01#")


def test_an_older_month_is_kept_with_its_older_rule(proposed):
    one = proposed(whom=D3, month=date(2020, 2, 1), grade="fair")
    assert one.rule_version.startswith("mediator_points@2020-01-01#")


def test_a_grade_the_rule_does_not_know_is_refused(proposed):
    with pytest.raises(Refused, match="good, fair, poor"):
        proposed(whom=D3, month=date(2020, 3, 1), grade="superb")
