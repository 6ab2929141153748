"""The case the source tells of: 保和, March 2019, three parties, settled the same evening."""

import numpy as np
import pandas as pd

from sample_data.chenghua.figures import DOCKING, NAMED_STATION
from sample_data.draws import Array, minutes

MINUTES_LONG = 265
"""The source says more than four hours."""
TOLD: dict[str, str | int] = {
    "type": "compensation",
    "channel": "walk_in",
    "level": "difficult",
    "mode": "joint",
    "people_involved": 3,
    "days_to_close": 0,
}
CLOCK = {
    "triaged_at": 16 * 60 + 48,
    "handed_over_at": 16 * 60 + 55,
    "accepted_at": 17 * 60 + 10,
    "entered_at": 21 * 60 + 58,
}


def mark(frame: pd.DataFrame) -> pd.DataFrame:
    """Give one settled case of that station and month the facts the source reports."""
    march = frame["accepted_on"].between(pd.Timestamp("2019-03-04"), pd.Timestamp("2019-03-29"))
    own = march & (frame["station"] == NAMED_STATION) & (frame["register"] == DOCKING)
    fits = own & (frame["track"] == "civil") & (frame["outcome"] == "settled")
    told = np.arange(len(frame)) == np.flatnonzero(fits)[0]
    facts: dict[str, Array] = {
        "told": told,
        "closed_on": np.where(told, frame["accepted_on"], frame["closed_on"]),
        "closed_month": np.where(told, frame["cohort_month"], frame["closed_month"]),
    }
    facts |= {name: frame[name].mask(told, value).to_numpy() for name, value in TOLD.items()}
    return frame.assign(**facts)


def evening(frame: pd.DataFrame) -> pd.DataFrame:
    """Set that case's clock: the family comes in the afternoon, the lawyer is there."""
    told, day = frame["told"].to_numpy(), frame["accepted_on"].to_numpy()
    nothing = np.datetime64("NaT", "s")
    clock: dict[str, Array] = {
        name: np.where(told, day + minutes(at), frame[name]) for name, at in CLOCK.items()
    }
    clock |= {name: np.where(told, nothing, frame[name]) for name in ("called_at", "arrived_at")}
    return frame.assign(**clock, minimum=minutes(np.where(told, MINUTES_LONG, 0)))
