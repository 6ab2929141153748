"""What a grading rule does by chance, against the binomial distribution and the published case."""

from decimal import ROUND_CEILING, Decimal
from itertools import product
from math import comb, prod

import pytest

from dashboard.domain.errors import BadRequest
from dashboard.metrics.misjudgement import (
    GradingRule,
    below,
    by_cases,
    collected,
    dismissed,
    is_below,
    misjudged,
    month_failed,
)


def rule(**changed):
    return GradingRule(**({"threshold": 0.85, "cases": 12, "fails": 3, "window": 12} | changed))


def by_hand(threshold, cases, rate):
    """Add up the binomial terms below the threshold, in whole cases."""
    enough = int((Decimal(threshold) * cases).to_integral_value(ROUND_CEILING))
    return sum(comb(cases, k) * rate**k * (1 - rate) ** (cases - k) for k in range(enough))


@pytest.mark.parametrize("threshold", ["0.57", "0.8", "0.85", "0.9", "1"])
@pytest.mark.parametrize("cases", [1, 5, 11, 12, 20, 40, 100])
@pytest.mark.parametrize("rate", [0.8, 0.911, 0.99])
def test_a_failed_month_is_the_exact_binomial(threshold, cases, rate):
    found = month_failed(rule(threshold=float(threshold), cases=cases), rate)
    assert found == pytest.approx(by_hand(threshold, cases, rate), abs=1e-9)


@pytest.mark.parametrize(("fails", "window"), [(1, 1), (3, 12), (3, 24), (12, 12)])
def test_dismissal_is_the_exact_binomial_of_failed_months(fails, window):
    q = by_hand("0.85", 12, 0.911)
    kept = sum(comb(window, m) * q**m * (1 - q) ** (window - m) for m in range(fails))
    assert dismissed(rule(fails=fails, window=window), 0.911) == pytest.approx(1 - kept, abs=1e-9)


@pytest.mark.parametrize(("cases", "month", "year"), [(11, 0.256, 0.62), (12, 0.290, 0.72)])
def test_a_good_firm_is_dismissed_by_chance_as_the_domain_says(cases, month, year):
    # domain.md 3.7: a true rate of 91 % fails 25-29 % of months, three in a year 62-72 %.
    assert month_failed(rule(cases=cases), 0.911) == pytest.approx(month, abs=0.0005)
    assert dismissed(rule(cases=cases), 0.911) == pytest.approx(year, abs=0.008)


def test_a_month_exactly_at_the_threshold_is_passed():
    # 57 of 100 is 57 %: as a float 0.57 * 100 is a little less than 57.
    at = rule(threshold=0.57, cases=100)
    assert month_failed(at, 0.5) == pytest.approx(by_hand("0.57", 100, 0.5), abs=1e-12)
    assert month_failed(rule(threshold=1.0, cases=1), 1.0) == 0


def test_both_errors_are_told():
    found = misjudged(rule(), good=0.911, bad=0.8)
    assert found["good_dismissed"] == dismissed(rule(), 0.911)
    assert found["bad_survives"] == 1 - dismissed(rule(), 0.8)


def test_the_number_asked_for_stands_among_the_others():
    table = by_cases(rule(), good=0.911, bad=0.8)
    assert list(table["cases"]) == [3, 6, 12, 18, 24, 36, 60]
    at = table[table["cases"] == 24].iloc[0]
    assert at["good_dismissed"] == dismissed(rule(cases=24), 0.911)
    assert list(by_cases(rule(cases=1), good=0.911, bad=0.8)["cases"]) == [1, 2, 3, 5]


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"threshold": 0.0}, "threshold"),
        ({"threshold": 85.0}, "threshold"),
        ({"cases": 0}, "1 or more"),
        ({"fails": 13}, "shorter than the fails"),
    ],
)
def test_a_rule_that_cannot_be_is_refused(changed, says):
    with pytest.raises(BadRequest, match=says):
        rule(**changed)


@pytest.mark.parametrize(
    ("good", "bad", "says"), [(0.8, 0.9, "above the bad"), (91.1, 0.8, "between 0 and 1")]
)
def test_rates_that_cannot_be_are_refused(good, bad, says):
    with pytest.raises(BadRequest, match=says):
        misjudged(rule(), good=good, bad=bad)


def by_every_history(fails, chances):
    """Add up the chances of every way the months can go, failed or not: 2 ** months of them."""
    return sum(
        prod(p if gone else 1 - p for p, gone in zip(chances, history, strict=True))
        for history in product((False, True), repeat=len(chances))
        if sum(history) >= fails
    )


@pytest.mark.parametrize(
    "chances",
    [
        (),
        (0.3,),
        (0.0, 1.0, 0.5),
        (0.02, 0.3, 0.29, 0.001, 0.9),
        tuple(below(0.85, cases, 0.911) for cases in (9, 0, 4, 7, 12, 5, 14, 6, 8, 6, 4, 7)),
    ],
    ids=len,
)
def test_fails_over_unequal_months_are_the_sum_over_every_history(chances):
    for fails in range(len(chances) + 2):
        expected = by_every_history(fails, chances)
        assert collected(fails, chances) == pytest.approx(expected, abs=1e-12)


def test_equal_months_give_what_the_rule_gives():
    months = [below(0.85, 12, 0.911)] * 12
    assert collected(3, months) == pytest.approx(dismissed(rule(), 0.911), abs=1e-12)


def test_a_month_without_a_case_cannot_be_failed_by_its_rate():
    assert below(0.85, 0, 0.911) == 0
    assert not is_below(0.85, 0, 0)


@pytest.mark.parametrize(
    ("settled", "cases", "fails"), [(4, 5, False), (3, 4, True), (6, 6, False)]
)
def test_a_month_is_below_by_its_own_count(settled, cases, fails):
    assert is_below(0.8, settled, cases) == fails
