"""How sure a rank is: symmetric cases, a clear one, numeric integration as oracle."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import beta, betabinom

from dashboard.metrics.posterior import (
    COLUMNS,
    DRAWS,
    prior_mean,
    rank_posterior,
    shrinkage_weights,
)

ERROR = 4 * (0.25 / DRAWS) ** 0.5
"""Four standard errors of a share in so many draws."""


def posterior(*counts):
    table = pd.DataFrame(counts, index=list("ABCDEFGHIJ"[: len(counts)]), columns=["k", "n"])
    return rank_posterior(table["k"], table["n"])


@pytest.mark.parametrize("settled", [126, 138, 0])
def test_seven_equal_firms_are_the_best_alike(settled):
    found = posterior(*[(settled, 138)] * 7)
    assert list(found["p_best"]) == pytest.approx([1 / 7] * 7, abs=ERROR)
    assert list(found["p_bottom_two"]) == pytest.approx([2 / 7] * 7, abs=ERROR)
    assert list(found["rank_low"]) == [1] * 7
    assert list(found["rank_high"]) == [7] * 7
    assert set(found["rank_median"]) <= {3, 4, 5}


def test_chances_add_up_over_the_units():
    found = posterior((108, 115), (85, 107), (47, 53), (75, 78))
    assert found["p_best"].sum() == pytest.approx(1)
    assert found["p_bottom_two"].sum() == pytest.approx(2)


def test_a_clear_case_is_clear():
    found = posterior((990, 1000), (900, 1000), (500, 1000))
    assert list(found["p_best"]) == pytest.approx([1, 0, 0], abs=1e-3)
    assert list(found["p_bottom_two"]) == pytest.approx([0, 1, 1], abs=1e-3)
    assert found[["rank_low", "rank_median", "rank_high"]].to_numpy().tolist() == [
        [1, 1, 1],
        [2, 2, 2],
        [3, 3, 3],
    ]


def test_few_cases_leave_every_rank_open():
    found = posterior((3, 3), (2, 3), (2, 3))
    assert list(found["rank_low"]) == [1, 1, 1]
    assert list(found["rank_high"]) == [3, 3, 3]
    assert found["p_bottom_two"].min() > 0.3


@pytest.mark.parametrize("counts", [((8, 10), (5, 10), (9, 12)), ((30, 40), (2, 4), (18, 20))])
def test_the_draws_agree_with_numeric_integration(counts):
    found = posterior(*counts)
    exact = [best_by_integration(counts, unit) for unit in range(len(counts))]
    assert sum(exact) == pytest.approx(1, abs=2e-3)
    assert list(found["p_best"]) == pytest.approx(exact, abs=ERROR)


def best_by_integration(counts, unit):
    """Integrate over the shrinkage B and the best unit's rate by midpoints, without a draw."""
    k, n = (np.array(column, dtype=float) for column in zip(*counts, strict=True))
    mean, middle = k.sum() / n.sum(), len(n) / (1 / n).sum()
    rates = midpoints(1000)[:, None]

    def best(m):
        own = beta(k + m * mean, n - k + m * (1 - mean))
        below = np.delete(own.cdf(rates), unit, axis=1).prod(axis=1)
        return float((own.pdf(rates)[:, unit] * below).mean())

    concentrations = [middle * share / (1 - share) for share in midpoints(40)]
    weights = np.array(
        [np.prod(betabinom.pmf(k, n, m * mean, m * (1 - mean))) for m in concentrations]
    )
    return float(weights @ [best(m) for m in concentrations] / weights.sum())


def midpoints(steps):
    return (np.arange(steps) + 0.5) / steps


def test_the_grid_is_even_in_the_shrinkage_and_its_weights_follow_the_counts():
    alike, apart = np.array([90.0, 90.0, 90.0]), np.array([99.0, 90.0, 60.0])
    n = np.array([100.0, 100.0, 100.0])
    concentrations, weights = shrinkage_weights(alike, n)
    shares = concentrations / (concentrations + 100)
    assert np.diff(shares) == pytest.approx(1 / 200)
    assert weights.sum() == pytest.approx(1)
    assert weights @ shares > 0.6
    assert shrinkage_weights(apart, n)[1] @ shares < 0.3


def test_the_prior_mean_is_the_pooled_rate_and_never_none_or_all():
    assert prior_mean(np.array([9.0, 5.0]), np.array([10.0, 10.0])) == pytest.approx(0.7)
    assert prior_mean(np.array([10.0]), np.array([10.0])) == pytest.approx(0.95)
    assert prior_mean(np.array([0.0]), np.array([10.0])) == pytest.approx(0.05)


def test_the_same_counts_give_the_same_answer_in_any_order():
    k, n = pd.Series({"A": 9, "B": 7, "C": 30}), pd.Series({"A": 10, "B": 10, "C": 40})
    first = rank_posterior(k, n)
    assert rank_posterior(k, n).equals(first)
    turned = rank_posterior(k[["C", "A", "B"]], n[["C", "A", "B"]])
    assert turned.loc[["A", "B", "C"]].equals(first)


def test_a_unit_without_cases_has_no_rank_and_changes_nobodys():
    found = posterior((8, 10), (5, 10), (0, 0))
    assert found.loc["C"].isna().all()
    assert found.loc[["A", "B"], "p_best"].equals(posterior((8, 10), (5, 10))["p_best"])
    assert found["rank_high"].max() == 2


def test_of_two_nobody_is_in_the_bottom_two_and_one_alone_has_no_rank():
    pair = posterior((8, 10), (5, 10))
    assert pair["p_bottom_two"].isna().all()
    assert pair["p_best"].sum() == pytest.approx(1)
    assert posterior((8, 10)).isna().all(axis=None)
    assert list(posterior((0, 0), (0, 0)).columns) == list(COLUMNS)


def test_simulated_equal_firms_are_rarely_sure_to_be_the_best():
    # Seven firms of 138 cases at 91.1 %: being sure of the best one, by 95 %, is a mistake.
    drawn = np.random.default_rng(4).binomial(138, 0.911, size=(30, 7))
    sure = [posterior(*((k, 138) for k in row))["p_best"].max() > 0.95 for row in drawn]
    assert np.mean(sure) <= 0.05


def test_a_simulated_firm_twelve_points_worse_is_seen_among_the_bottom_two():
    rng = np.random.default_rng(5)
    drawn = np.column_stack(
        [rng.binomial(138, 0.791, size=25), rng.binomial(138, 0.911, size=(25, 6))]
    )
    last = [posterior(*((k, 138) for k in row))["p_bottom_two"]["A"] for row in drawn]
    assert np.mean(np.array(last) > 0.5) >= 0.9
    assert np.mean(last) > 0.8
