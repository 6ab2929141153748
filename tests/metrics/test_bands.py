"""Who can be told apart: against Fisher's test, against brute force, and by simulation."""

from itertools import product
from math import comb

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import fisher_exact

from dashboard.metrics.bands import BANDS, bands, conditional_p, told_apart

GOOD, CASES = 0.911, 138


def tally(successes, trials, stratum=""):
    units = [f"U{place}" for place in range(len(successes))]
    return pd.DataFrame(
        {"unit": units, "stratum": stratum, "successes": successes, "trials": trials}
    )


def of(successes, trials):
    """The bands of units of one stratum, without a table."""
    counts = np.array(successes, dtype=float)[:, None]
    return np.array(told_apart(counts, np.full(counts.shape, float(trials))))


def drawn(rates, trials, seed, runs):
    generator = np.random.default_rng(seed)
    return generator.binomial(trials, rates, size=(runs, len(rates)))


@settings(max_examples=80)
@given(
    table=st.tuples(
        st.integers(0, 40), st.integers(0, 40), st.integers(0, 40), st.integers(0, 40)
    ).filter(lambda cells: cells[0] + cells[1] > 0)
)
def test_with_one_stratum_it_is_fishers_exact_test(table):
    settled, failed, settled_else, failed_else = (float(cell) for cell in table)
    found = conditional_p(
        np.array([settled]),
        np.array([settled + failed]),
        np.array([settled + settled_else]),
        np.array(table, dtype=float).sum(keepdims=True),
    )
    cells = [[table[0], table[1]], [table[2], table[3]]]
    assert found == pytest.approx(fisher_exact(cells).pvalue, abs=1e-7)


def test_two_strata_are_summed_over_all_their_tables():
    mine, of = [3, 1], [4, 5]
    all_settled, everybody = [7, 4], [9, 11]

    def chance(x, y):
        one = comb(7, x) * comb(2, 4 - x) / comb(9, 4) if 0 <= 4 - x <= 2 else 0
        other = comb(4, y) * comb(7, 5 - y) / comb(11, 5) if 0 <= 5 - y <= 7 else 0
        return one * other

    sums: dict[int, float] = {}
    for x, y in product(range(5), range(6)):
        sums[x + y] = sums.get(x + y, 0.0) + chance(x, y)
    seen = sums[sum(mine)]
    expected = sum(p for p in sums.values() if p <= seen * (1 + 1e-9))
    arrays = [np.array(part, dtype=float) for part in (mine, of, all_settled, everybody)]
    assert conditional_p(*arrays) == pytest.approx(expected, abs=1e-9)


def test_seven_equal_firms_are_nearly_always_called_equal():
    runs = drawn([GOOD] * 7, CASES, seed=1, runs=500)
    equal = [bool((of(run, CASES) == "together").all()) for run in runs]
    assert np.mean(equal) >= 0.90


def test_one_firm_twelve_points_worse_is_flagged_in_most_runs():
    runs = drawn([GOOD - 0.12, *[GOOD] * 6], CASES, seed=2, runs=300)
    found = [of(run, CASES) for run in runs]
    assert np.mean([one[0] == "below" for one in found]) > 0.75
    assert np.mean([(one[1:] != "together").any() for one in found]) < 0.08


def test_firms_equal_within_every_type_but_of_different_mix_are_not_told_apart_after_adjustment():
    generator = np.random.default_rng(3)
    easy, hard = (0.98, 0.75)
    trials = np.array([[120.0, 30.0], [30.0, 120.0]])
    runs = generator.binomial(trials.astype(int), [easy, hard], size=(200, 2, 2)).astype(float)
    raw = [
        told_apart(run.sum(axis=1, keepdims=True), trials.sum(axis=1, keepdims=True))
        for run in runs
    ]
    adjusted = [told_apart(run, trials) for run in runs]
    assert np.mean(["below" in one for one in raw]) > 0.7
    assert np.mean(["below" in one for one in adjusted]) <= 0.07


def test_forty_units_that_all_differ_a_little_are_judged_with_their_spread():
    generator = np.random.default_rng(4)
    rates = np.clip(generator.normal(0.9, 0.03, size=40), 0, 1)
    rates[0] = 0.70
    found = bands(tally(generator.binomial(3000, rates), 3000))
    assert found["U0"] == "below"
    assert (found.drop("U0") == "together").sum() >= 37


def test_one_or_no_unit_is_told_apart_from_nobody():
    assert list(bands(tally([5], [10]))) == ["together"]
    assert bands(tally([], [])).empty
    assert list(bands(tally([0, 5], [0, 9]))) == ["together", "together"]


def test_two_that_differ_differ_from_each_other():
    assert dict(bands(tally([95, 20], [100, 40]))) == {"U0": "above", "U1": "below"}
    # One test, not two: half of 5 % would not tell these apart.
    assert 0.025 < fisher_exact([[90, 10], [80, 21]]).pvalue < 0.05
    assert set(bands(tally([90, 80], [100, 101]))) == {"above", "below"}


def test_a_table_gives_the_bands_of_its_counts():
    found = bands(tally([126, 126, 100], CASES))
    assert dict(found) == {"U0": "together", "U1": "together", "U2": "below"}


def test_units_of_a_programme_as_large_as_chongqing_are_told_apart_all_the_same():
    trials = np.full(40, 12_000)
    settled = np.full(40, 11_800)
    settled[7] = 11_500
    assert dict(bands(tally(settled, trials))[["U7", "U8"]]) == {"U7": "below", "U8": "together"}


def test_every_band_has_words():
    assert set(BANDS) == {"above", "together", "below"}
