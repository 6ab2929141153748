"""How far apart units of one true rate fall by chance, and how often that alone flags somebody."""

import numpy as np
import numpy.typing as npt
from scipy.stats import binom

from dashboard.domain.text import Text
from dashboard.metrics.dispersion import widened_limits

Floats = npt.NDArray[np.float64]
ALERT, ALARM = 0.95, 0.998
"""Limits of a funnel plot (Spiegelhalter 2005, doi 10.1002/sim.1970)."""
STANDINGS = {
    "above": Text("高于其余，可以区分", "above the others"),
    "high": Text(
        "单看高于 95% 界限，全部一起检验不能与其余区分",
        "above its own 95% limit, but not told apart from the others",
    ),
    "within": Text("在正常波动内", "within normal variation"),
    "low": Text(
        "单看低于 95% 界限，全部一起检验不能与其余区分，留意",
        "below its own 95% limit, but not told apart from the others: keep an eye on it",
    ),
    "below": Text("低于预期，建议核查", "below expectation: worth a check"),
    "few": Text("样本不足，不作判断", "too few cases to judge"),
    "none": Text("未登记单位，不作判断", "of no recorded unit: not judged"),
}
"""Where a unit stands; below and above are said by the test of all units together alone."""
RUNS, SEED = 2000, 20190105


def prediction_limits(
    trials: npt.ArrayLike, rate: npt.ArrayLike, coverage: float = ALERT, *, tau: float = 0.0
) -> tuple[Floats, Floats]:
    """Return between which shares a unit of this size falls by chance alone (exact binomial).

    ``rate`` is one for all, or what is expected of each. With a spread between units (``tau``)
    the limits are widened by it instead.
    """
    n = np.asarray(trials, dtype=float)
    if tau > 0:
        return widened_limits(n, rate, tau, coverage)
    tail = (1 - coverage) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        low = binom.ppf(tail, n, rate) / n
        high = binom.ppf(1 - tail, n, rate) / n
    return low, high


def outside(
    successes: npt.ArrayLike, trials: npt.ArrayLike, rate: npt.ArrayLike, *, tau: float = 0.0
) -> list[str]:
    """Say of each unit whether it lies ``low``, ``within`` or ``high`` of its own 95 % limits."""
    low, high = prediction_limits(trials, np.clip(rate, 0.0, 1.0), tau=tau)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.atleast_1d(np.asarray(successes, dtype=float) / np.asarray(trials, dtype=float))
    places = np.where(share < low - 1e-12, "low", np.where(share > high + 1e-12, "high", "within"))
    return [str(place) for place in places]


def false_alarm(trials: npt.ArrayLike, rate: float) -> float:
    """Return how often 95 % limits alone flag somebody among units of one true rate.

    By simulation (seeded): all units get the same rate, the limits go around what they show
    together.
    """
    n = np.asarray(trials, dtype="int64")
    if len(n) < 2 or not 0 < rate < 1:
        return 0.0
    drawn = np.random.default_rng(SEED).binomial(n, rate, size=(RUNS, len(n)))
    pooled = drawn.sum(axis=1) / n.sum()
    flagged = np.zeros(RUNS, dtype=bool)
    for share in np.unique(pooled):
        low, high = binom.ppf(0.025, n, share), binom.ppf(0.975, n, share)
        runs = pooled == share
        flagged[runs] = ((drawn[runs] < low) | (drawn[runs] > high)).any(axis=1)
    return float(flagged.mean())
