"""Rules of money and grades as declared: versions, amounts, and what is refused."""

from datetime import date

import pytest
from pydantic import TypeAdapter

from dashboard.domain.money import Grading, Subsidy, in_force, never_two_at_once
from dashboard.domain.settings import programmes

TEXT = {"zh": "甲", "en": "A"}


def subsidy(**more: object) -> Subsidy:
    declared = {"key": "case", "name": TEXT, "payee": "mediator", "per": "case", "source": TEXT}
    return TypeAdapter(Subsidy).validate_python(declared | {"valid_from": date(2020, 1, 1)} | more)


OLD = subsidy(least_yuan=50, most_yuan=200, valid_to=date(2020, 12, 31))
NEW = subsidy(amounts={"ordinary": 60, "major": 200}, valid_from=date(2021, 1, 1))


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (date(2019, 12, 31), None),
        (date(2020, 1, 1), OLD),
        (date(2020, 12, 31), OLD),
        (date(2021, 1, 1), NEW),
        (date(2030, 1, 1), NEW),
    ],
)
def test_a_day_has_the_version_in_force_on_it(day, version):
    assert in_force((OLD, NEW), "case", day) == version
    assert in_force((OLD, NEW), "other", day) is None


def test_two_versions_of_one_rule_never_share_a_day():
    overlapping = subsidy(valid_from=date(2020, 12, 31))
    with pytest.raises(ValueError, match="two versions of 'case' hold on 2020-12-31"):
        never_two_at_once((overlapping, OLD))
    assert never_two_at_once((NEW, OLD)) == (NEW, OLD)


@pytest.mark.parametrize(
    ("rule", "code", "yuan"),
    [
        (OLD, "major", (50, 200)),
        (OLD, None, (50, 200)),
        (NEW, "major", (200, 200)),
        (NEW, "difficult", None),
        (subsidy(most_yuan=50_000), "major", None),
        (subsidy(), "ordinary", None),
        (subsidy(least_yuan=42_000, most_yuan=42_000), None, (42_000, 42_000)),
    ],
)
def test_a_rule_gives_an_amount_a_range_or_nothing(rule, code, yuan):
    assert rule.yields(code) == yuan


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"least_yuan": 100, "amounts": {"major": 50}}, "outside the range"),
        ({"most_yuan": 100, "amounts": {"major": 150}}, "outside the range"),
        ({"least_yuan": 200, "most_yuan": 100}, "is above"),
        ({"valid_to": date(2019, 1, 1)}, "is before"),
    ],
)
def test_a_rule_that_contradicts_itself_is_refused(wrong, message):
    with pytest.raises(ValueError, match=message):
        subsidy(**wrong)


def test_the_grades_of_points_go_from_the_best_down():
    declared = {"key": "g", "name": TEXT, "subject": "firm", "parts": [TEXT], "source": TEXT}
    declared |= {"valid_from": date(2020, 1, 1), "floors": {"pass": 60, "excellent": 90}}
    with pytest.raises(ValueError, match="from the best"):
        TypeAdapter(Grading).validate_python(declared)


def test_what_the_sources_state_is_what_the_programmes_declare():
    # As printed: 50-200 a case, 1,000-2,000 a firm; 60-150 a case, 42,000 a year.
    stated = {
        (code, one.key): (one.least_yuan, one.most_yuan)
        for code, programme in programmes().items()
        for one in programme.subsidies
    }
    assert stated["chenghua", "case_subsidy"] == (50, 200)
    assert stated["chenghua", "firm_subsidy"] == (1_000, 2_000)
    assert stated["chenghua", "officer_reward"] == (None, 50_000)
    assert stated["yibin", "case_subsidy"] == (60, 150)
    assert stated["yibin", "mediator_pay"] == (42_000, 42_000)
    assert stated["cixi", "reward_per_case"] == (None, None)
