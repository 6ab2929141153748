"""Two counts of events: told apart beyond chance alone."""

import pytest

from dashboard.metrics.poisson import counts_differ


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        # All on one side of n throws of a coin: p = 2 / 2**n, so 5 are not enough and 6 are.
        (5, 0, False),
        (6, 0, True),
        # By hand: 2 * (1 + 8) / 256 = 0.07 and 2 * (1 + 9) / 512 = 0.04.
        (7, 1, False),
        (8, 1, True),
        (0, 0, False),
    ],
)
def test_counts_differ_where_the_exact_test_says_so(one, other, differ):
    assert counts_differ(one, other) == counts_differ(other, one) == differ
