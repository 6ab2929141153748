"""Firms and their contracts, committees, rooms: who hosts mediation, and since when."""

import numpy as np
import pandas as pd

from sample_data.chenghua import names
from sample_data.chenghua.figures import COUNTY, NAMED_STATION
from sample_data.chenghua.places import Places
from sample_data.draws import Array, Rng

STATIONS_OF_FIRM = {
    "CHF1": ("CHS01", "CHS08"),
    "CHF2": ("CHS02", "CHS11"),
    "CHF3": ("CHS03", "CHS09"),
    "CHF4": ("CHS04", "CHS13"),
    "CHF5": ("CHS05", "CHS10"),
    "CHF6": ("CHS06", "CHS14"),
    "CHF7": ("CHS07", "CHS12"),
}
TERMS = (("2017-01-01", "2018-12-31"), ("2019-01-01", "2020-12-31"), ("2021-01-01", "2023-12-31"))
LAPSED_STATION, LAPSED_FROM, LAPSED_UNTIL = "CHS13", "2021-04-01", "2021-05-10"
LAPSED_TERMS = (TERMS[0], ("2019-01-01", "2021-03-31"), ("2021-05-10", "2023-12-31"))
CLOSED_STATION, CLOSED_FROM, CLOSED_UNTIL = "CHS06", "2020-08-10", "2020-09-21"
INDUSTRIES = {
    "traffic": "道路交通事故",
    "medical": "医疗",
    "labour": "劳动争议",
    "property": "物业",
    "consumer": "消费",
    "family": "婚姻家庭",
    "environment": "环境保护",
    "housing": "房屋租赁",
    "business": "商圈",
    "contract": "建筑合同",
    "online_finance": "互联网金融",
    "compensation": "校园",
}


def firms() -> pd.DataFrame:
    """The seven firms."""
    rows = [
        {"code": f"CHF{number}", "programme": "chenghua", "name": f"{name}律师事务所"}
        for number, name in enumerate(names.FIRMS, 1)
    ]
    return pd.DataFrame(rows)


def contracts() -> pd.DataFrame:
    """Two stations per firm, three terms each; one contract lapsed in 2021."""
    rows = [
        (firm, station, start, end)
        for firm, stations in STATIONS_OF_FIRM.items()
        for station in stations
        for start, end in (LAPSED_TERMS if station == LAPSED_STATION else TERMS)
    ]
    frame = pd.DataFrame(rows, columns=["firm", "station", "valid_from", "valid_to"])
    frame["code"] = [f"CHK{number:02d}" for number in range(1, len(frame) + 1)]
    frame["valid_from"] = pd.to_datetime(frame["valid_from"]).astype("datetime64[s]")
    frame["valid_to"] = pd.to_datetime(frame["valid_to"]).astype("datetime64[s]")
    return frame.assign(programme="chenghua", county=COUNTY)


def committees(places: Places) -> pd.DataFrame:
    """County, towns, communities, and twelve industry committees."""
    area = places.area
    local = area[area["level"].isin(["county", "town", "community"])]
    frame = pd.DataFrame(
        {
            "area": local["code"].to_numpy(),
            "kind": local["level"].to_numpy(),
            "field": None,
            "name": (local["name"] + "人民调解委员会").to_numpy(),
        }
    )
    industry = pd.DataFrame(
        [
            (COUNTY, "industry", field, f"{name}纠纷人民调解委员会")
            for field, name in INDUSTRIES.items()
        ],
        columns=["area", "kind", "field", "name"],
    )
    frame = pd.concat([frame, industry], ignore_index=True)
    frame["code"] = [f"CHC{number:03d}" for number in range(1, len(frame) + 1)]
    return frame.assign(programme="chenghua", county=COUNTY)


def rooms(places: Places, rng: Rng) -> pd.DataFrame:
    """A room at every station and community, special rooms in some; one closed for works."""
    parts = [_station_rooms(places, rng), _community_rooms(places, rng)]
    parts += [
        _special_rooms(places, rng, kind=kind, name=name, count=count)
        for kind, name, count in (("marriage", "婚姻纠纷", 22), ("neighbour", "邻里矛盾", 27))
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
    units = units.iloc[chosen]
    return pd.DataFrame(
        {
            "station": units["station"],
            "area": units["code"],
            "kind": kind,
            "host": units["name"] + "警务室",
            "name": units["name"] + name + "专项调解室",
            "opened_on": _weekdays(rng, "2017-03-01", "2019-06-30", len(units)),
        }
    )


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
