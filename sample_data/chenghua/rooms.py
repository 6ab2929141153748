"""Rooms at stations and in communities, special rooms, joint rooms: where, and since when."""

from collections import Counter

import numpy as np
import pandas as pd

from sample_data.chenghua.figures import COUNTY, NAMED_STATION
from sample_data.chenghua.places import Places
from sample_data.draws import Array, Rng

CLOSED_STATION, CLOSED_FROM, CLOSED_UNTIL = "CHS06", "2020-08-10", "2020-09-21"
SPECIAL = (("marriage", "婚姻纠纷", 22), ("neighbour", "邻里矛盾", 27))
BARE = {"marriage": (CLOSED_STATION, "CHS12"), "neighbour": (CLOSED_STATION,)}
"""Stations without a special room of a kind; every other one has at least one."""
LATE_STATION, LATE_KIND, LATE_OPENED = "CHS07", "marriage", "2020-05-18"


def rooms(places: Places, rng: Rng) -> pd.DataFrame:
    """A room at every station and community, special rooms in some; one closed for works."""
    parts = [_station_rooms(places, rng), _community_rooms(places, rng)]
    parts += [
        _special_rooms(places, rng, kind=kind, name=name, count=count)
        for kind, name, count in SPECIAL
    ]
    parts.append(_joint_rooms(places, rng))
    frame = pd.concat(parts, ignore_index=True)
    frame["code"] = [f"CHR{number:03d}" for number in range(1, len(frame) + 1)]
    return frame.assign(programme="chenghua", county=COUNTY)


def _station_rooms(places: Places, rng: Rng) -> pd.DataFrame:
    stations = places.stations
    frame = pd.DataFrame(
        {
            "station": stations["code"],
            "kind": "station",
            "host": stations["name"],
            "name": stations["name"] + "调解室",
            "opened_on": _weekdays(rng, "2015-03-02", "2017-01-01", len(stations)),
            "closed_on": np.datetime64("NaT", "s"),
        }
    )
    closed = frame["station"] == CLOSED_STATION
    moved = frame[closed].assign(opened_on=np.datetime64(CLOSED_UNTIL, "s"))
    frame.loc[closed, "closed_on"] = np.datetime64(CLOSED_FROM, "s")
    return pd.concat([frame, moved], ignore_index=True)


def _community_rooms(places: Places, rng: Rng) -> pd.DataFrame:
    units = places.communities
    return pd.DataFrame(
        {
            "area": units["code"],
            "kind": "community",
            "host": units["name"] + "居委会",
            "name": units["name"] + "调解室",
            "opened_on": _weekdays(rng, "2012-01-02", "2017-01-01", len(units)),
        }
    )


def _special_rooms(places: Places, rng: Rng, *, kind: str, name: str, count: int) -> pd.DataFrame:
    units = places.communities[places.communities["station"] != CLOSED_STATION]
    named = np.flatnonzero(units["station"] == NAMED_STATION)[:1]
    chosen = np.union1d(named, rng.choice(len(units), count - 1, replace=False))
    units = units.iloc[_spread(chosen.tolist(), units["station"].tolist(), BARE[kind])]
    opened = _weekdays(rng, "2017-03-01", "2019-06-30", len(units))
    late = (kind == LATE_KIND) & (units["station"] == LATE_STATION).to_numpy()
    return pd.DataFrame(
        {
            "station": units["station"],
            "area": units["code"],
            "kind": kind,
            "host": units["name"] + "警务室",
            "name": units["name"] + name + "专项调解室",
            "opened_on": np.where(late, np.datetime64(LATE_OPENED, "s"), opened),
        }
    )


def _spread(chosen: list[int], station: list[str], bare: tuple[str, ...]) -> list[int]:
    """As many communities, but one at least of every station, and none of the bare ones."""
    kept = [unit for unit in chosen if station[unit] not in bare]
    have = {station[unit] for unit in kept}
    lacking = [station.index(code) for code in sorted({*station} - {*bare} - have)]
    while len(kept) + len(lacking) > len(chosen):
        most, _ = Counter(station[unit] for unit in kept).most_common(1)[0]
        kept.remove(max(unit for unit in kept if station[unit] == most))
    taken = {*kept, *lacking}
    free = [unit for unit, code in enumerate(station) if code not in bare and unit not in taken]
    return sorted([*taken, *free[: len(chosen) - len(taken)]])


def _joint_rooms(places: Places, rng: Rng) -> pd.DataFrame:
    area = places.area
    towns = area[(area["level"] == "town") & area["code"].isin(places.communities["town"])]
    closed = places.stations.loc[places.stations["code"] == CLOSED_STATION, "town"].iloc[0]
    towns = towns[towns["code"] != closed].iloc[rng.permutation(len(towns) - 1)[:6]]
    stations = places.stations.drop_duplicates("town").set_index("town")["code"]
    return pd.DataFrame(
        {
            "station": stations.reindex(towns["code"]).to_numpy(),
            "kind": "joint",
            "host": (towns["name"] + "司法所").to_numpy(),
            "name": (towns["name"] + "联合调解室").to_numpy(),
            "opened_on": _weekdays(rng, "2018-03-01", "2019-11-30", len(towns)),
        }
    )


def _weekdays(rng: Rng, start: str, end: str, size: int) -> Array:
    """Random working days of a span."""
    span = np.arange(np.datetime64(start, "D"), np.datetime64(end, "D"))
    return rng.choice(span[np.is_busday(span)], size).astype("datetime64[s]")
