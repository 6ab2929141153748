"""Intervals for small numbers. Formulas with their source."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import ndtri

Floats = npt.NDArray[np.float64]


def wilson(
    successes: pd.Series, trials: pd.Series, confidence: float = 0.95
) -> tuple[Floats, Floats]:
    """Return the Wilson score interval of each share; NaN where nothing was tried.

    Wilson 1927, doi 10.1080/01621459.1927.10502953; equal to
    ``scipy.stats.binomtest(...).proportion_ci(method="wilson")``, for whole columns.
    """
    n = np.asarray(trials, dtype=float)
    k = np.asarray(successes, dtype=float)
    z = float(ndtri(0.5 + confidence / 2))
    with np.errstate(divide="ignore", invalid="ignore"):
        share = k / n
        centre = (share + z**2 / (2 * n)) / (1 + z**2 / n)
        half = z / (1 + z**2 / n) * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    low = np.where(k == 0, 0.0, centre - half)
    high = np.where(k == n, 1.0, centre + half)
    return np.where(n > 0, low, np.nan), np.where(n > 0, high, np.nan)
