"""Trainings by quarter: every county has one in each, but for a few planted quarters."""

import numpy as np
import pandas as pd

from sample_data.chongqing.figures import DATA_FROM, DATA_TO
from sample_data.chongqing.places import Places
from sample_data.draws import Array, Rng
from sample_data.habits import working_days

MISSED = (1, 2, 4)
"""Quarters without a training, each in another county: one of them the last that is over."""
STARTS = np.arange(
    DATA_FROM.astype("datetime64[M]"), DATA_TO.astype("datetime64[M]") + 1, 3
).astype("datetime64[D]")
"""First days of the quarters the data reach into."""
COMPLETE = STARTS[:-1]
"""First days of those that had ended by the last day of the data."""
FEW = 12
"""Counties with fewer sessions than this could be left without one by chance: none is chosen."""


def planted_misses(trainings: pd.DataFrame, places: Places, rng: Rng) -> Array:
    """County x complete quarter without a training, in counties that hold many."""
    codes = places.counties["code"]
    many = (codes.map(trainings["county"].value_counts()) >= FEW).to_numpy()
    missed = np.zeros((len(codes), len(COMPLETE)), dtype=bool)
    missed[rng.choice(np.flatnonzero(many), len(MISSED), replace=False), list(MISSED)] = True
    return missed


def respread(trainings: pd.DataFrame, places: Places, missed: Array, rng: Rng) -> pd.DataFrame:
    """The same sessions, a few of them on other days: none where planted, one in every other."""
    day = trainings["on_day"].to_numpy().astype("datetime64[D]")
    day = day.copy()
    for county, code in enumerate(places.counties["code"]):
        own = np.flatnonzero(trainings["county"] == code)
        day[own] = _moved(day[own], missed[county], rng)
    return trainings.assign(on_day=day.astype("datetime64[s]")).sort_values("on_day", kind="stable")


def _moved(day: Array, missed: Array, rng: Rng) -> Array:
    """One county's days: each move goes to the emptiest quarter, from the planted or fullest."""
    while True:
        quarter = np.searchsorted(STARTS, day, side="right") - 1
        held = np.bincount(quarter, minlength=len(STARTS))[: len(COMPLETE)]
        wrong = np.flatnonzero(missed & (held > 0))
        bare = np.flatnonzero(~missed & (held == 0))
        if not len(wrong) and not len(bare):
            return day
        source = wrong[0] if len(wrong) else int(held.argmax())
        target = int(np.where(missed, len(day) + 1, held).argmin())
        first = STARTS[target]
        span = working_days(first, (first.astype("datetime64[M]") + 3).astype("datetime64[D]") - 1)
        day[rng.choice(np.flatnonzero(quarter == source))] = rng.choice(span)
