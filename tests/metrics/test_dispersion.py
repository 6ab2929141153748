"""Spread between units beyond chance: there, not there, and not to be known."""

import numpy as np
import pytest
from scipy.stats import chi2, norm

from dashboard.metrics.dispersion import dispersion, widened_limits, widened_p


def measured(successes, trials):
    n = np.full(len(successes), float(trials))
    rate = successes.sum() / n.sum()
    return dispersion(successes, n * rate, n * rate * (1 - rate), n)


def test_equal_units_rarely_show_a_spread():
    generator = np.random.default_rng(5)
    runs = [measured(generator.binomial(300, 0.9, size=30), 300).is_over for _ in range(300)]
    assert np.mean(runs) <= 0.05


def test_a_spread_of_three_points_is_found_and_measured():
    generator = np.random.default_rng(6)
    taus = [
        measured(
            generator.binomial(2000, np.clip(generator.normal(0.85, 0.03, 40), 0, 1)), 2000
        ).tau
        for _ in range(50)
    ]
    assert min(taus) > 0
    # Winsorising at 10 % takes the tails off, so the spread is a little under-estimated.
    assert 0.02 < float(np.mean(taus)) < 0.031


def test_one_unit_that_differs_is_no_spread():
    successes = np.full(14, 63.0)
    successes[3] = 40
    assert not measured(successes, 69).is_over


def test_too_few_units_show_no_spread_whatever_they_do():
    found = measured(np.array([10.0, 90.0, 20.0, 80.0]), 100)
    assert not found.is_over
    assert np.isnan(found.phi)


def test_phi_is_the_mean_square_of_the_winsorised_scores():
    observed = np.array([40.0, 60, 50, 50, 50, 50, 50, 50, 50, 50])
    found = dispersion(observed, np.full(10, 50.0), np.full(10, 25.0), np.full(10, 100.0))
    # 40 and 60 are capped to the next ones, which are as expected.
    assert found.phi == 0
    observed = np.array([35.0, 35, 65, 65, 50, 50, 50, 50, 50, 50])
    found = dispersion(observed, np.full(10, 50.0), np.full(10, 25.0), np.full(10, 100.0))
    assert found.phi == pytest.approx(4 * 9 / 10)
    assert chi2.sf(36, 10) < 0.05
    # DerSimonian-Laird: (36 − 9) over (Σw − Σw²/Σw) with ten weights of 400.
    assert found.tau == pytest.approx(np.sqrt(27 / 3600))


def test_widened_limits_and_p_values_add_the_variances():
    low, high = widened_limits(np.array([400.0]), 0.5, 0.03, 0.95)
    half = 1.959964 * np.sqrt(0.25 / 400 + 0.0009)
    assert (low[0], high[0]) == pytest.approx((0.5 - half, 0.5 + half), abs=1e-6)
    p = widened_p(np.array([250.0]), np.array([200.0]), np.array([100.0]), np.array([12.0]))
    assert p[0] == pytest.approx(2 * norm.sf(50 / np.sqrt(244)))


def test_nothing_expected_is_nothing_surprising():
    assert widened_p(*(np.zeros(1),) * 4)[0] == 1
