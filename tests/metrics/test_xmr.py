"""Natural limits by hand, each rule alone on a made series, and how often noise sets them off."""

import numpy as np
import pandas as pd
import pytest

from dashboard.metrics.xmr import (
    RULES,
    moving_range_limits,
    natural_process,
    near_limit,
    one_side,
    one_way,
    outside,
)

LIMITS = (0.0, -9.0, 9.0)


def judged(values, segments=None):
    series = pd.Series(values, dtype=float)
    parts = pd.Series(segments if segments is not None else [0] * len(series))
    return natural_process(series, parts)


def rules_of(values, segments=None):
    return {rule for signals in judged(values, segments)["signals"] for rule in signals}


def places_of(rule, values, segments=None):
    return [i for i, found in enumerate(judged(values, segments)["signals"]) if rule in found]


def test_natural_limits_by_hand():
    # Mean 12; ranges 2, 4, 2, 0 have the mean 2; 2.66 x 2 = 5.32.
    found = moving_range_limits(pd.Series([10.0, 12.0, 16.0, 14.0, 14.0]) - 1.2)
    assert found == pytest.approx((12.0, 6.68, 17.32))


def test_a_single_month_has_no_natural_limits():
    mean, low, high = moving_range_limits(pd.Series([5.0]))
    assert mean == 5
    assert np.isnan([low, high]).all()


def test_a_point_beyond_a_limit_is_outside_and_one_on_it_is_not():
    marked = outside(np.array([9.0, 9.1, -9.0, -9.1, 0.0]), LIMITS)
    assert list(marked) == [False, True, False, True, False]


@pytest.mark.parametrize(("length", "fires"), [(6, False), (7, True), (8, True)])
@pytest.mark.parametrize("sign", [1, -1])
def test_seven_on_one_side_of_the_mean_are_a_run_and_six_are_not(length, fires, sign):
    values = np.array([-1.0, *[1.0, 2.0] * 4][: length + 1]) * sign
    marked = one_side(np.append(values, -sign), 0.0)
    assert list(marked) == [False, *[fires] * length, False]


def test_a_point_on_the_mean_ends_a_run():
    assert not one_side(np.array([1.0, 1, 1, 0, 1, 1, 1, 1]), 0.0).any()


@pytest.mark.parametrize(("length", "fires"), [(6, False), (7, True), (9, True)])
@pytest.mark.parametrize("sign", [1, -1])
def test_seven_that_each_rise_or_fall_are_a_trend_and_six_are_not(length, fires, sign):
    values = np.array([5.0, *range(length), 0.5]) * sign
    assert list(one_way(values)) == [False, *[fires] * length, False]


def test_a_pause_ends_a_trend():
    assert not one_way(np.array([1.0, 2, 3, 4, 4, 5, 6, 7])).any()


@pytest.mark.parametrize(
    ("values", "marked"),
    [
        ([0, 7, 0, 8, 0], [1, 3]),
        ([0, 7, 8, 0, 0], [1, 2]),
        ([0, 7, 0, 0, 8], []),
        ([0, 7, -8, 0, 0], []),
        ([0, -7, -8, -7, 0], [1, 2, 3]),
        ([0, 6, 6, 6, 0], []),
        ([0, 7, 10, 0, 0], []),
    ],
    ids=[
        "one between",
        "beside each other",
        "two between",
        "two sides",
        "three low",
        "just two thirds",
        "one of them outside",
    ],
)
def test_two_of_three_near_the_same_limit(values, marked):
    assert list(np.flatnonzero(near_limit(np.array(values, dtype=float), LIMITS))) == marked


