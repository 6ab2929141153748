"""Officers' stars of every year: the source names the review and gives no thresholds."""

import numpy as np
import pandas as pd

from sample_data.chenghua.figures import COUNTY
from sample_data.draws import Rng

YEARS = (2018, 2019, 2020, 2021)
ABOVE = np.array([-1.9, -0.85, 0.55, 1.55])
"""Where two to five stars begin, in standard deviations of how officers are seen."""
LASTING = 0.75
"""How much of an officer's standing stays from year to year."""


def stars(officers: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """One row per officer and year; an officer's stars change little from year to year."""
    lasting = rng.normal(size=(1, len(officers))) * LASTING**0.5
    yearly = rng.normal(size=(len(YEARS), len(officers))) * (1 - LASTING) ** 0.5
    given = np.searchsorted(ABOVE, lasting + yearly) + 1
    rows = pd.concat([officers] * len(YEARS), ignore_index=True)
    first = np.repeat([np.datetime64(f"{year}-01-01", "s") for year in YEARS], len(officers))
    return pd.DataFrame(
        {
            "programme": "chenghua",
            "county": COUNTY,
            "station": rows["station"],
            "grading": "officer_stars",
            "subject": "officer",
            "unit": rows["code"],
            "month": first,
            "months": 12,
            "stars": given.ravel(),
        }
    )
