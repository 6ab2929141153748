"""Cases a source tells of: each given to a dispute of the station it names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a source says of a case; ``taken`` is days from acceptance to agreement.

    ``minutes`` is how long mediation took, where the source says so.
    """

    station: str
    day: str
    taken: int
    facts: Mapping[str, str | int | bool]
    evidence: str
    minutes: int = 0


def place(frame: pd.DataFrame, cases: Sequence[Told], *, on: str) -> pd.DataFrame:
    """Move the dispute nearest in time at each named station to the day of its case.

    ``on`` is the column of days; the column ``told`` says which case a dispute is, else -1.
    """
    told = np.full(len(frame), -1)
    days = frame[on].to_numpy().copy()
    for number, case in enumerate(cases):
        day = np.datetime64(case.day, "s")
        elsewhere = (frame["station"] != case.station).to_numpy()
        nearest = (np.abs((days - day).astype(float)) + 1e12 * elsewhere).argmin()
        told[nearest], days[nearest] = number, day
    return frame.assign(**{on: days, "told": told})


def mark(frame: pd.DataFrame, cases: Sequence[Told]) -> pd.DataFrame:
    """Give those disputes the facts the source reports."""
    frame = frame.copy()
    for number, case in enumerate(cases):
        for name, value in case.facts.items():
            frame.loc[frame["told"] == number, name] = value
    return frame
