"""The three cases the source tells of, each given to a dispute of the station it names."""

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
    minutes: int
    evidence: str


CASES = (
    Told(
        "YBS04",
        "2017-09-03",
        61,
        {
            "type": "medical",
            "level": "major",
            "track": "civil",
            "channel": "station",
            "people_involved": 9,
            "is_sensitive": True,
            "criminal_risk": False,
        },
        150,
        "新街, 3 September 2017: hospital dispute, settled after two months",
    ),
    Told(
        "YBS06",
        "2017-10-17",
        0,
        {
            "type": "unnatural_death",
            "level": "major",
            "track": "civil",
            "channel": "110",
            "people_involved": 23,
            "is_sensitive": True,
            "criminal_risk": True,
        },
        435,
        "新城, 17 October 2017: worker's fatal fall, over twenty relatives, settled in seven hours",
    ),
    Told(
        "YBS09",
        "2017-11-06",
        2,
        {
            "type": "contract",
            "level": "difficult",
            "track": "civil",
            "channel": "110",
            "people_involved": 7,
            "is_sensitive": False,
            "criminal_risk": True,
        },
        180,
        "沙坪, 6 November 2017: loan dispute that blocked a factory, settled",
    ),
)


def place(frame: pd.DataFrame) -> pd.DataFrame:
    """Move the dispute nearest in time at each named station to the day of its case."""
    told = np.full(len(frame), -1)
    accepted = frame["accepted_on"].to_numpy().copy()
    for number, case in enumerate(CASES):
        day = np.datetime64(case.day, "s")
        elsewhere = (frame["station"] != case.station).to_numpy()
        away = np.abs((accepted - day).astype(float)) + 1e12 * elsewhere
        told[away.argmin()] = number
        accepted[away.argmin()] = day
    return frame.assign(accepted_on=accepted, told=told)


def mark(frame: pd.DataFrame) -> pd.DataFrame:
    """Give those disputes the facts the source reports."""
    frame = frame.copy()
    for number, case in enumerate(CASES):
        for name, value in case.facts.items():
            frame.loc[frame["told"] == number, name] = value
    return frame
