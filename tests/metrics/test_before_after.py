"""Difference in differences: by hand, by permutation, and by what it says of simulated units."""

from itertools import combinations
from math import exp, log

import numpy as np
import pandas as pd
import pytest
from scipy.stats import ttest_ind

from dashboard.metrics.before_after import (
    Case,
    contrast,
    pooled,
    raw_changes,
    unit_changes,
    welch,
    wider,
)

RUNS = 4000
SPREAD = 0.05
"""How far one station's change lies from another's on its own (standard deviation of logs)."""


def counts(*pairs):
    return pd.DataFrame(pairs, columns=["before", "after"])


def shares(*rows):
    return pd.DataFrame(rows, columns=["before", "before_of", "after", "after_of"])


def simulated(rng, units, effect):
    """Poisson counts of stations of different size, each with a change of its own."""
    size = rng.lognormal(np.log(900), 0.4, units)
    own = rng.normal(np.log(0.97) + effect, SPREAD, units)
    return pd.DataFrame({"before": rng.poisson(size), "after": rng.poisson(size * np.exp(own))})


def found_in(effect, seed):
    """Value, low and high of many runs at once, three stations against twenty."""
    rng = np.random.default_rng(seed)
    groups = [
        unit_changes(simulated(rng, RUNS * units, own)).reshape(RUNS, units)
        for units, own in ((3, effect), (20, 0))
    ]
    return np.expm1(wider(*groups))


def test_a_change_in_counts_is_worked_by_hand():
    # With 0.5 added: treated ln(80.5/100.5), ln(50.5/100.5); compared 0 and ln(110.5/100.5).
    treated, compared = counts((100, 80), (100, 50)), counts((100, 100), (100, 110))
    one, two, other = log(80.5 / 100.5), log(50.5 / 100.5), log(110.5 / 100.5)
    gap = (one + two) / 2 - other / 2
    # Variances of two values are half their squared gap; both means of two: 1/4 of it each.
    a, b = (one - two) ** 2 / 4, other**2 / 4
    freedom = (a + b) ** 2 / (a**2 + b**2)
    found = contrast(treated, compared)
    assert found.value == pytest.approx(exp(gap) - 1)
    assert found.value == pytest.approx(-0.3950, abs=5e-4)
    # With freedom 1.09 the quantile of Student's t at 97.5 % is about 10.5.
    assert freedom == pytest.approx(1.082, abs=0.01)
    assert (found.low < -0.9, found.high > 4) == (True, True)
    assert found.is_beyond_chance is False


def test_the_raw_changes_of_both_groups_go_by_their_sums():
    found = contrast(counts((100, 80), (300, 160)), counts((50, 55), (150, 145)))
    assert (found.treated.units, found.treated.before, found.treated.after) == (2, 400, 240)
    assert found.treated.change == pytest.approx(-0.4)
    assert found.comparison.change == 0


def test_rates_are_compared_as_shares_and_not_as_ratios():
    treated = shares((50, 100, 70, 100), (40, 100, 58, 100))
    compared = shares((50, 100, 52, 100), (30, 60, 30, 60))
    found = contrast(treated, compared)
    # +0.20 and +0.18 against +0.02 and 0: 0.19 - 0.01.
    assert found.value == pytest.approx(0.18)
    assert found.treated.change == pytest.approx(128 / 200 - 90 / 200)
    assert found.low < 0.18 < found.high


@pytest.mark.parametrize(("one_spread", "other_spread"), [(0.1, 0.2), (0.2, 0.1), (0.1, 0.1)])
def test_the_interval_is_the_wider_of_welchs_and_students(one_spread, other_spread):
    rng = np.random.default_rng(4)
    one, other = rng.normal(-0.2, one_spread, 3), rng.normal(0, other_spread, 8)
    answers = [ttest_ind(one, other, equal_var=equal) for equal in (False, True)]
    known = [tuple(answer.confidence_interval()) for answer in answers]
    assert welch(one, other)[1:] == pytest.approx(known[0])
    assert pooled(one, other)[1:] == pytest.approx(known[1])
    assert wider(one, other)[1:] == pytest.approx(max(known, key=lambda pair: pair[1] - pair[0]))


