"""The list of what was planted: gaps, cases, breaches and missed items to be found."""

import numpy as np
import pandas as pd

from sample_data import planting
from sample_data.draws import Array
from sample_data.sample import Gap
from sample_data.yibin import inspections, meetings, nights
from sample_data.yibin.figures import (
    DATA_TO,
    DIFFERING,
    HIRED_ON,
    LATE_HIRED,
    LATE_START,
    PERIOD,
)
from sample_data.yibin.inspections import missed
from sample_data.yibin.told import CASES

DOSSIERS_SINCE = np.datetime64("2017-09-01", "s")


def planted(frame: pd.DataFrame, checklist: pd.DataFrame) -> list[Gap]:
    """Everything planted, as JSON-able records."""
    return [
        planting.differs(frame, DIFFERING, PERIOD),
        *planting.overdue(frame, DATA_TO),
        *planting.key_cases(frame),
        *_breaches(frame),
        *missed(checklist),
        *_told(frame),
    ]


def _breaches(frame: pd.DataFrame) -> list[Gap]:
    """Inquiries missing or stopped, and hand-overs nobody wrote down."""
    policed = frame["track"] != "civil"
    found = {
        "inquiry_missing": policed & frame["inquiry_status"].isna(),
        "inquiry_stopped": policed & (frame["inquiry_status"] == "stopped"),
        "hand_over_missing": frame["handed_over_at"].isna(),
    }
    return [
        gap
        for kind, rows in found.items()
        for gap in planting.cases(kind, frame[rows], kind.replace("_", " "))
    ]


def _told(frame: pd.DataFrame) -> list[Gap]:
    return [
        gap
        for number, case in enumerate(CASES)
        for gap in planting.cases("source_case", frame[frame["told"] == number], case.evidence)
    ]


def gaps(rows: dict[str, pd.DataFrame], roster: nights.Roster, unreviewed: Array) -> list[Gap]:
    """Every gap of every standard; every station has a room from the day it starts."""
    counties = rows["area"]["code"].tolist()
    return [
        *_late(rows["station"]),
        *inspections.gaps(rows["checklist"]),
        *nights.gaps(roster),
        *planting.missed("monthly_review", counties, unreviewed, meetings.MONTHS, "month(s)"),
        *_dossiers(rows["dispute"], rows["station"]),
    ]


def _late(stations: pd.DataFrame) -> list[Gap]:
    """Stations that started after the planned day, and the one that waited for its mediator."""
    started = stations.set_index("code")["started_on"].dt.strftime("%Y-%m-%d")
    late = [
        planting.gap("station_start", code, planned, started[code], "started late")
        for code, planned in LATE_START.items()
    ]
    hired = str(HIRED_ON.astype("datetime64[D]"))
    wait = planting.gap("station_mediator", LATE_HIRED, started[LATE_HIRED], hired, "hired late")
    return [*late, wait]


def _dossiers(frame: pd.DataFrame, stations: pd.DataFrame) -> list[Gap]:
    started = frame["station"].map(stations.set_index("code")["started_on"])
    judged = pd.DataFrame(
        {
            "unit": frame["station"],
            "since": np.maximum(started.to_numpy(), DOSSIERS_SINCE),
            "on": frame["cohort_on"],
            "kept": frame["dossier_complete"].fillna(False),
        }
    )
    closed = frame["dossier_complete"].notna()
    return planting.failing_months("dossier", judged[closed], DATA_TO, "dossier(s) incomplete")
