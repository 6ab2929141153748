"""Half a million rows as small whole numbers, turned into words once at the end."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pyarrow as pa

from sample_data.chongqing.figures import SPAN
from sample_data.draws import Array, Rng

NONE = -1
"""The number of what is not recorded."""


def draw_rows(rng: Rng, shares: Array, group: Array) -> Array:
    """One column number per row, drawn by the shares of the row's group."""
    edges = np.cumsum(shares, axis=1) / shares.sum(axis=1, keepdims=True)
    edges[:, -1] = 1.0
    ladder = (edges + np.arange(len(edges))[:, None]).ravel()
    drawn = np.searchsorted(ladder, group + rng.random(len(group)), side="right")
    return np.asarray(drawn - group * edges.shape[1])


def draw_exactly(rng: Rng, weights: Array, count: int) -> Array:
    """Numbers of exactly ``count`` rows, heavier rows more likely, those of no weight never."""
    free = np.flatnonzero(weights > 0)
    keys = rng.exponential(size=len(free)) / weights[free]
    return free[np.argpartition(keys, count - 1)[:count]]


def draw_in_each(rng: Rng, group: Array, weights: Array, counts: Array) -> Array:
    """Mark exactly ``counts[g]`` rows of each group, heavier rows more likely."""
    order = np.lexsort((rng.exponential(size=len(group)) / weights, group))
    sizes = np.bincount(group, minlength=len(counts))
    starts = np.cumsum(sizes) - sizes
    rank = np.arange(len(group)) - starts[group[order]]
    marked = np.zeros(len(group), dtype=bool)
    marked[order[rank < counts[group[order]]]] = True
    return marked


def words(codes: Array, names: Sequence[str]) -> pd.Series:
    """The names of codes; null for ``NONE``."""
    numbers = pa.array(codes.astype(np.int32), mask=codes < 0)
    text = pa.DictionaryArray.from_arrays(numbers, pa.array(list(names)))
    return pd.Series(pd.array(text.cast(pa.large_string()), dtype="str"))


def dates(day: Array) -> pd.Series:
    """Days of the data by number, null for ``NONE``."""
    moments = SPAN.astype("datetime64[s]")[np.maximum(day, 0)]
    return pd.Series(np.where(day < 0, np.datetime64("NaT", "s"), moments))


def whole(values: Array, known: Array) -> pd.Series:
    """Whole numbers, null where not known."""
    return pd.Series(pd.arrays.IntegerArray(values.astype(np.int64), ~known))


def flags(values: Array, known: Array) -> pd.Series:
    """True and false, null where not known."""
    return pd.Series(pd.arrays.BooleanArray(values.astype(bool), ~known))
