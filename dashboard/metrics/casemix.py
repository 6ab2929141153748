"""What a unit's mix of cases lets expect, and how far it is from that.

Indirect standardisation: every dispute is expected to be settled as often as those of its
stratum (type, level and track) in the whole programme; Inskip, Beral, Fraser and Haskey
1983 (doi 10.1002/sim.4780020404).
"""

from collections import Counter
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import brentq
from scipy.special import expit, logit

from dashboard.domain.text import Text
from dashboard.metrics.statistics import wilson

Floats = npt.NDArray[np.float64]
Label = tuple[str, ...]
LEAST_IN_STRATUM = 20
"""A smaller stratum is put together with the other small ones beside it."""
METHOD = Text(
    "间接标准化：按全模式同类型、难度、分流类别纠纷的成功率推算应有件数",
    "indirect standardisation: expected by type, level and track over the whole programme",
)
OTHER = "*"
STEEPEST = 30.0


def with_strata(
    counts: pd.DataFrame, by: Sequence[str], least: int = LEAST_IN_STRATUM
) -> pd.DataFrame:
    """Return counts with a ``stratum`` per row: the codes of ``by``, coarser where few cases are.

    Strata of fewer than ``least`` trials in the whole are put together, the last dimension
    first, so that nobody is measured against himself alone. Nothing is left out.
    """
    labels = [tuple(row) for row in counts[list(by)].astype(str).itertuples(index=False)]
    for depth in range(len(by), 0, -1):
        labels = _joined(labels, counts["trials"].tolist(), depth, least)
    return counts.assign(stratum=["/".join(label) for label in labels])


def adjusted(tally: pd.DataFrame) -> pd.DataFrame:
    """Return observed and expected by unit, from a tally by unit and stratum.

    Indexed by unit: ``observed, trials, expected`` in cases; ``difference`` = (observed −
    expected) ÷ trials with its 95 % interval (Wilson's of the observed share, the expected one
    taken as known); ``adjusted``, the rate the unit would have with the programme's mix if its
    odds differ from the programme's alike in every stratum, with the same interval carried over.
    """
    strata = tally.groupby("stratum")[["successes", "trials"]].sum()
    strata = strata[strata["trials"] > 0]
    rates = (strata["successes"] / strata["trials"]).to_numpy(float)
    trials = tally.pivot_table("trials", "unit", "stratum", "sum", fill_value=0)
    mixes = trials.reindex(columns=strata.index, fill_value=0).to_numpy(float)
    whole = strata["trials"].to_numpy(float)
    out = pd.DataFrame(index=trials.index)
    out["observed"] = tally.groupby("unit")["successes"].sum()
    out["trials"] = mixes.sum(axis=1).astype("int64")
    out["expected"] = mixes @ rates
    low, high = wilson(out["observed"], out["trials"])
    share = (out["observed"] / out["trials"].where(out["trials"] > 0)).to_numpy(float)
    fair = (out["expected"] / out["trials"].where(out["trials"] > 0)).to_numpy(float)
    for name, values in (("", share), ("_low", low), ("_high", high)):
        out[f"difference{name}"] = values - fair
    for name, values in (("", share), ("_low", low), ("_high", high)):
        out[f"adjusted{name}"] = [
            _on_whole(value, mix, rates, whole) for value, mix in zip(values, mixes, strict=True)
        ]
    return out


def _joined(labels: list[Label], trials: list[int], depth: int, least: int) -> list[Label]:
    """Put small strata of a depth together with the other small ones under the same parent."""
    sizes: Counter[Label] = Counter()
    for label, n in zip(labels, trials, strict=True):
        sizes[label] += n
    return [
        (*label[: depth - 1], OTHER) if len(label) >= depth and sizes[label] < least else label
        for label in labels
    ]


def _on_whole(share: float, mix: Floats, rates: Floats, whole: Floats) -> float:
    """Carry a unit's share over to the programme's mix, its odds shifted alike everywhere."""
    if not mix.sum():
        return float("nan")
    if not mix[(rates > 0) & (rates < 1)].sum():
        # Where all or none are settled everywhere, the mix explains nothing.
        return share
    shift = _shift(share, mix, rates)
    return _mean(shift, whole, rates)


def _shift(share: float, mix: Floats, rates: Floats) -> float:
    """The shift of log odds that turns the programme's rates into a unit's share."""
    least, most = (_mean(end, mix, rates) for end in (-STEEPEST, STEEPEST))
    if share <= least:
        return -STEEPEST
    if share >= most:
        return STEEPEST
    return float(brentq(lambda x: _mean(x, mix, rates) - share, -STEEPEST, STEEPEST))


def _mean(shift: float, weights: Floats, rates: Floats) -> float:
    """The mean rate over a mix; a stratum where all or none are settled stays as it is."""
    fixed = (rates <= 0) | (rates >= 1)
    moved = np.where(fixed, rates, expit(logit(np.clip(rates, 1e-12, 1 - 1e-12)) + shift))
    return float((weights * moved).sum() / weights.sum())
