"""Monthly reviews of the counties' lead groups, and the planted months without one."""

import numpy as np
import pandas as pd

from sample_data.draws import Array, Rng
from sample_data.habits import working_days
from sample_data.yibin.figures import DATA_TO, NAMED_COUNTIES, PROGRAMME

MONTHS = np.arange("2017-09", "2017-12", dtype="datetime64[M]")
MISSED = (0, 1, 2)
"""Months without a review, each in another county."""


def planted_misses(counties: pd.DataFrame, rng: Rng) -> Array:
    """County x month without a review, none in a county that the source names."""
    free = rng.permutation(np.flatnonzero(~counties["name"].isin(NAMED_COUNTIES)))
    missed = np.zeros((len(counties), len(MONTHS)), dtype=bool)
    missed[free[: len(MISSED)], list(MISSED)] = True
    return missed


def meetings(counties: pd.DataFrame, missed: Array, rng: Rng) -> pd.DataFrame:
    """One row per review, on a working day of its month by the county's habit."""
    county, month = np.nonzero(~missed)
    span = working_days(MONTHS[0].astype("datetime64[D]"), DATA_TO)
    first, after = (
        np.searchsorted(span, (MONTHS + step).astype("datetime64[D]"))[month] for step in (0, 1)
    )
    habit = rng.random(len(counties))[county] + rng.normal(0, 0.1, len(county))
    place = first + np.floor(np.clip(habit, 0, 0.999) * (after - first)).astype(np.int64)
    frame = pd.DataFrame(
        {
            "county": counties["code"].to_numpy()[county],
            "kind": "monthly_review",
            "on_day": span[place].astype("datetime64[s]"),
            "programme": PROGRAMME,
        }
    )
    return frame.sort_values(["on_day", "county"], ignore_index=True)
