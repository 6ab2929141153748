"""How sure an order of units is: who may be the best, who among the last two, which ranks fit."""

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import betaln

from dashboard.domain.text import Text

METHOD = Text(
    "贝塔-二项层次模型后验（均匀收缩先验，随机种子固定）",
    "Beta-binomial hierarchical posterior (uniform shrinkage prior, fixed seed)",
)
SEED = 20200103
"""Fixed, so that the same counts always give the same answer."""
DRAWS, STEPS = 20_000, 200
COVERAGE = 0.95
LEAST_FOR_BOTTOM_TWO = 3
"""Among two, both are the bottom two: that tells nothing."""
COLUMNS = ("p_best", "p_bottom_two", "rank_low", "rank_median", "rank_high")
Floats = npt.NDArray[np.float64]
Ranks = npt.NDArray[np.int64]


def rank_posterior(successes: pd.Series, trials: pd.Series) -> pd.DataFrame:
    """Return by unit how likely it is the best or among the last two, and which ranks fit.

    True rates are taken as drawn from one Beta distribution around the pooled rate, as spread
    out as the counts say: its concentration is integrated over a grid under the uniform
    shrinkage prior (Christiansen and Morris 1997, J. Am. Stat. Assoc. 92, 618-632; Daniels
    1999, doi 10.2307/3316112). Rank 1 is the highest rate; ``rank_low`` to ``rank_high`` holds
    95 % of the draws. A unit without a case has no rank, nor has one that stands alone.
    """
    out = pd.DataFrame(np.nan, index=successes.index, columns=list(COLUMNS))
    counted = trials[trials > 0].index.sort_values()
    if len(counted) < 2:
        return out
    k, n = successes[counted].to_numpy(float), trials[counted].to_numpy(float)
    out.loc[counted] = _told(_drawn_ranks(k, n, np.random.default_rng(SEED)), len(counted))
    return out


def shrinkage_weights(successes: Floats, trials: Floats) -> tuple[Floats, Floats]:
    """Return concentrations and how likely the counts make each (they add up to one).

    The grid is even in the share B = M / (M + n), n the harmonic mean of the trials: the
    uniform shrinkage prior gives each step the same weight before the counts are seen.
    """
    middle = len(trials) / float((1 / trials).sum())
    shares = (np.arange(STEPS) + 0.5) / STEPS
    concentrations = middle * shares / (1 - shares)
    mean = prior_mean(successes, trials)
    a, b = concentrations[:, None] * mean, concentrations[:, None] * (1 - mean)
    log_marginal = (betaln(successes + a, trials - successes + b) - betaln(a, b)).sum(axis=1)
    weights = np.exp(log_marginal - log_marginal.max())
    return concentrations, weights / weights.sum()


def prior_mean(successes: Floats, trials: Floats) -> float:
    """Return the pooled rate, half a case away from none and from all.

    At exactly none or all of them there would be no distribution left to draw from.
    """
    half = 0.5 / float(trials.sum())
    return float(np.clip(successes.sum() / trials.sum(), half, 1 - half))


def _drawn_rates(k: Floats, n: Floats, rng: np.random.Generator) -> Floats:
    concentrations, weights = shrinkage_weights(k, n)
    drawn = rng.choice(concentrations, size=(DRAWS, 1), p=weights)
    mean = prior_mean(k, n)
    return rng.beta(k + drawn * mean, n - k + drawn * (1 - mean))


def _drawn_ranks(k: Floats, n: Floats, rng: np.random.Generator) -> Ranks:
    """Rank the units in every draw; rates so near to all that they are equal share by lot."""
    rates = _drawn_rates(k, n, rng)
    order = np.lexsort((rng.random(rates.shape), -rates), axis=1)
    return order.argsort(axis=1) + 1


def _told(ranks: Ranks, units: int) -> Floats:
    tail = (1 - COVERAGE) / 2
    low, median, high = np.quantile(ranks, (tail, 0.5, 1 - tail), axis=0, method="inverted_cdf")
    last = (ranks >= units - 1).mean(axis=0)
    enough = units >= LEAST_FOR_BOTTOM_TWO
    bottom = last if enough else np.full(units, np.nan)
    return np.column_stack([(ranks == 1).mean(axis=0), bottom, low, median, high])