def test_the_verdict_is_that_of_trying_every_choice_of_treated_units():
    # 5 of 11 units: 462 ways to choose them. Where the true groups are clearly apart, or clearly
    # not, the share of choices at least as far apart says the same as the interval.
    rng, agreed = np.random.default_rng(11), 0
    chosen = np.zeros((462, 11))
    for row, places in zip(chosen, combinations(range(11), 5), strict=True):
        row[list(places)] = 1
    for effect in (0.0, 0.0, -0.35, -0.35, -0.6) * 4:
        one, other = simulated(rng, 5, effect), simulated(rng, 6, 0)
        values = np.concatenate([unit_changes(one), unit_changes(other)])
        seen = abs(values[:5].mean() - values[5:].mean())
        gaps = np.abs(chosen @ values / 5 - (1 - chosen) @ values / 6)
        share = np.mean(gaps >= seen - 1e-12)
        agreed += contrast(one, other).is_beyond_chance == (share < 0.05)
    assert agreed >= 19


def test_where_nothing_happened_at_least_93_of_100_runs_say_so():
    value, low, high = found_in(0.0, seed=20171)
    assert np.mean((low > 0) | (high < 0)) <= 0.07
    assert abs(value.mean()) < 0.01


def test_a_true_fall_of_30_percent_is_found_in_most_runs():
    value, low, high = found_in(np.log(0.7), seed=20172)
    assert np.mean(high < 0) > 0.75
    assert value.mean() == pytest.approx(-0.3, abs=0.01)
    assert np.mean((low <= -0.3) & (high >= -0.3)) >= 0.93


def test_many_samples_at_once_are_each_compared_as_alone():
    rng = np.random.default_rng(7)
    one, other = rng.normal(-0.2, 0.1, (6, 3)), rng.normal(0, [[0.02], [0.3]] * 3, (6, 5))
    together = wider(one, other)
    for place in range(6):
        assert together[:, place] == pytest.approx(wider(one[place], other[place]))


def test_the_totals_are_compared_by_hand():
    found = contrast(counts((100, 80), (300, 160)), counts((50, 55), (150, 105)))
    # 240/400 = 0.6 against 160/200 = 0.8: a quarter lower.
    assert found.by_totals == pytest.approx(-0.25)
    rates = contrast(shares((5, 10, 7, 10), (5, 10, 8, 10)), shares((5, 10, 5, 10), (5, 10, 6, 10)))
    assert rates.by_totals == pytest.approx(0.25 - 0.05)


@pytest.mark.parametrize("other", [[(0, 4), (0, 5)], [(4, 0), (5, 0)]])
def test_totals_of_nothing_are_not_compared(other):
    assert contrast(counts((100, 80), (300, 160)), counts(*other)).by_totals is None


def test_what_stations_differ_by_is_in_the_interval():
    # The same sums on both sides; the second group of stations pulls apart.
    alike = contrast(counts(*[(1000, 700)] * 2, (1000, 701)), counts((1000, 1000), (1000, 999)))
    apart = contrast(counts((1000, 400), (1000, 700), (1000, 1001)), counts(*[(1000, 1000)] * 2))
    assert alike.is_beyond_chance
    assert not apart.is_beyond_chance


def test_without_units_to_compare_with_the_change_stands_alone():
    found = contrast(counts((100, 80), (100, 90)), counts())
    assert (found.case, found.value, found.is_beyond_chance) == (Case.NO_COMPARISON, None, None)
    assert found.treated.change == pytest.approx(-0.15)
    assert found.comparison.change is None


@pytest.mark.parametrize("sizes", [(1, 4), (3, 1), (1, 1)])
def test_one_unit_on_a_side_has_no_spread(sizes):
    one, other = (counts(*[(100, 90 + place) for place in range(n)]) for n in sizes)
    assert contrast(one, other).case == Case.TOO_FEW_UNITS


def test_units_that_changed_by_the_very_same_give_no_interval():
    found = contrast(counts((100, 50), (100, 50)), counts((100, 100), (100, 100)))
    assert (found.case, found.low, found.is_beyond_chance) == (Case.NO_SPREAD, None, None)
    assert found.value == pytest.approx(50.5 / 100.5 - 1)


def test_nothing_before_is_no_relative_change_and_still_a_number_to_compare():
    assert np.isinf(unit_changes(counts((0, 4)))).sum() == 0
    assert raw_changes(counts((0, 4), (10, 5))).isna().tolist() == [True, False]
