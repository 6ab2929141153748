"""Chance that is repeatable: named streams, exact shares, weighted draws."""

import zlib
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
"""An array of a step's own kind: days, codes, numbers."""
Rng = np.random.Generator


def stream(seed: int, name: str) -> Rng:
    """A generator of its own per step, so that a change in one step leaves the others alone."""
    return np.random.default_rng([seed, zlib.crc32(name.encode())])


def apportion(weights: npt.ArrayLike, total: int) -> Array:
    """Whole numbers in proportion to the weights that add up to the total (largest remainder)."""
    parts = np.asarray(weights, dtype=float)
    exact = parts / parts.sum() * total
    whole: Array = np.floor(exact).astype(np.int64)
    whole[np.argsort(whole - exact, kind="stable")[: total - whole.sum()]] += 1
    return whole


def pick(rng: Rng, weights: Mapping[str, float], size: int) -> Array:
    """Codes drawn by weight."""
    shares = np.array(list(weights.values()), dtype=float)
    codes: Array = np.array(list(weights), dtype=object)
    return np.take(codes, rng.choice(len(shares), size, p=shares / shares.sum()))


def pick_each(rng: Rng, codes: Sequence[str], weights: Array) -> Array:
    """One code per row, each row with its own weights."""
    edges = np.cumsum(weights, axis=1)
    drawn = rng.random(len(weights))[:, None] * edges[:, -1:]
    chosen: Array = np.array(list(codes), dtype=object)[(drawn >= edges).sum(axis=1)]
    return chosen


def first_of_each(rng: Rng, group: Array, weights: Array, counts: Mapping[str, int]) -> Array:
    """Mark exactly ``counts[g]`` rows of each group, heavier rows more likely."""
    order = np.argsort(rng.exponential(size=len(group)) / weights, kind="stable")
    marked = np.zeros(len(group), dtype=bool)
    for code, count in counts.items():
        rows = order[group[order] == code]
        marked[rows[:count]] = True
    return marked


def only(rows: npt.ArrayLike, values: npt.ArrayLike) -> Array:
    """The values where rows are marked, None elsewhere."""
    kept = np.asarray(rows, dtype=bool)
    chosen = np.full(kept.shape, None, dtype=object)
    chosen[kept] = np.asarray(values, dtype=object)[kept]
    return chosen


def only_then(rows: npt.ArrayLike, moments: npt.ArrayLike) -> Array:
    """The moments where rows are marked, "not a time" elsewhere."""
    return np.where(np.asarray(rows, dtype=bool), np.asarray(moments), np.datetime64("NaT", "s"))


def days(numbers: npt.ArrayLike) -> Array:
    """Whole days as time spans."""
    return np.asarray(numbers).astype("timedelta64[D]").astype("timedelta64[s]")


def minutes(numbers: npt.ArrayLike) -> Array:
    """Minutes as time spans."""
    return np.asarray(numbers).astype("timedelta64[m]").astype("timedelta64[s]")


def midnight(moments: Array) -> Array:
    """The day each moment lies in."""
    return moments.astype("datetime64[D]").astype("datetime64[s]")


def weekday(moments: Array) -> Array:
    """0 for Monday to 6 for Sunday."""
    return (moments.astype("datetime64[D]").astype(np.int64) + 3) % 7


def month(moments: Array) -> Array:
    """First day of each moment's month."""
    return moments.astype("datetime64[M]").astype("datetime64[s]")


def month_number(moments: Array) -> Array:
    """1 for January to 12 for December."""
    return moments.astype("datetime64[M]").astype(np.int64) % 12 + 1


def year(moments: Array) -> Array:
    """The year each moment lies in."""
    return moments.astype("datetime64[Y]").astype(np.int64) + 1970
