"""Rooms, committees, judicial assistants, part-time mediators and officers."""

import numpy as np
import pandas as pd

from sample_data import persons
from sample_data.draws import Array, Rng, first_of_each
from sample_data.lixian.figures import COUNTY, PROGRAMME, STATIONS

VILLAGES = 6
MEMBERS = {"county": 5, "town": 4, "village": 3}
SECOND_ASSISTANT = (3, 6, 13, 14, 18)
REPLACED = {2: "2019-07-01", 5: "2021-03-01", 9: "2020-09-01", 15: "2022-06-01"}
"""Stations whose assistant was followed by another on the same day: no vacancy."""
LEFT = 34
NEVER = np.datetime64("NaT", "s")


def rooms(stations: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """One joint room per station, all open before the first day of the data."""
    return pd.DataFrame(
        {
            "code": stations["code"].str.replace("LXS", "LXR"),
            "programme": PROGRAMME,
            "county": COUNTY,
            "station": stations["code"],
            "kind": "joint",
            "host": stations["name"],
            "name": stations["name"] + "警司联调室",
            "opened_on": _workdays(rng, "2017-09-01", "2017-12-29", len(stations)),
        }
    )


def committees(area: pd.DataFrame) -> pd.DataFrame:
    """The county's committee, one per town, and six villages' in every town."""
    towns = area[area["level"] == "town"]
    village = towns.loc[towns.index.repeat(VILLAGES), ["code", "name"]].reset_index(drop=True)
    number = pd.Series(list("一二三四五六") * STATIONS)
    frame = pd.concat(
        [
            pd.DataFrame({"area": [COUNTY], "kind": "county", "name": "澧县"}),
            pd.DataFrame({"area": towns["code"], "kind": "town", "name": towns["name"]}),
            pd.DataFrame(
                {
                    "area": village["code"],
                    "kind": "village",
                    "name": village["name"] + "示例" + number + "村",
                }
            ),
        ],
        ignore_index=True,
    )
    frame["name"] += "人民调解委员会"
    frame["code"] = [f"LXC{number:03d}" for number in range(1, len(frame) + 1)]
    return frame.assign(programme=PROGRAMME, county=COUNTY)


def mediators(stations: pd.DataFrame, committee: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """Assistants at the stations, part-time mediators in the committees."""
    frame = pd.concat([_assistants(stations, committee, rng), _part_time(committee, rng)])
    frame["code"] = [f"LXM{number:03d}" for number in range(1, len(frame) + 1)]
    frame["name"] = persons.people(rng, len(frame))
    return frame.assign(programme=PROGRAMME, county=COUNTY).reset_index(drop=True)


def _assistants(stations: pd.DataFrame, committee: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """At least one at every station on every day; the town's committee appoints them."""
    first = _workdays(rng, "2017-09-01", "2017-12-29", STATIONS)
    posts = [(place, first[place], REPLACED.get(place)) for place in range(STATIONS)]
    posts += [(place, day, None) for place, day in REPLACED.items()]
    second = _workdays(rng, "2018-03-01", "2021-11-30", len(SECOND_ASSISTANT))
    posts += [(place, day, None) for place, day in zip(SECOND_ASSISTANT, second, strict=True)]
    posts.sort(key=lambda post: (post[0], np.datetime64(post[1])))
    own = stations.iloc[[post[0] for post in posts]].reset_index(drop=True)
    town = committee[committee["kind"] == "town"].set_index("area")["code"]
    return pd.DataFrame(
        {
            "kind": "assistant",
            "committee": own["town"].map(town),
            "station": own["code"],
            "room": own["code"].str.replace("LXS", "LXR"),
            "appointed_on": np.array([post[1] for post in posts], dtype="datetime64[s]"),
            "dismissed_on": np.array([post[2] for post in posts], dtype="datetime64[s]"),
        }
    )


def _part_time(committee: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """Some of every committee; the first of each has served all the time."""
    own = committee.loc[committee.index.repeat(committee["kind"].map(MEMBERS))]
    own = own.reset_index(drop=True)
    size, first = len(own), ~own["code"].duplicated().to_numpy()
    early = first | (rng.random(size) < 0.7)
    appointed = np.where(
        early,
        _workdays(rng, "2011-03-01", "2017-12-29", size),
        _workdays(rng, "2018-01-02", "2021-12-31", size),
    )
    leaving = first_of_each(rng, np.where(first, "kept", "free"), np.ones(size), {"free": LEFT})
    gone = _workdays(rng, "2022-01-04", "2023-04-14", size)
    return pd.DataFrame(
        {
            "kind": "part_time",
            "committee": own["code"],
            "area": own["area"],
            "appointed_on": appointed,
            "dismissed_on": np.where(leaving, gone, NEVER),
        }
    )


def officers(stations: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """As many officers at each station as its register says."""
    own = stations.loc[stations.index.repeat(stations["officers"])].reset_index(drop=True)
    return pd.DataFrame(
        {
            "code": [f"LXP{number:03d}" for number in range(1, len(own) + 1)],
            "programme": PROGRAMME,
            "county": COUNTY,
            "station": own["code"],
            "appointed_on": _workdays(rng, "2000-07-03", "2017-12-29", len(own)),
        }
    )


def _workdays(rng: Rng, start: str, end: str, size: int) -> Array:
    span = np.arange(np.datetime64(start, "D"), np.datetime64(end, "D") + 1)
    return np.asarray(rng.choice(span[np.is_busday(span)], size).astype("datetime64[s]"))
