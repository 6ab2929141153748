"""Intervals against scipy and against values worked out by hand."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, binomtest

from dashboard.metrics.chance import false_alarm, outside, prediction_limits
from dashboard.metrics.statistics import wilson

SHARES = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


def interval(k, n, confidence=0.95):
    low, high = wilson(pd.Series([k]), pd.Series([n]), confidence)
    return float(low[0]), float(high[0])


@given(share=SHARES, confidence=st.sampled_from([0.8, 0.95, 0.998]))
def test_the_wilson_interval_is_scipys(share, confidence):
    k, n = share
    oracle = binomtest(k, n).proportion_ci(confidence, method="wilson")
    assert interval(k, n, confidence) == pytest.approx((oracle.low, oracle.high), abs=1e-12)


@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [
        (882, 968, 0.8916, 0.9275),
        (601, 654, 0.8955, 0.9375),
        (117, 121, 0.9181, 0.9871),
        (26_014, 27_013, 0.9607, 0.9652),
        (678, 678, 0.9944, 1.0),
        (0, 32, 0.0, 0.107),
    ],
)
def test_published_counts_have_these_intervals(k, n, low, high):
    assert interval(k, n) == pytest.approx((low, high), abs=0.00005 if n != 32 else 0.0005)


@given(share=SHARES)
def test_an_interval_lies_within_nought_and_one_and_holds_the_share(share):
    low, high = interval(*share)
    assert 0 <= low <= share[0] / share[1] <= high <= 1


def test_nothing_tried_has_no_interval():
    assert np.isnan(interval(0, 0)).all()


@pytest.mark.parametrize(
    ("n", "low", "high"),
    # A station of 69 and a firm of 138 disputes, at the rate of 2019 (882 of 968).
    [(69, 0.841, 0.971), (138, 0.862, 0.957)],
)
def test_chance_alone_spreads_this_far(n, low, high):
    found = prediction_limits(np.array([n]), 0.911)
    assert [round(float(side[0]), 3) for side in found] == [low, high]


@settings(max_examples=60)
@given(n=st.integers(1, 400), rate=st.floats(0.02, 0.98), coverage=st.sampled_from([0.95, 0.998]))
def test_at_least_the_promised_share_falls_between_the_limits(n, rate, coverage):
    low, high = (
        round(float(side[0]) * n) for side in prediction_limits(np.array([n]), rate, coverage)
    )
    assert binom.cdf(high, n, rate) - binom.cdf(low - 1, n, rate) >= coverage - 1e-9


def test_a_unit_without_cases_has_no_limits():
    low, high = prediction_limits(np.array([0]), 0.9)
    assert np.isnan([low[0], high[0]]).all()


@pytest.mark.parametrize(
    ("k", "n", "expected"),
    [
        (63, 69, "within"),
        (58, 69, "within"),
        (57, 69, "low"),
        (52, 69, "low"),
        (67, 69, "within"),
        (68, 69, "high"),
        (138, 138, "high"),
        (119, 138, "within"),
        (118, 138, "low"),
    ],
)
def test_where_a_unit_lies_of_its_own_limits(k, n, expected):
    # 95 % limits at 91.1 %: 58 to 67 of 69, 119 to 132 of 138 (domain figures 84.1-97.1 %,
    # 86.2-95.7 %).
    assert outside(k, n, 0.911) == [expected]


@pytest.mark.parametrize("rate", [0.0, 1.0, 1.0000000001])
def test_a_pooled_rate_of_none_or_all_is_no_obstacle(rate):
    assert outside(round(min(rate, 1)) * 5, 5, rate) == ["within"]


def test_limits_alone_flag_somebody_among_seven_equal_firms_in_one_run_of_seven():
    assert false_alarm(np.full(7, 138), 0.911) == pytest.approx(0.14, abs=0.02)


def test_without_a_second_unit_or_a_failure_nobody_is_flagged():
    assert false_alarm(np.array([138]), 0.911) == 0
    assert false_alarm(np.array([138, 20]), 1.0) == 0
