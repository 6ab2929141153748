"""Natural limits of a monthly series (XmR chart) and the four rules that tell a signal.

Limits are mean ± 2.66 × mean moving range; 2.66 = 3 / 1.128 for ranges of two (Wheeler,
Understanding Variation, 2000; Montgomery, Statistical Quality Control, table VI). The rules are
those of NHS England's Making Data Count as NHSRplotthedots computes them. On 24 points of pure
noise a series shows "outside" in 6 % of cases, "side" in 8 %, "trend" in under 1 %, "near" in
4 %, any of them in 16 %: that is why only "outside" may raise an alarm.
"""

from itertools import groupby

import numpy as np
import numpy.typing as npt
import pandas as pd

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

RULES = ("outside", "side", "trend", "near")
TO_LIMITS, TO_FIRM = 5, 12
"""Fewer months have no limits; fewer than twelve have trial limits."""
RUN = 7
HAIR = 1e-9
"""What rounding may add to a mean: a series that never moves has no signal."""


def moving_range_limits(values: pd.Series) -> tuple[float, float, float]:
    """Return mean, lower and upper natural limit of a series without gaps."""
    mean = float(values.mean())
    spread = 2.66 * float(values.diff().abs().mean())
    return mean, mean - spread, mean + spread


def natural_process(values: pd.Series, segments: pd.Series) -> pd.DataFrame:
    """Return ``mean, lower, upper, trial, signals`` of each month, segment by segment.

    A month without a value is a gap: it lies between the limits of its segment, but counts
    neither in them nor in a run, and does not break one; ranges and runs go from the month before
    it to the month after. Runs end with their segment.
    """
    series = values.to_numpy(dtype=float)
    limits = np.full((len(series), 3), np.nan)
    trial = np.ones(len(series), dtype=bool)
    signals: list[tuple[str, ...]] = [()] * len(series)
    codes, _ = pd.factorize(segments)
    for code in range(codes.max(initial=-1) + 1):
        months = np.flatnonzero(codes == code)
        known = months[~np.isnan(series[months])]
        trial[months] = len(known) < TO_FIRM
        if len(known) < TO_LIMITS:
            continue
        found = moving_range_limits(pd.Series(series[known]))
        limits[months] = found
        for month, fired in zip(known, _fired(series[known], found), strict=True):
            signals[month] = fired
    out = pd.DataFrame(limits, columns=["mean", "lower", "upper"], index=values.index)
    return out.assign(trial=trial, signals=pd.Series(signals, index=values.index, dtype=object))


def outside(values: Floats, limits: tuple[float, float, float]) -> Bools:
    """Mark the points beyond a natural limit."""
    _, lower, upper = limits
    return (values < lower - HAIR) | (values > upper + HAIR)


def one_side(values: Floats, mean: float) -> Bools:
    """Mark the points of seven or more in a row on one side of the mean; one on it ends a run."""
    above, below = values > mean + HAIR, values < mean - HAIR
    return _in_runs(above, RUN) | _in_runs(below, RUN)


def one_way(values: Floats) -> Bools:
    """Mark the points of seven or more in a row that each rise, or each fall, from the last."""
    steps = np.diff(values)
    moves = _in_runs(steps > HAIR, RUN - 1) | _in_runs(steps < -HAIR, RUN - 1)
    return np.append(moves, False) | np.insert(moves, 0, False)


def near_limit(values: Floats, limits: tuple[float, float, float]) -> Bools:
    """Mark two of three points in a row near the same limit: inside it, past two thirds of the way.

    Points outside are left to their own rule.
    """
    mean, _, upper = limits
    within = ~outside(values, limits)
    third = 2 / 3 * (upper - mean)
    high, low = values - mean > third + HAIR, mean - values > third + HAIR
    return _paired(high & within) | _paired(low & within)


def _fired(values: Floats, limits: tuple[float, float, float]) -> list[tuple[str, ...]]:
    """Return the rules each month of a segment set off."""
    found = (
        outside(values, limits),
        one_side(values, limits[0]),
        one_way(values),
        near_limit(values, limits),
    )
    return [
        tuple(rule for rule, hit in zip(RULES, hits, strict=True) if hit)
        for hits in zip(*found, strict=True)
    ]


def _in_runs(held: Bools, length: int) -> Bools:
    """Mark what stands in a row of at least ``length``."""
    marks: list[bool] = []
    for value, group in groupby(held):
        size = len(list(group))
        marks += [bool(value) and size >= length] * size
    return np.array(marks, dtype=bool)


def _paired(close: Bools) -> Bools:
    """Mark what has another of its kind among its two neighbours on either side."""
    places = np.flatnonzero(close)
    marks = np.zeros(len(close), dtype=bool)
    for one, other in zip(places[:-1], places[1:], strict=True):
        if other - one <= 2:
            marks[[one, other]] = True
    return marks
