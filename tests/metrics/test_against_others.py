"""Whether a rate is below or above the others', against the hypergeometric law by hand."""

from math import comb

import pytest

from dashboard.metrics.against_others import LEVEL, clearly_above, clearly_below


def chance(k, n, all_k, all_n):
    """How likely so few successes, or fewer, are among n drawn of all."""
    ways = (comb(all_k, i) * comb(all_n - all_k, n - i) for i in range(k + 1))
    return sum(ways) / comb(all_n, n)


@pytest.mark.parametrize("k", range(6, 21))
def test_a_unit_is_below_where_so_few_are_unlikely_by_chance(k):
    counts = (k, 20, 180 + k, 220)
    assert clearly_below(counts) == (chance(*counts) <= LEVEL)


@pytest.mark.parametrize("counts", [(0, 0, 90, 100), (0, 5, 0, 5), (20, 20, 200, 200)])
def test_without_cases_or_others_nobody_is_below(counts):
    assert not clearly_below(counts)
    assert not clearly_above(counts, 1)


@pytest.mark.parametrize("k", range(10, 21))
def test_the_best_of_many_is_above_where_so_many_are_unlikely_for_any_of_them(k):
    # As many successes or more, among 20 drawn: as few failures or fewer.
    p = chance(20 - k, 20, 110 - k, 220)
    for units in (1, 10):
        assert clearly_above((k, 20, 110 + k, 220), units) == (p * units <= LEVEL)
