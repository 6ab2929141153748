"""How far apart units of one true rate fall by chance: exact binomial limits and standing."""

import numpy as np
import numpy.typing as npt
from scipy.stats import binom, binomtest

Floats = npt.NDArray[np.float64]
ALERT, ALARM = 0.95, 0.998
"""Limits of a funnel plot (Spiegelhalter 2005, doi 10.1002/sim.1970)."""


def prediction_limits(
    trials: Floats, rate: float, coverage: float = ALERT
) -> tuple[Floats, Floats]:
    """Return between which shares a unit of this size falls by chance alone (exact binomial)."""
    n = np.asarray(trials, dtype=float)
    tail = (1 - coverage) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        low = binom.ppf(tail, n, rate) / n
        high = binom.ppf(1 - tail, n, rate) / n
    return low, high


def standing(successes: int, trials: int, rate: float) -> str:
    """Say where a unit stands against a pooled rate: below, low, within, high or above.

    Exact two-sided binomial test: beyond 99.8 % is below/above (alarm), beyond 95 %
    low/high (alert), the rest is within what chance alone gives.
    """
    if not trials:
        return "within"
    p = binomtest(successes, trials, min(max(rate, 0.0), 1.0)).pvalue
    under = successes < trials * rate
    if p < 1 - ALARM:
        return "below" if under else "above"
    if p < 1 - ALERT:
        return "low" if under else "high"
    return "within"
