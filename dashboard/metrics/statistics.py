"""Intervals and limits for small numbers. Formulas from scipy or with their source."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import binom, binomtest, norm

Floats = npt.NDArray[np.float64]
ALERT, ALARM = 0.95, 0.998
"""Limits of a funnel plot (Spiegelhalter 2005, doi 10.1002/sim.1970)."""


def wilson(
    successes: pd.Series, trials: pd.Series, confidence: float = 0.95
) -> tuple[Floats, Floats]:
    """Return the Wilson score interval of each share; NaN where nothing was tried.

    Wilson 1927, doi 10.1080/01621459.1927.10502953; equal to
    ``scipy.stats.binomtest(...).proportion_ci(method="wilson")``, for whole columns.
    """
    n = np.asarray(trials, dtype=float)
    k = np.asarray(successes, dtype=float)
    z = float(norm.ppf(0.5 + confidence / 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        share = k / n
        centre = (share + z**2 / (2 * n)) / (1 + z**2 / n)
        half = z / (1 + z**2 / n) * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    low = np.where(k == 0, 0.0, centre - half)
    high = np.where(k == n, 1.0, centre + half)
    return np.where(n > 0, low, np.nan), np.where(n > 0, high, np.nan)


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


def moving_range_limits(values: pd.Series) -> tuple[float, float, float]:
    """Return mean and natural limits of an XmR chart: mean ± 2.66 × mean moving range.

    Wheeler's constant 2.66 = 3 / 1.128 for ranges of two (Montgomery, Statistical
    Quality Control, table VI).
    """
    mean = float(values.mean())
    spread = 2.66 * float(values.diff().abs().mean())
    return mean, mean - spread, mean + spread
