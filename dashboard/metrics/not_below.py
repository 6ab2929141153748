"""Whether a unit's rate is not below the others': no praise where it is."""

import numpy as np
from scipy.stats import fisher_exact

LEVEL = 0.05


def clearly_below(k: int, n: int, all_k: int, all_n: int) -> bool:
    """Whether k of n is fewer than the others' beyond chance; the totals include the unit.

    Fisher's exact test of this one against the others, one-sided at 5 % with no allowance for
    how many are looked at: a unit is kept from praise sooner than let through.
    """
    others = [all_k - k, all_n - n - (all_k - k)]
    if n == 0 or sum(others) == 0:
        return False
    p = fisher_exact(np.array([[k, n - k], others]), alternative="less").pvalue
    return bool(p <= LEVEL)
