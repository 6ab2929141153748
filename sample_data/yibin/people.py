"""Rooms, mediators and officers of the stations."""

import numpy as np
import pandas as pd

from sample_data import persons
from sample_data.draws import Rng, days
from sample_data.yibin.figures import HIRED_ON, LATE_HIRED, PROGRAMME, STATIONS


def rooms(stations: pd.DataFrame) -> pd.DataFrame:
    """One room per station, opened the day the programme starts there."""
    return pd.DataFrame(
        {
            "code": stations["code"].str.replace("YBS", "YBR"),
            "programme": PROGRAMME,
            "county": stations["county"],
            "station": stations["code"],
            "kind": "station",
            "host": stations["name"],
            "name": "驻" + stations["name"] + "人民调解室",
            "opened_on": stations["started_on"],
        }
    )


def mediators(stations: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """One or two full-time mediators per station, hired before it starts; one of them late."""
    own = stations.loc[stations.index.repeat([station.mediators for station in STATIONS])]
    own = own.reset_index(drop=True)
    hired = own["started_on"].to_numpy() - days(rng.integers(3, 24, len(own)))
    hired = np.busday_offset(hired.astype("datetime64[D]"), 0, roll="preceding")
    late = (own["code"] == LATE_HIRED).to_numpy()
    return pd.DataFrame(
        {
            "code": [f"YBM{number:02d}" for number in range(1, len(own) + 1)],
            "programme": PROGRAMME,
            "county": own["county"],
            "kind": "full_time",
            "station": own["code"],
            "room": own["code"].str.replace("YBS", "YBR"),
            "name": persons.people(rng, len(own)),
            "appointed_on": np.where(late, HIRED_ON, hired.astype("datetime64[s]")),
        }
    )


def officers(stations: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """As many officers at each station as its register says."""
    own = stations.loc[stations.index.repeat(stations["officers"])].reset_index(drop=True)
    span = np.arange(np.datetime64("2001-07-02"), np.datetime64("2016-07-29"))
    return pd.DataFrame(
        {
            "code": [f"YBP{number:03d}" for number in range(1, len(own) + 1)],
            "programme": PROGRAMME,
            "county": own["county"],
            "station": own["code"],
            "appointed_on": rng.choice(span[np.is_busday(span)], len(own)).astype("datetime64[s]"),
        }
    )
