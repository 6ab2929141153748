"""The two cases the source tells of, each given to a dispute of the station of its town."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Told:
    """What the source says of a case; ``taken`` is days from acceptance to agreement."""

    station: str
    day: str
    taken: int
    facts: Mapping[str, str | int | bool]
    evidence: str


CASES = (
    Told(
        "LXS12",
        "2021-05-25",
        6,
        {
            "type": "medical",
            "level": "major",
            "track": "civil",
            "lead": "mediator",
            "channel": "station",
            "people_involved": 16,
            "is_sensitive": True,
        },
        "王家厂, 25 May 2021: a patient's death in hospital, a gathered family, settled",
    ),
    Told(
        "LXS19",
        "2022-04-02",
        1,
        {
            "type": "neighbour",
            "level": "ordinary",
            "track": "public_order",
            "lead": "police",
            "channel": "walk_in",
            "people_involved": 2,
            "is_sensitive": False,
        },
        "澧南, 2 April 2022: neighbours, one injured, settled soon",
    ),
)


def place(frame: pd.DataFrame) -> pd.DataFrame:
    """Move the dispute nearest in time at each station to the day of its case."""
    told = np.full(len(frame), -1)
    found = frame["found_on"].to_numpy().copy()
    for number, case in enumerate(CASES):
        day = np.datetime64(case.day, "s")
        elsewhere = (frame["station"] != case.station).to_numpy()
        nearest = (np.abs((found - day).astype(float)) + 1e12 * elsewhere).argmin()
        told[nearest], found[nearest] = number, day
    return frame.assign(found_on=found, told=told)


def mark(frame: pd.DataFrame) -> pd.DataFrame:
    """Give those disputes the facts the source reports."""
    frame = frame.copy()
    for number, case in enumerate(CASES):
        for name, value in case.facts.items():
            frame.loc[frame["told"] == number, name] = value
    return frame
