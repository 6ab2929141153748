"""Whether units differ by more than chance all over, so that limits of chance must widen.

Spiegelhalter 2005, Handling over-dispersion of performance indicators
(doi 10.1136/qshc.2005.013755): z-scores winsorised at 10 %, an additive spread between units.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import chi2, norm
from scipy.stats.mstats import winsorize

from dashboard.domain.text import Text

Floats = npt.NDArray[np.float64]
LEAST_UNITS = 10
"""Among fewer units a wide spread cannot be told from one unit that differs."""
WINSORISED = 0.1
WIDENED = Text(
    "单位之间的差异普遍大于机遇（φ={phi:.1f}），界限已按单位间标准差 {tau:.1%} 放宽"
    "（Spiegelhalter 2005）。",
    "Units differ by more than chance all over (φ={phi:.1f}): limits are widened by a spread "
    "between units of {tau:.1%} (Spiegelhalter 2005).",
)


@dataclass(frozen=True)
class Dispersion:
    """How units spread: ``phi`` (1 where chance alone is at work) and ``tau``.

    ``tau`` is the standard deviation between units, as a share; 0 where limits of chance hold.
    """

    phi: float
    tau: float

    @property
    def is_over(self) -> bool:
        return self.tau > 0


ABSENT = Dispersion(phi=float("nan"), tau=0.0)


def dispersion(observed: Floats, expected: Floats, variance: Floats, trials: Floats) -> Dispersion:
    """Measure the spread of units around what is expected of them; counts and their variance.

    Units nothing is expected of are left out. ``tau`` is zero unless the spread is beyond
    chance (chi-square of the winsorised scores, 5 %); by DerSimonian and Laird 1986
    (doi 10.1016/0197-2456(86)90046-2).
    """
    known = np.asarray(variance, dtype=float) > 0
    n = np.asarray(trials, dtype=float)[known]
    if len(n) < LEAST_UNITS:
        return ABSENT
    error = np.sqrt(np.asarray(variance, dtype=float)[known])
    scores = (np.asarray(observed, dtype=float) - np.asarray(expected, dtype=float))[known] / error
    capped = np.asarray(winsorize(scores, limits=(WINSORISED, WINSORISED)), dtype=float)
    total = float(np.sum(capped**2))
    phi = total / len(n)
    if chi2.sf(total, len(n)) > 0.05:
        return Dispersion(phi=phi, tau=0.0)
    weights = (n / error) ** 2
    scale = weights.sum() - (weights**2).sum() / weights.sum()
    return Dispersion(phi=phi, tau=float(np.sqrt(max(total - (len(n) - 1), 0.0) / scale)))


def widened_p(observed: Floats, expected: Floats, variance: Floats, spread: Floats) -> Floats:
    """Return two-sided p-values of units under chance and a spread between them (in counts)."""
    error = np.sqrt(variance + spread**2)
    with np.errstate(divide="ignore", invalid="ignore"):
        scores = np.where(error > 0, (observed - expected) / error, 0.0)
    return np.asarray(2 * norm.sf(np.abs(scores)), dtype=float)


def widened_limits(
    trials: Floats, rate: npt.ArrayLike, tau: float, coverage: float
) -> tuple[Floats, Floats]:
    """Return between which shares a unit falls under chance and the spread between units."""
    n, p = np.asarray(trials, dtype=float), np.asarray(rate, dtype=float)
    half = norm.ppf(0.5 + coverage / 2) * np.sqrt(p * (1 - p) / n + tau**2)
    return np.clip(p - half, 0.0, 1.0), np.clip(p + half, 0.0, 1.0)
