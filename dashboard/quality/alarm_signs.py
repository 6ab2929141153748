"""Rules about how records came to be: month ends, shared minutes, digits, records that repeat."""

import numpy as np
import pandas as pd
from scipy.special import comb
from scipy.stats import binom, poisson

from dashboard.quality.alarm_tests import NO_TESTS, Floats, by_value, of_the_others, tests

TIMES = 2.0
"""An entry peak must be at least twice what is usual."""
SAME_MINUTE = 3
"""Two acts in one minute are nothing: three are looked at."""
DRAWS, SEED = 19_999, 20190715
APART = 0.15
"""One digit must be more frequent than elsewhere by so much: less is of no matter, and a unit
that only lacks the digit another one heaps up is not meant."""
DIGITS_NEEDED = 30
COPIES = 5
"""So few records alike would be nothing to check."""
MINUTES = 60


def month_end(values: pd.DataFrame) -> pd.DataFrame:
    """Test each unit for entering more in the last two days of months than the others do.

    ``values`` has ``unit, value (1: in the last two days), n``.
    """
    if values.empty:
        return NO_TESTS
    table = by_value(values).reindex(columns=[0, 1], fill_value=0)
    found, of = table[1], table.sum(axis=1)
    usual = np.nan_to_num(of_the_others(found, of), nan=1.0)
    return tests(
        unit=table.index,
        found=found.to_numpy(),
        of=of.to_numpy(),
        usual=usual,
        p=binom.sf(found - 1, of, usual),
        big=((found / of).to_numpy() >= TIMES * usual),
    )


def same_minute(days: pd.DataFrame, minutes: pd.DataFrame, hours: pd.DataFrame) -> pd.DataFrame:
    """Test each unit's fullest minute against so many acts falling together by chance.

    ``days`` has ``unit, acts, days``, ``minutes`` has ``unit, most, at``, ``hours`` the acts of
    all units by hour. The chance is at most the number of sets of so many acts of one day, times
    how likely a set shares its minute.
    """
    if minutes.empty:
        return NO_TESTS
    share = (hours["n"] / hours["n"].sum()).to_numpy(dtype=float)
    per_unit = dict(iter(days.groupby("unit")))
    chance = [
        _together(per_unit[unit], int(most), share)
        for unit, most in zip(minutes["unit"], minutes["most"], strict=True)
    ]
    acts = days.assign(all=days["acts"] * days["days"]).groupby("unit")["all"].sum()
    day = pd.to_datetime(minutes["at"])
    return tests(
        unit=minutes["unit"],
        found=minutes["most"],
        of=minutes["unit"].map(acts),
        usual=1.0,
        p=chance,
        big=minutes["most"] >= SAME_MINUTE,
        since=day.dt.date,
        until=day.dt.date,
        about=day.dt.strftime("%Y-%m-%d %H:%M"),
    )


def _together(days: pd.DataFrame, most: int, hours: Floats) -> float:
    sets = float((comb(days["acts"], most) * days["days"]).sum())
    return min(sets * float((hours**most).sum()) / float(MINUTES) ** (most - 1), 1.0)


def heaped_digits(values: pd.DataFrame) -> pd.DataFrame:
    """Test each unit's last digits against the others' by chi-square, with drawn reference.

    ``values`` has ``unit, value (digit), n``. The p-value is by Monte Carlo: so many units of the
    same size are drawn from the others' digits, with a fixed seed.
    """
    if values.empty or values["unit"].nunique() < 2:
        return NO_TESTS
    table = by_value(values)
    rng = np.random.default_rng(SEED)
    rows = [_digits(str(unit), table, rng) for unit in table.index]
    return pd.DataFrame(rows, columns=list(NO_TESTS))


def _digits(unit: str, table: pd.DataFrame, rng: np.random.Generator) -> dict[str, object]:
    own = table.loc[unit].to_numpy(dtype=float)
    of = own.sum()
    others = (table.drop(index=unit).sum() + 1).to_numpy(dtype=float)  # no digit is impossible
    usual = others / others.sum()
    apart = own / of - usual
    top = int(apart.argmax())
    is_judged = bool(of >= DIGITS_NEEDED and apart[top] >= APART)
    return {
        "unit": unit,
        "found": int(own[top]),
        "of": int(of),
        "usual": float(usual[top]),
        "p": _by_draws(own, usual, rng) if is_judged else 1.0,
        "big": is_judged,
        "about": str(table.columns[top]),
    }


def _by_draws(own: Floats, usual: Floats, rng: np.random.Generator) -> float:
    """The share of draws at least as far from the expected digits, the unit itself with them."""
    expected = own.sum() * usual
    drawn = rng.multinomial(int(own.sum()), usual, size=DRAWS)
    statistic = float(((own - expected) ** 2 / expected).sum())
    reference = ((drawn - expected) ** 2 / expected).sum(axis=1)
    return float(((reference >= statistic - 1e-9).sum() + 1) / (DRAWS + 1))


def copied(found: pd.DataFrame, same: int, n: int) -> pd.DataFrame:
    """Test each unit for more records of one handler alike than days and contents let expect.

    ``found`` is ``queries.signs.copies``; of all ``n`` disputes' pairs ``same`` are alike. The
    number of pairs alike is taken as Poisson, expected are the pairs of the same days times the
    share of pairs alike.
    """
    if found.empty or n < 2:
        return NO_TESTS
    expected = found["same_days"] * (same / (n * (n - 1) / 2))
    return tests(
        unit=found["unit"],
        found=found["records"],
        of=found["n"],
        usual=expected,
        p=np.where(found["same"] > 0, poisson.sf(found["same"] - 1, expected), 1.0),
        big=found["records"] >= COPIES,
    )
