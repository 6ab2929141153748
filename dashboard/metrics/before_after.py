"""Difference in differences: did units with a scheme change otherwise than those without?

One change per unit, so that what stations differ by on their own is part of the interval,
not only the chance in their counts (Bertrand, Duflo and Mullainathan 2004,
doi 10.1162/003355304772839588). Means are compared by the wider of two intervals: Welch's
(1947, doi 10.1093/biomet/34.1-2.28) and Student's with one spread for both (1908,
doi 10.1093/biomet/6.1.1). With three units against twenty Welch's alone holds the truth in
92.8 % of samples of equal spread, Student's alone in 73 % where the three spread three times
as wide; the wider one in at least 94.7 %.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import t as student

Floats = npt.NDArray[np.float64]
CONFIDENCE = 0.95
COUNTS = ("before", "after", "before_of", "after_of")
FEWEST = 2
"""Units a group needs before its spread can be told at all."""
HALF = 0.5
"""Added to every count before a ratio is taken, so that zero has a logarithm too."""


class Case(StrEnum):
    """What stands in the way of a comparison, or limits it."""

    NO_COMPARISON = "no_comparison"
    TOO_FEW_UNITS = "too_few_units"
    NO_SPREAD = "no_spread"
    STARTS_BEFORE = "starts_before"
    COMPARISON_STARTED = "comparison_started"
    NOT_RECORDED_BEFORE = "not_recorded_before"
    NO_WHOLE_MONTH = "no_whole_month"
    PARTIAL_MONTHS = "partial_months"
    OTHER_SEASON = "other_season"
    UNITS_LEFT_OUT = "units_left_out"
    START_UNKNOWN = "start_unknown"


@dataclass(frozen=True)
class Group:
    """Some units before and after: how many, their counts, and for rates out of how many."""

    units: int
    before: int
    after: int
    before_of: int | None = None
    after_of: int | None = None

    @property
    def change(self) -> float | None:
        """The raw change of the whole group: relative for counts, in shares for rates."""
        if self.before_of is not None and self.after_of is not None:
            known = self.before_of and self.after_of
            return self.after / self.after_of - self.before / self.before_of if known else None
        return self.after / self.before - 1 if self.before else None


@dataclass(frozen=True)
class Contrast:
    """Both groups' raw changes, and how far the units of one changed beyond those of the other.

    ``value`` is relative for counts (-0.3: 30 % lower than it would be had they changed like
    the units compared with), a difference of shares for rates. Every unit weighs the same in it.
    """

    treated: Group
    comparison: Group
    value: float | None = None
    low: float | None = None
    high: float | None = None
    case: Case | None = None

    @property
    def by_totals(self) -> float | None:
        """The same difference from both groups' totals, where large units weigh more."""
        one, other = self.treated.change, self.comparison.change
        if one is None or other is None:
            return None
        if self.treated.before_of is not None:
            return one - other
        return (1 + one) / (1 + other) - 1 if other > -1 else None

    @property
    def is_beyond_chance(self) -> bool | None:
        """Whether the interval leaves out "no difference"; nothing where there is no interval."""
        if self.low is None or self.high is None:
            return None
        return self.low > 0 or self.high < 0


def unit_changes(units: pd.DataFrame) -> Floats:
    """Return one change per unit: log ratio of counts, or difference of shares.

    Columns ``before`` and ``after``, for rates ``before_of`` and ``after_of`` beside them.
    """
    columns = {name: units[name].to_numpy(dtype=float) for name in units.columns}
    if "before_of" in columns:
        after, before = (columns[name] / columns[f"{name}_of"] for name in ("after", "before"))
        return np.asarray(after - before)
    return np.asarray(np.log((columns["after"] + HALF) / (columns["before"] + HALF)))


def raw_changes(units: pd.DataFrame) -> pd.Series:
    """Return each unit's change as one would say it: relative, or difference of shares."""
    numbers = units[[name for name in COUNTS if name in units]].astype(float)
    if "before_of" in numbers:
        after, before = (numbers[name] / numbers[f"{name}_of"] for name in ("after", "before"))
        return after - before
    return numbers["after"] / numbers["before"].where(numbers["before"] > 0) - 1


def welch(treated: Floats, comparison: Floats) -> Floats:
    """Return difference of means, low and high of its 95 % interval, spreads not taken as equal.

    Units lie along the last axis; of several samples at once each gets its own three numbers.
    """
    one, other = (v.var(axis=-1, ddof=1) / v.shape[-1] for v in (treated, comparison))
    sizes = treated.shape[-1], comparison.shape[-1]
    freedom = (one + other) ** 2 / (one**2 / (sizes[0] - 1) + other**2 / (sizes[1] - 1))
    return _around(treated, comparison, one + other, freedom)


def pooled(treated: Floats, comparison: Floats) -> Floats:
    """Return the same, with one spread for both."""
    sizes = treated.shape[-1], comparison.shape[-1]
    freedom = np.asarray(sum(sizes) - 2.0)
    squares = treated.var(axis=-1) * sizes[0] + comparison.var(axis=-1) * sizes[1]
    variance = squares / freedom * (1 / sizes[0] + 1 / sizes[1])
    return _around(treated, comparison, variance, freedom)


def wider(treated: Floats, comparison: Floats) -> Floats:
    """Return the difference of two means with the wider of both intervals."""
    one, other = welch(treated, comparison), pooled(treated, comparison)
    return np.where(one[2] - one[1] >= other[2] - other[1], one, other)


def contrast(treated: pd.DataFrame, comparison: pd.DataFrame) -> Contrast:
    """Compare the changes of units with a scheme to those of units without it."""
    groups = _group(treated), _group(comparison)
    if comparison.empty:
        return Contrast(*groups, case=Case.NO_COMPARISON)
    if min(len(treated), len(comparison)) < FEWEST:
        return Contrast(*groups, case=Case.TOO_FEW_UNITS)
    changes = unit_changes(treated), unit_changes(comparison)
    is_rate = "before_of" in treated
    if all(np.ptp(one) < 1e-12 for one in changes):
        value = float(changes[0].mean() - changes[1].mean())
        return Contrast(*groups, value=_told(value, is_rate), case=Case.NO_SPREAD)
    value, low, high = (_told(float(one), is_rate) for one in wider(*changes))
    return Contrast(*groups, value, low, high)


def _around(treated: Floats, comparison: Floats, variance: Floats, freedom: Floats) -> Floats:
    half = student.ppf(0.5 + CONFIDENCE / 2, freedom) * np.sqrt(variance)
    value = treated.mean(axis=-1) - comparison.mean(axis=-1)
    return np.stack([value, value - half, value + half])


def _told(value: float, is_rate: bool) -> float:
    return value if is_rate else float(np.expm1(value))


def _group(units: pd.DataFrame) -> Group:
    sums = {name: int(units[name].sum()) for name in COUNTS if name in units}
    return Group(units=len(units), **sums)
