"""Joint awards of rooms, year by year: the source gives neither number nor points."""

import numpy as np
import pandas as pd

from sample_data.lixian.figures import COUNTY, PROGRAMME

YEARS = (2018, 2019, 2020, 2021, 2022)
AWARDED = 5
"""Rooms awarded a year, of nineteen."""


def awards(disputes: pd.DataFrame, rooms: pd.DataFrame) -> pd.DataFrame:
    """The rooms whose rates of acceptance and of settlement add up to most, by year found."""
    rates = pd.DataFrame(
        {
            "station": disputes["station"],
            "year": disputes["found_on"].dt.year,
            "both": disputes["accepted_on"].notna().astype(int)
            + (disputes["outcome"] == "settled").astype(int),
        }
    )
    mean = rates[rates["year"].isin(YEARS)].groupby(["year", "station"])["both"].mean()
    best = mean.reset_index().sort_values(
        ["year", "both", "station"], ascending=[True, False, True]
    )
    best = best.groupby("year").head(AWARDED).merge(rooms[["station", "code"]], on="station")
    return pd.DataFrame(
        {
            "programme": PROGRAMME,
            "county": COUNTY,
            "station": best["station"],
            "grading": "room_award",
            "subject": "room",
            "unit": best["code"],
            "month": np.array([f"{year}-01-01" for year in best["year"]], dtype="datetime64[s]"),
            "months": 12,
            "grade": "表彰",
        }
    )
