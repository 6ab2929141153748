"""Points of units from the values of items: the score, the grade, and how firm the order is."""

import calendar
from collections.abc import Mapping
from datetime import date
from itertools import product

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import rankdata

from dashboard.domain.money import Item
from dashboard.domain.text import Text

SWINGS = (0.8, 1.0, 1.2)
"""What each weight is multiplied by to see what the order would be."""
SCORING = Text(
    "单项得分 = 权重 × 实际值 ÷ 满分值（不超过权重）。没有登记的、件数太少不显示为率的，不测算："
    "既不得分，也不计入满分。总分 = 100 × 得分之和 ÷ 已测算各项的权重之和。",
    "Points of an item are its weight times value ÷ full value, never more than the weight. What is"
    " not recorded, or rests on too few cases to show a rate, is not measured: it earns nothing and"
    " is not part of what the score is out of. Score = 100 × points ÷ weights measured.",
)
METHOD = Text(
    "名次区间：各项权重分别乘以 0.8、1、1.2，取全部组合重新排名，列最好与最差名次；"
    "得分相同的并列取前。没有一项可测算的不排名。区间只说明权重的影响，不说明率的随机波动。",
    "Rank range: every weight times 0.8, 1 or 1.2, in every combination, ranked anew; the best and"
    " the worst rank stand. Units with one score share the better rank; a unit without any item"
    " measured is not ranked. It says what the weights do, not what chance does to the rates.",
)
SCORED = ("score", "measured", "of", "grade", "rank", "rank_low", "rank_high")
Floats = npt.NDArray[np.float64]
Ranks = npt.NDArray[np.int64]
# Scores that differ by less than this differ by rounding alone: they are one.
DECIMALS = 9
# Scores held in memory at once: combinations of weights are taken in parts of this size.
AT_ONCE = 4_000_000


def months_between(first: date, last: date) -> float:
    """Return how many months a period has, both days included; of a part, its share of days."""
    whole = (last.year - first.year) * 12 + last.month - first.month
    begun = (first.day - 1) / calendar.monthrange(first.year, first.month)[1]
    return whole - begun + last.day / calendar.monthrange(last.year, last.month)[1]


def pointed(
    items: tuple[Item, ...],
    values: pd.DataFrame,
    months: float,
    floors: Mapping[str, float] | None = None,
) -> pd.DataFrame:
    """Return the units with what they earn: ``<key>_points`` per item, then ``SCORED``.

    ``values`` has one row per unit and ``<key>_value`` per item, null where it is not measured.
    ``months`` is what a count asked for by month is multiplied by. Points of an item that is not
    measured are null, and so is the score of a unit without any item.
    """
    weights = np.array([item.weight for item in items], dtype=float)
    shares = np.column_stack([_share(item, values, months) for item in items])
    out = values.assign(
        **{f"{item.key}_points": shares[:, n] * item.weight for n, item in enumerate(items)}
    )
    out["score"] = _scores(shares, weights[np.newaxis])[0]
    out["measured"], out["of"] = (~np.isnan(shares)).sum(axis=1), len(items)
    out["grade"] = [_grade(score, floors or {}) for score in out["score"]]
    return out.join(_ranked(pd.DataFrame(shares, index=out.index), weights))


def tangled(table: pd.DataFrame) -> list[list[str]]:
    """Return groups of units whose rank ranges overlap, best first: no order is firm in them.

    ``table`` has ``unit, rank_low, rank_high``; a unit whose range meets no other is in no group.
    """
    groups: list[list[str]] = []
    reach = 0
    ranked = table[table["rank_low"].notna()].sort_values(["rank_low", "rank_high"])
    for row in ranked.itertuples():
        if row.rank_low <= reach:
            groups[-1].append(str(row.unit))
        else:
            groups.append([str(row.unit)])
        reach = max(reach, row.rank_high)
    return [group for group in groups if len(group) > 1]


def _share(item: Item, values: pd.DataFrame, months: float) -> Floats:
    """What share of an item each unit earns; null where it is not measured."""
    full = item.full * (months if item.per_month else 1)
    value: Floats = values[f"{item.key}_value"].to_numpy(dtype=float, na_value=np.nan)
    if full <= 0:
        return np.full(len(value), np.nan)
    return np.clip(value / full, 0, 1)


def _scores(shares: Floats, weights: Floats) -> Floats:
    """Scores by row of weights and unit, on what is measured; null where nothing is."""
    earned = weights @ np.nan_to_num(shares).T
    out_of = weights @ (~np.isnan(shares)).T.astype(float)
    scores = np.full(earned.shape, np.nan)
    np.divide(100 * earned, out_of, out=scores, where=out_of > 0)
    return np.round(scores, DECIMALS)


def _ranked(shares: pd.DataFrame, weights: Floats) -> pd.DataFrame:
    """Rank of each unit with any item, and its best and worst under all swings of the weights."""
    measured = shares[shares.notna().any(axis=1)]
    known = measured.to_numpy(float)
    out = pd.DataFrame({"rank": _ranks(known, weights[np.newaxis])[0]}, index=measured.index)
    out["rank_low"], out["rank_high"] = out["rank"], out["rank"]
    for swung in _swings(weights, len(known)):
        ranks = _ranks(known, swung)
        out["rank_low"] = np.minimum(out["rank_low"], ranks.min(axis=0))
        out["rank_high"] = np.maximum(out["rank_high"], ranks.max(axis=0))
    return out.astype("Int64").reindex(shares.index)


def _swings(weights: Floats, units: int) -> list[Floats]:
    """All combinations of swung weights, in parts that fit into memory."""
    every = np.array(list(product(SWINGS, repeat=len(weights)))) * weights
    return np.array_split(every, max(1, len(every) * units // AT_ONCE))


def _ranks(shares: Floats, weights: Floats) -> Ranks:
    if not len(shares):
        return np.empty((len(weights), 0), dtype=np.int64)
    ranks: Ranks = rankdata(-_scores(shares, weights), method="min", axis=1).astype(np.int64)
    return ranks


def _grade(score: float, floors: Mapping[str, float]) -> str | None:
    """The best grade whose floor a score reaches; none without floors or below the lowest."""
    return next((grade for grade, floor in floors.items() if score >= floor), None)
