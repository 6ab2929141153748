"""How far apart two shares are, with the interval of their difference."""

from math import sqrt

import numpy as np

from dashboard.metrics.statistics import wilson

Share = tuple[int, int]


def newcombe(one: Share, other: Share) -> tuple[float, float, float]:
    """Return the difference of two shares, given as (successes, trials), and its 95 % interval.

    Newcombe 1998, method 10 (hybrid score, from the two Wilson intervals, without continuity
    correction), doi 10.1002/(SICI)1097-0258(19980430)17:8<873::AID-SIM779>3.0.CO;2-I. The two
    must be counted on different cases.
    """
    (p, low_p, high_p), (q, low_q, high_q) = _wilson(one), _wilson(other)
    below = sqrt((p - low_p) ** 2 + (high_q - q) ** 2)
    above = sqrt((high_p - p) ** 2 + (q - low_q) ** 2)
    return p - q, p - q - below, p - q + above


def _wilson(share: Share) -> tuple[float, float, float]:
    successes, trials = share
    low, high = wilson(np.array([successes]), np.array([trials]))
    return successes / trials, float(low[0]), float(high[0])
