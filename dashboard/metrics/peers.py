"""Which units are most like one another: of like size and with a like mix of cases."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.domain.text import Text

Floats = npt.NDArray[np.float64]
METHOD = Text(
    "同类：件数相近且类型、难度、分流类别构成相近，两项距离各除以其中位数后相加",
    "peers: like volume and like mix of type, level and track, each distance over its median",
)


def peers(tally: pd.DataFrame, unit: str, count: int = 4) -> list[str]:
    """Return the units most like one, the nearest first.

    Distance: the difference of log volumes plus half the summed differences of stratum
    shares (total variation), each divided by its median over all pairs.
    """
    trials = tally.pivot_table("trials", "unit", "stratum", "sum", fill_value=0)
    trials = trials[trials.sum(axis=1) > 0]
    if unit not in trials.index:
        return []
    away = _scaled(_sizes_apart(trials)) + _scaled(_mixes_apart(trials))
    order = np.argsort(away[trials.index.get_loc(unit)], kind="stable")
    return [str(code) for code in trials.index[order] if code != unit][:count]


def _sizes_apart(trials: pd.DataFrame) -> Floats:
    size = np.log(trials.sum(axis=1).to_numpy(float))
    return np.asarray(np.abs(size[:, None] - size[None, :]), dtype=float)


def _mixes_apart(trials: pd.DataFrame) -> Floats:
    share = trials.div(trials.sum(axis=1), axis=0).to_numpy(float)
    return np.asarray(np.abs(share[:, None, :] - share[None, :, :]).sum(axis=2) / 2, dtype=float)


def _scaled(apart: Floats) -> Floats:
    pairs = apart[np.triu_indices_from(apart, k=1)]
    middle = float(np.median(pairs)) if len(pairs) else 0.0
    return apart / middle if middle > 0 else apart
