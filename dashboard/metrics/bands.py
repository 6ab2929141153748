"""Which units can be told apart at all: one test for all of them together.

Seven firms of one true rate show a "best" and a "worst" every year; limits of each alone
flag somebody by chance. Here the chance to call anybody different who is not is 5 % for the
whole table.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.special import gammaln

from dashboard.domain.text import Text
from dashboard.metrics.dispersion import Dispersion, dispersion, widened_p
from dashboard.metrics.holm import step_down

FAMILY_LEVEL = 0.05
METHOD = Text(
    "全部单位一起检验：逐个与其余合并比较，条件精确检验，逐步校正，总误判率 5%",
    "each against the others together (conditional exact test, step-down Bonferroni, 5 % for all)",
)
BANDS = {
    "above": Text("高于其余", "above the others"),
    "together": Text("差异不显著，同一档次", "cannot be told apart"),
    "below": Text("低于其余", "below the others"),
}
Floats = npt.NDArray[np.float64]
# Outcomes less likely than this are left out of a sum of probabilities.
NEGLIGIBLE = 1e-16


def bands(tally: pd.DataFrame) -> pd.Series:
    """Say by unit whether it stands below, together with or above the main group.

    ``tally`` has ``unit, stratum, successes, trials``: one row per unit and stratum. Disputes
    are compared within their stratum only; one stratum for all is the raw comparison. Where
    units spread beyond chance all over, the spread is allowed for.
    """
    found = dispersion_of(tally)
    return _spread_bands(tally, found) if found.is_over else _exact_bands(tally)


def dispersion_of(tally: pd.DataFrame) -> Dispersion:
    """Measure how units spread around what their strata let expect."""
    sums = _sums(tally)
    return dispersion(*(sums[name].to_numpy(float) for name in MEASURED))


def conditional_p(
    successes: Floats, trials: Floats, all_successes: Floats, all_trials: Floats
) -> float:
    """Return the two-sided exact p-value that a unit has the odds of the others in each stratum.

    Given every stratum's totals the unit's successes are a sum of hypergeometric counts
    (Cox 1970, The analysis of binary data); with one stratum it is Fisher's test. Arrays by
    stratum; the totals include the unit.
    """
    failures = np.asarray(trials, dtype=float) - successes
    all_failures = np.asarray(all_trials, dtype=float) - all_successes
    offset, chances = _failures_of(trials, all_trials, all_failures)
    seen = int(failures.sum()) - offset
    if not 0 <= seen < len(chances):
        return 0.0
    return float(min(1.0, chances[chances <= chances[seen] * (1 + 1e-7)].sum()))


MEASURED = ("observed", "expected", "variance", "trials")


def _sums(tally: pd.DataFrame) -> pd.DataFrame:
    """Observed and expected successes by unit, with the variance chance gives."""
    strata = tally.groupby("stratum")[["successes", "trials"]].sum()
    rate = (strata["successes"] / strata["trials"].where(strata["trials"] > 0)).fillna(0.0)
    p = tally["stratum"].map(rate).to_numpy(float)
    n = tally["trials"].to_numpy(float)
    parts = tally.assign(observed=tally["successes"], expected=n * p, variance=n * p * (1 - p))
    return parts.groupby("unit")[list(MEASURED)].sum()


def _spread_bands(tally: pd.DataFrame, found: Dispersion) -> pd.Series:
    sums = _sums(tally)
    observed, expected, variance, trials = (sums[name].to_numpy(float) for name in MEASURED)
    p = widened_p(observed, expected, variance, trials * found.tau)
    out = pd.Series("together", index=sums.index)
    for place in step_down(p, FAMILY_LEVEL):
        out.iloc[place] = "below" if observed[place] < expected[place] else "above"
    return out


def _exact_bands(tally: pd.DataFrame) -> pd.Series:
    successes = tally.pivot_table("successes", "unit", "stratum", "sum", fill_value=0)
    trials = tally.pivot_table("trials", "unit", "stratum", "sum", fill_value=0)
    found = told_apart(successes.to_numpy(float), trials.to_numpy(float))
    return pd.Series(found, index=successes.index, dtype=object)


def told_apart(successes: Floats, trials: Floats) -> list[str]:
    """Say the band of each unit, from its counts by stratum (units × strata).

    The unit least like the others is taken away as long as it differs, and the rest are tested
    again. The last two differ from each other or not at all.
    """
    out = np.full(len(trials), "together", dtype=object)
    left = np.flatnonzero(trials.sum(axis=1) > 0)
    while len(left) > 1:
        p, excess = _against_others(successes[left], trials[left])
        at, tests = int(np.argmin(p)), len(left) if len(left) > 2 else 1
        if p[at] * tests > FAMILY_LEVEL:
            break
        differ = left if len(left) == 2 else left[[at]]
        out[differ] = np.where(excess[np.isin(left, differ)] < 0, "below", "above")
        left = np.setdiff1d(left, differ)
    return [str(band) for band in out]


def _against_others(successes: Floats, trials: Floats) -> tuple[Floats, Floats]:
    """P-value of every unit against the others, and its successes beyond what they expect."""
    whole_k, whole_n = successes.sum(axis=0), trials.sum(axis=0)
    p = [conditional_p(k, n, whole_k, whole_n) for k, n in zip(successes, trials, strict=True)]
    shares = np.divide(whole_k, whole_n, out=np.zeros_like(whole_n), where=whole_n > 0)
    return np.array(p), successes.sum(axis=1) - trials @ shares


def _failures_of(trials: Floats, all_trials: Floats, failures: Floats) -> tuple[int, Floats]:
    """How likely each number of failures is for a unit: the first number, then the chances."""
    offset, chances = 0, np.ones(1)
    for n, whole, failed in zip(trials, all_trials, failures, strict=True):
        if n == 0 or failed == 0:
            continue
        first, one = _hypergeometric(n, whole, failed)
        more, chances = _trimmed(np.convolve(chances, one))
        offset += first + more
    return offset, chances


def _hypergeometric(n: float, whole: float, failed: float) -> tuple[int, Floats]:
    """Chances of 0, 1, 2 … failures among n drawn, as far as they are not negligible.

    By logarithms of factorials: ``scipy.stats.hypergeom`` takes seconds on 481,000 disputes.
    """
    mean, span = n * failed / whole, 30 + 12 * np.sqrt(n * failed * (whole - failed)) / whole
    first = int(max(0, n + failed - whole, mean - span))
    last = int(min(n, failed, mean + span))
    x = np.arange(first, last + 1, dtype=float)
    ways = _log_ways(failed, x) + _log_ways(whole - failed, n - x) - _log_ways(whole, n)
    more, chances = _trimmed(np.exp(ways))
    return first + more, chances


def _log_ways(of: float, chosen: Floats | float) -> Floats:
    return np.asarray(gammaln(of + 1) - gammaln(chosen + 1) - gammaln(of - chosen + 1))


def _trimmed(chances: Floats) -> tuple[int, Floats]:
    """Leave out what is all but impossible at both ends."""
    kept = np.flatnonzero(chances > NEGLIGIBLE)
    return int(kept[0]), chances[kept[0] : kept[-1] + 1]
