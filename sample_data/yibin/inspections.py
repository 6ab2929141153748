"""Inspections: five uniform items and recording per room, seven institutions per station."""

import numpy as np
import pandas as pd

from dashboard.domain.visits import CHECKLIST_PARTS
from sample_data.draws import Rng, days
from sample_data.habits import HOLIDAYS
from sample_data.planting import gap
from sample_data.sample import Gap
from sample_data.yibin.figures import DATA_TO, PROGRAMME

MISSED = (
    ("YBS08", "five_uniform", "recording"),
    ("YBS14", "five_uniform", "recording"),
    ("YBS14", "five_uniform", "badge"),
    ("YBS17", "five_uniform", "uniform"),
    ("YBS20", "five_uniform", "rules_on_wall"),
    ("YBS23", "five_uniform", "badge"),
    ("YBS07", "seven_institutions", "joint_meeting"),
    ("YBS12", "seven_institutions", "follow_up"),
    ("YBS14", "seven_institutions", "accountability"),
    ("YBS18", "seven_institutions", "feedback"),
    ("YBS21", "seven_institutions", "sweep"),
)
"""What an inspection did not find: new stations, none that the source names."""


WITHIN_DAYS = 90


def checklists(stations: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """One inspection per station and list, some days after it started."""
    rows = []
    for name, items in CHECKLIST_PARTS.items():
        visited = stations["started_on"].to_numpy() + days(rng.integers(6, 18, len(stations)))
        on_day = np.busday_offset(
            visited.astype("datetime64[D]"), 0, roll="forward", holidays=HOLIDAYS
        )
        for station, day in zip(stations.itertuples(), on_day, strict=True):
            rows += [(station.code, station.county, day, name, item) for item in items]
    frame = pd.DataFrame(rows, columns=["station", "county", "on_day", "list", "item"])
    keys = pd.MultiIndex.from_frame(frame[["station", "list", "item"]])
    room = frame["station"].str.replace("YBS", "YBR").where(frame["list"] == "five_uniform")
    return frame.assign(programme=PROGRAMME, room=room, met=~keys.isin(MISSED))


def missed(checklist: pd.DataFrame) -> list[Gap]:
    """The items that were not met, one record each."""
    return [
        {
            "kind": "checklist_missed",
            "unit": station,
            "list": name,
            "item": item,
            "from": day.date().isoformat(),
            "to": None,
            "evidence": f"{item} not met",
        }
        for station, name, item, day in checklist.loc[
            ~checklist["met"], ["station", "list", "item", "on_day"]
        ].itertuples(index=False)
    ]


def gaps(checklist: pd.DataFrame) -> list[Gap]:
    """Lists not met since the inspection, and inspections that are too long ago by the end."""
    counts = checklist.assign(lacking=~checklist["met"])
    groups = counts.groupby(["list", "station", "on_day"])["lacking"].sum()
    failed = [
        gap(name, station, str(day.date()), None, f"{lacking} item(s) not met")
        for (name, station, day), lacking in groups[groups > 0].items()
    ]
    latest = checklist[checklist["list"] == "five_uniform"].groupby("station")["on_day"].max()
    due = latest + pd.Timedelta(days=WITHIN_DAYS + 1)
    aged = [
        gap("inspection_age", station, str(day.date()), None, f"inspected {latest[station].date()}")
        for station, day in due[due <= pd.Timestamp(DATA_TO)].items()
    ]
    return [*failed, *aged]