# Each made so that its own rule alone speaks: (values, months marked).
ALONE = {
    # Mean 131/12 = 10.92, mean range 37/11 = 3.36: limits 1.97 to 19.86.
    "outside": ([10, 11, 9, 11, 10, 9, 10, 22, 10, 9, 11, 9], [7]),
    # Mean 141/14 = 10.07: seven below, seven above; mean range 2.04, limits 4.65 to 15.49.
    "side": ([9, 7.5, 9.5, 7.5, 9.5, 7.5, 9, 12.5, 10.5, 12.5, 10.5, 12.5, 10.5, 12.5], range(14)),
    # Seven points rising from 8.5 to 11.5 between wide swings around 10.
    "trend": ([12, 8, 12, 8.5, 9, 9.5, 10, 10.5, 11, 11.5, 8, 12, 8], range(3, 10)),
    # Mean 141/14 = 10.07, mean range 3: limit 18.05, two thirds of the way 15.39; 16 twice.
    "near": ([10, 8, 10, 8, 9, 10, 16, 10, 16, 9, 8, 10, 8, 9], [6, 8]),
}


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_speaks_alone(rule):
    values, marked = ALONE[rule]
    assert rules_of(values) == {rule}
    assert places_of(rule, values) == list(marked)


def test_a_series_that_never_moves_has_no_signal():
    assert rules_of([0.9] * 24) == set()
    assert rules_of([1.0] * 24) == set()


def test_a_gap_neither_breaks_a_run_nor_counts_in_it():
    values, _ = ALONE["side"]
    with_gap = [*values[:3], None, *values[3:]]
    assert places_of("side", with_gap) == [i for i in range(15) if i != 3]
    short = [9, 8, 9, None, 8, 9, 8, 12, 11, 12, 11, 12, 11]
    assert "side" not in rules_of(short)


def test_a_gap_has_its_segments_limits_and_takes_no_part_in_them():
    # Ranges 2, 2, 2, 2 with the gap left out: mean 11, spread 5.32.
    found = judged([10, 12, None, 10, 12, 10, 12])
    assert found["mean"].tolist() == pytest.approx([11.0] * 7)
    assert found["upper"][2] == pytest.approx(11 + 2.66 * 2)
    assert found["signals"][2] == ()


@pytest.mark.parametrize(
    ("months", "limited", "trial"),
    [(4, False, True), (5, True, True), (11, True, True), (12, True, False)],
)
def test_few_months_have_trial_limits_and_fewer_none(months, limited, trial):
    found = judged(([10, 12] * 6)[:months])
    assert found["mean"].notna().all() == limited
    assert found["trial"].all() == trial


def test_each_segment_has_its_own_mean_and_runs_do_not_cross():
    values = [10, 12] * 6 + [30, 32] * 6
    assert "side" in rules_of(values)
    found = judged(values, [0] * 12 + [1] * 12)
    assert found["mean"].tolist() == pytest.approx([11.0] * 12 + [31.0] * 12)
    assert rules_of(values, [0] * 12 + [1] * 12) == set()


def test_no_months_have_no_limits():
    assert natural_process(pd.Series(dtype=float), pd.Series(dtype=int)).empty


def test_noise_sets_the_rules_off_as_often_as_promised():
    """Shares of noisy series per rule, against what simulation of the rules is known to give."""
    series, months = 3000, 24
    noise = np.random.default_rng(20190301).normal(size=(series, months))
    fired = [_fired(one) for one in noise]
    expected = {"outside": 0.06, "side": 0.08, "trend": 0.005, "near": 0.04}
    for rule, share in expected.items():
        found = sum(rule in rules for rules in fired) / series
        # Three standard errors, and the half of a point the expected share is rounded to.
        assert abs(found - share) < 3 * (share * (1 - share) / series) ** 0.5 + 0.005, rule
    any_rule = sum(bool(rules) for rules in fired) / series
    assert abs(any_rule - 0.16) < 3 * (0.16 * 0.84 / series) ** 0.5 + 0.005


def _fired(values):
    mean, lower, upper = limits = moving_range_limits(pd.Series(values))
    found = {
        "outside": outside(values, limits),
        "side": one_side(values, mean),
        "trend": one_way(values),
        "near": near_limit(values, limits),
    }
    return {rule for rule, marks in found.items() if marks.any()}
