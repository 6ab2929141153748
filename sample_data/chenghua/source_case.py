"""The case the source tells of: 保和, March 2019, three parties, settled the same evening."""

import numpy as np
import pandas as pd

from sample_data.chenghua.figures import DOCKING, NAMED_STATION
from sample_data.draws import minutes

HOURS_LONG = 265
"""Minutes of mediation: the source says more than four hours."""
TOLD = {
    "type": "compensation",
    "channel": "walk_in",
    "level": "difficult",
    "mode": "joint",
    "people_involved": 3,
    "days_to_close": 0,
}


def mark(frame: pd.DataFrame) -> pd.DataFrame:
    """Give one settled case of that station and month the facts the source reports."""
    march = frame["accepted_on"].between(pd.Timestamp("2019-03-04"), pd.Timestamp("2019-03-29"))
    own = march & (frame["station"] == NAMED_STATION) & (frame["register"] == DOCKING)
    fits = own & (frame["track"] == "civil") & (frame["outcome"] == "settled")
    row = int(np.flatnonzero(fits)[0])
    frame = frame.assign(told=np.arange(len(frame)) == row)
    for column, value in TOLD.items():
        frame.loc[row, column] = value
    frame.loc[row, "closed_on"] = frame.loc[row, "accepted_on"]
    frame.loc[row, "closed_month"] = frame.loc[row, "cohort_month"]
    return frame


def evening(frame: pd.DataFrame) -> pd.DataFrame:
    """Set that case's clock: the family comes in the afternoon, the lawyer is there."""
    row = int(np.flatnonzero(frame["told"])[0])
    start = frame.loc[row, "accepted_on"]
    for column, hour, minute in (
        ("triaged_at", 16, 48),
        ("handed_over_at", 16, 55),
        ("accepted_at", 17, 10),
        ("entered_at", 21, 58),
    ):
        frame.loc[row, column] = start + pd.Timedelta(hours=hour, minutes=minute)
    return frame.assign(minimum=minutes(np.where(frame["told"], HOURS_LONG, 0)))
