"""Firms and their contracts, and committees: who hosts mediation, and since when."""

import pandas as pd

from sample_data.chenghua import names
from sample_data.chenghua.figures import COUNTY, NAMED_COMMUNITY, NAMED_STATION
from sample_data.chenghua.places import Places
from sample_data.draws import Rng

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
UNSEATED = 2
"""Communities whose committee was never set up; the town's looks after them."""
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


def unseated(places: Places, committee: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """The committees that were never set up, none of a place that the source names."""
    units = places.communities
    named = (units["name"] == NAMED_COMMUNITY) | (units["station"] == NAMED_STATION)
    chosen = rng.choice(units.loc[~named, "code"].to_numpy(dtype=object), UNSEATED, replace=False)
    return committee[committee["area"].isin(chosen)]


def without(
    registers: dict[str, pd.DataFrame], places: Places, missing: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """The registers without those committees: their mediators belong to the town's."""
    committee, mediator = registers["committee"], registers["mediator"]
    town = committee[committee["kind"] == "town"].set_index("area")["code"]
    towns = places.communities.set_index("code")["town"]
    moved = mediator["committee"].isin(missing["code"])
    return {
        "committee": committee[~committee["code"].isin(missing["code"])],
        "mediator": mediator.assign(
            committee=mediator["committee"].mask(moved, mediator["area"].map(towns).map(town)),
            area=mediator["area"].mask(moved),
        ),
    }
