"""Lawyers, mediators, officers: invented people on the registers."""

import numpy as np
import pandas as pd

from sample_data import persons
from sample_data.chenghua.figures import COUNTY, LAWYERS_PER_STATION, MEDIATORS
from sample_data.chenghua.organisations import STATIONS_OF_FIRM
from sample_data.chenghua.places import Places
from sample_data.draws import Array, Rng, apportion, first_of_each, pick

KINDS = {"full_time": 0.16, "part_time": 0.61, "elder": 0.23}


def lawyers(places: Places, rng: Rng) -> pd.DataFrame:
    """98 resident lawyers, seven per station, and 108 advisers, other people, one per community."""
    firm_of = {station: firm for firm, both in STATIONS_OF_FIRM.items() for station in both}
    stations = np.repeat(places.stations["code"].to_numpy(), LAWYERS_PER_STATION)
    resident = pd.DataFrame(
        {
            "code": [f"CHL{number:03d}" for number in range(1, len(stations) + 1)],
            "firm": [firm_of[station] for station in stations],
            "role": "resident",
            "station": stations,
        }
    )
    adviser = pd.DataFrame(
        {
            "code": [f"CHA{number:03d}" for number in range(1, len(places.communities) + 1)],
            "role": "adviser",
            "area": places.communities["code"].to_numpy(),
        }
    )
    frame = pd.concat([resident, adviser], ignore_index=True)
    frame["name"] = persons.people(rng, len(frame))
    return frame.assign(programme="chenghua", county=COUNTY)


def mediators(places: Places, committees: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """1,172 mediators; the first of each committee is full-time and has served since 2016."""
    sizes = _committee_sizes(places, committees)
    member_of = np.repeat(np.arange(len(committees)), sizes)
    first = np.r_[True, member_of[1:] != member_of[:-1]]
    kinds = np.where(first, "full_time", pick(rng, KINDS, MEDIATORS))
    appointed = np.where(
        first | (rng.random(MEDIATORS) < 0.78),
        _workdays(rng, "2008-03-03", "2016-12-30", MEDIATORS),
        _workdays(rng, "2017-01-03", "2018-12-28", MEDIATORS),
    )
    own = committees.iloc[member_of].reset_index(drop=True)
    return pd.DataFrame(
        {
            "code": [f"CHM{number:04d}" for number in range(1, MEDIATORS + 1)],
            "programme": "chenghua",
            "county": COUNTY,
            "kind": kinds,
            "committee": own["code"],
            "area": own["area"].where(own["kind"] == "community"),
            "name": persons.people(rng, MEDIATORS),
            "appointed_on": appointed,
            "dismissed_on": _dismissals(rng, first),
        }
    )


def _committee_sizes(places: Places, committees: pd.DataFrame) -> Array:
    fixed = committees["kind"].map({"county": 8, "town": 7, "industry": 6, "community": 0})
    sizes: Array = fixed.to_numpy().astype(np.int64)
    residents = places.communities["population"].to_numpy() ** 0.35
    sizes[committees["kind"] == "community"] = apportion(residents, MEDIATORS - sizes.sum())
    return sizes


def _dismissals(rng: Rng, kept: Array) -> Array:
    left = first_of_each(rng, np.where(kept, "kept", "free"), np.ones(len(kept)), {"free": 37})
    gone = _workdays(rng, "2020-01-02", "2021-12-24", len(kept))
    return np.where(left, gone, np.datetime64("NaT", "s"))


def teams(places: Places) -> pd.DataFrame:
    """One police team per station."""
    stations = places.stations
    return pd.DataFrame(
        {
            "code": stations["code"].str.replace("CHS", "CHT"),
            "programme": "chenghua",
            "county": stations["county"],
            "station": stations["code"],
            "name": stations["name"].str.replace("派出所", "警务队"),
        }
    )


def officers(places: Places, rng: Rng) -> pd.DataFrame:
    """421 officers, as many at each station as its register says."""
    stations = np.repeat(places.stations["code"].to_numpy(), places.stations["officers"])
    return pd.DataFrame(
        {
            "code": [f"CHP{number:03d}" for number in range(1, len(stations) + 1)],
            "programme": "chenghua",
            "county": COUNTY,
            "station": stations,
            "team": [station.replace("CHS", "CHT") for station in stations],
            "appointed_on": _workdays(rng, "2003-07-01", "2016-12-30", len(stations)),
        }
    )


def _workdays(rng: Rng, start: str, end: str, size: int) -> Array:
    first, last = np.datetime64(start, "D"), np.datetime64(end, "D")
    drawn = first + rng.integers(0, (last - first).astype(int) + 1, size)
    return np.busday_offset(drawn, 0, roll="preceding").astype("datetime64[s]")
