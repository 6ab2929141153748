"""Small made-up frames, the way queries and metrics hand them to charts."""

import json
from pathlib import Path

import pandas as pd

from dashboard.metrics.activities import DUTY_RATE
from dashboard.metrics.disputes import MEDIATED, SETTLEMENT_RATE

STATIONS = {
    "CHS01": ("和畅派出所", 69, 63),
    "CHS02": ("青松派出所", 188, 175),
    "CHS03": ("府河派出所", 142, 109),
    "CHS04": ("猛追湾派出所", 97, 92),
    "CHS05": ("杉板桥派出所", 4, 4),
    "CHS06": ("万年场派出所", 61, 52),
    "CHS07": ("龙潭工业园区派出所", 230, 214),
    "CHS08": ("桃蹊派出所", 45, 45),
}
FIRMS = {"F1": "四川明衡律师事务所", "F2": "四川川蜀同泽律师事务所", "F3": "成都正仁律师事务所"}
GEO = Path(__file__).parents[2] / "sample_data" / "geo" / "chenghua_zones.geojson"


def by_station() -> pd.DataFrame:
    """Settlement rate by station; one has four cases only. All together 754 of 836."""
    rows = [(code, base, settled) for code, (_, base, settled) in STATIONS.items()]
    counts = pd.DataFrame(rows, columns=["station", "mediated", "settled"])
    values = SETTLEMENT_RATE.values(counts, "mediated")
    return values.assign(name=[name for name, _, _ in STATIONS.values()])


def by_month(months: int = 12, start: str = "2019-01") -> pd.DataFrame:
    """Settlement rate by month: 2019-03 stands at 55 of 60."""
    first = pd.Period(start, freq="M")
    base = [66, 41, 60, 72, 80, 77, 85, 91, 88, 79, 83, 74]
    settled = [60, 37, 55, 67, 71, 71, 80, 82, 66, 73, 78, 69]
    rows = [
        ((first + i).to_timestamp().date(), base[i % 12] + i // 12 * 3, settled[i % 12])
        for i in range(months)
    ]
    counts = pd.DataFrame(rows, columns=["month", "mediated", "settled"])
    return SETTLEMENT_RATE.values(counts, "mediated")


def complete_months(months: int = 12, start: str = "2019-01") -> pd.DataFrame:
    """The same months as a report marks them: none of them may change."""
    return by_month(months, start).assign(provisional=False, cut=False)


def judged_months(limits: tuple[float, float, float] = (0.9, 0.78, 0.99)) -> pd.DataFrame:
    """The twelve months of 2019 as a report judges them; November and December may change.

    September is below the limits, March to June are a run of another rule.
    """
    rows = by_month().assign(segment=0, cut=False, trial=False)
    rows["mean"], rows["lower"], rows["upper"] = limits
    rows["provisional"] = [month.month >= 11 for month in rows["month"]]
    marked = {9: ("outside",), **dict.fromkeys((3, 4, 5, 6), ("side",))}
    rows["signals"] = [marked.get(month.month, ()) for month in rows["month"]]
    return rows


def by_type() -> pd.DataFrame:
    """Disputes mediated by type, some of them without one."""
    codes = ["family", "neighbour", "wages", "traffic", "compensation", "(none)", "other"]
    counts = pd.DataFrame({"type": codes, "mediated": [231, 342, 118, 87, 1204, 9, 64]})
    return MEDIATED.values(counts, "mediated")


def by_firm_and_lead() -> pd.DataFrame:
    """Settlement rate by firm and lead; the last pair has six cases only."""
    counts = pd.DataFrame(
        {
            "firm": ["F1", "F1", "F2", "F2", "F3", "F3"],
            "lead": ["lawyer", "police"] * 3,
            "mediated": [120, 210, 88, 64, 45, 6],
            "settled": [111, 189, 85, 50, 40, 6],
        }
    )
    values = SETTLEMENT_RATE.values(counts, "mediated")
    return values.assign(name=[FIRMS[code] for code in values["firm"]])


def duty() -> pd.DataFrame:
    """Duty attendance by station and month; the last month of the last station has no shift."""
    missed = [0, 1, 0, 3, 0, 12, 2, 0, 0, 5, 0, 1]
    rows = [
        (code, f"2019-{month:02}-01", 30, 30 - missed[(month * (place + 3)) % 12])
        for place, code in enumerate(STATIONS)
        for month in range(1, 13)
    ]
    rows[-1] = (*rows[-1][:2], 0, 0)
    counts = pd.DataFrame(rows, columns=["station", "month", "shifts", "attended"])
    values = DUTY_RATE.values(counts, "mediated")
    return values.assign(name=[STATIONS[code][0] for code in values["station"]])


def rooms() -> pd.DataFrame:
    """Rooms by station and kind; most stations lack a kind."""
    rows = [
        (code, name, "station", 1) for code, (name, _, _) in STATIONS.items() if code != "CHS05"
    ]
    rows += [
        ("CHS05", STATIONS["CHS05"][0], "joint", 1),
        ("CHS02", STATIONS["CHS02"][0], "marriage", 2),
    ]
    rows += [("CHS03", STATIONS["CHS03"][0], "community", 11)]
    return pd.DataFrame(rows, columns=["station", "name", "kind", "count"])


def zones() -> pd.DataFrame:
    """The zones of the sample: code, name, parent, station, population, geometry as text."""
    shapes = json.loads(GEO.read_text("utf-8"))["features"]
    return pd.DataFrame(
        [
            {
                **{key: shape["properties"][key] for key in ("code", "name", "parent", "station")},
                "population": shape["properties"]["population"],
                "geometry": json.dumps(shape["geometry"]),
            }
            for shape in shapes
        ]
    )


def by_zone() -> pd.DataFrame:
    """Disputes by zone: every fifth has none, the rest between 1 and 23."""
    codes = list(zones()["code"])
    numbers = [0 if i % 5 == 0 else (i * i) % 23 + 1 for i in range(len(codes))]
    return MEDIATED.values(pd.DataFrame({"zone": codes, "mediated": numbers}), "mediated")


def places() -> pd.DataFrame:
    """Where eight stations are, spread over the sketch."""
    at = [
        (104.09, 30.70),
        (104.12, 30.69),
        (104.10, 30.66),
        (104.14, 30.66),
        (104.16, 30.70),
        (104.15, 30.68),
        (104.11, 30.71),
        (104.12, 30.65),
    ]
    rows = [(code, STATIONS[code][0], *place) for code, place in zip(STATIONS, at, strict=True)]
    return pd.DataFrame(rows, columns=["code", "name", "longitude", "latitude"])


def subsidies() -> pd.DataFrame:
    """What was claimed for three months, in yuan, and the part in doubt."""
    return pd.DataFrame(
        {
            "month": ["2019-01-01", "2019-02-01", "2019-03-01"],
            "claimed": [2250.0, 0.0, 60.0],
            "doubtful_yuan": [200.0, 0.0, 60.0],
        }
    )


def moving() -> pd.DataFrame:
    """People hired and dismissed in three months."""
    return pd.DataFrame(
        {"month": ["2019-01", "2019-02", "2019-03"], "hired": [3.0, 0, 1], "dismissed": [1.0, 2, 0]}
    )


def bands() -> pd.DataFrame:
    """People by how many cases they had."""
    return pd.DataFrame({"band": ["none", "1-2", "21+"], "people": [4, 9, 1]})
