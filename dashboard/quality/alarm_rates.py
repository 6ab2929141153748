"""Rules about rates: nothing but successes, one whole percentage, a zero nobody looked at."""

from itertools import pairwise

import numpy as np
import pandas as pd
from scipy.stats import binom

from dashboard.quality.alarm_tests import NO_TESTS, by_value, of_the_others, tests

RUN = 3
"""So many months in a row make "month after month"."""
CENT = 100


def all_settled(rates: pd.DataFrame) -> pd.DataFrame:
    """Test each unit for settling every case: the others' rate to the power of its cases.

    ``rates`` has ``unit, settled, of``.
    """
    rates = rates[rates["of"] > 0]
    usual = of_the_others(rates["settled"], rates["of"])
    chance = usual ** rates["of"].to_numpy(dtype=float)
    is_all = (rates["settled"] == rates["of"]).to_numpy()
    return tests(
        unit=rates["unit"],
        found=rates["settled"],
        of=rates["of"],
        usual=usual,
        p=np.where(is_all, chance, 1.0),
        big=is_all,
    )


def whole_percent(months: pd.DataFrame) -> pd.DataFrame:
    """Test each unit's longest run of months with one and the same whole percentage.

    ``months`` has ``unit, month, settled, of``. None and all of the cases do not count: both
    have a rule of their own.
    """
    found = [_longest(str(unit), rows) for unit, rows in months.groupby("unit", sort=True)]
    return pd.DataFrame(found, columns=list(NO_TESTS)) if found else NO_TESTS


def _longest(unit: str, rows: pd.DataFrame) -> dict[str, object]:
    rows = rows[rows["of"] > 0].sort_values("month", ignore_index=True)
    first, last = _run(rows)
    length, usual = last - first, rows["settled"].sum() / max(rows["of"].sum(), 1)
    within = rows.iloc[first:last]
    is_run = length >= RUN
    return {
        "unit": unit,
        "found": length,
        "of": len(rows),
        "usual": float(within["settled"].sum() / within["of"].sum()) if is_run else usual,
        "p": _chance(rows["of"].to_numpy(), float(usual), length) if is_run else 1.0,
        "big": is_run,
        "since": within["month"].iloc[0] if is_run else None,
        "until": within["month"].iloc[-1] if is_run else None,
    }


def _run(rows: pd.DataFrame) -> tuple[int, int]:
    """The places of the longest run of months with one whole percentage, and its end."""
    of, good = rows["of"].to_numpy(), rows["settled"].to_numpy()
    whole = ((good * CENT) % np.maximum(of, 1) == 0) & (good > 0) & (good < of)
    percent = np.where(whole, good * CENT // np.maximum(of, 1), -1 - np.arange(len(of)))
    edges = [0, *(np.flatnonzero(np.diff(percent)) + 1), len(percent)]
    return max(pairwise(edges), key=lambda run: run[1] - run[0])


def _chance(of: "np.typing.NDArray[np.int64]", rate: float, length: int) -> float:
    """How likely a run of this length is anywhere among the months, at most (exact, summed).

    The chance that each month of a stretch hits the same whole percentage, over every whole
    percentage and every stretch.
    """
    percent = np.arange(1, CENT)[:, None]
    hits = (of * percent) % CENT == 0
    chance = np.where(hits, binom.pmf(of * percent // CENT, of, rate), 0.0)
    stretches = np.lib.stride_tricks.sliding_window_view(chance, length, axis=1)
    return float(min(stretches.prod(axis=2).sum(), 1.0))


def zero_untracked(risk: pd.DataFrame) -> pd.DataFrame:
    """Test units without a conversion for leaving more untracked or open than the others.

    ``risk`` has ``unit, converted, untracked, of``; disputes still open count as untracked.
    """
    risk = risk[risk["of"] > 0]
    usual = of_the_others(risk["untracked"], risk["of"])
    none = (risk["converted"] == 0).to_numpy()
    chance = binom.sf(risk["untracked"] - 1, risk["of"], np.nan_to_num(usual, nan=1.0))
    most = (risk["untracked"] * 2 >= risk["of"]).to_numpy()
    return tests(
        unit=risk["unit"],
        found=risk["untracked"],
        of=risk["of"],
        usual=usual,
        p=np.where(none, chance, 1.0),
        big=none & most & (risk["converted"].sum() > 0),
    )


def more_than_accepted(rows: pd.DataFrame) -> pd.DataFrame:
    """Tell which units count a success that was never accepted, or more than was found.

    ``rows`` has ``unit, bad, n, about``. No chance makes these: one is enough.
    """
    bad = rows["bad"] > 0
    return tests(
        unit=rows["unit"],
        found=rows["bad"],
        of=rows["n"],
        usual=0.0,
        p=np.where(bad, 0.0, 1.0),
        big=bad,
        about=rows["about"],
    )


def all_equal(values: pd.DataFrame) -> pd.DataFrame:
    """Test each unit for answers that are all the same: the others' shares to that power.

    ``values`` has ``unit, value, n``.
    """
    if values.empty:
        return NO_TESTS
    table = by_value(values)
    of = table.sum(axis=1)
    others = table.sum() - table
    shares = others.div(others.sum(axis=1), axis=0)
    chance = shares.pow(of, axis=0).sum(axis=1)
    same = (table.max(axis=1) == of).to_numpy()
    return tests(
        unit=table.index,
        found=table.max(axis=1).to_numpy(),
        of=of.to_numpy(),
        usual=shares.max(axis=1).to_numpy(),
        p=np.where(same, chance, 1.0),
        big=same,
        about=table.idxmax(axis=1).astype(str).to_numpy(),
    )
