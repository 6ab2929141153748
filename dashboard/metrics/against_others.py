"""Whether a unit's rate is clearly below or above the others': what keeps praise within bounds."""

from typing import Literal

import numpy as np
from scipy.stats import fisher_exact

LEVEL = 0.05
Counts = tuple[int, int, int, int]
"""k of n of the unit, then of all, the unit among them."""


def clearly_below(counts: Counts) -> bool:
    """Whether a unit has fewer than the others beyond chance.

    Fisher's exact test of this one against the others, one-sided at 5 % with no allowance for
    how many are looked at: a unit is kept from praise sooner than let through.
    """
    return _p(counts, "less") <= LEVEL


def clearly_above(counts: Counts, units: int) -> bool:
    """Whether a unit has more than the others beyond chance, as the best of so many units.

    The same test with the level shared among the units: one of many is always in front.
    """
    return _p(counts, "greater") * units <= LEVEL


def _p(counts: Counts, way: Literal["less", "greater"]) -> float:
    k, n, all_k, all_n = counts
    others = [all_k - k, all_n - n - (all_k - k)]
    if n == 0 or sum(others) == 0:
        return 1.0
    return float(fisher_exact(np.array([[k, n - k], others]), alternative=way).pvalue)
