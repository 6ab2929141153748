"""The list of what was planted: gaps, cases to be found and a station that truly differs."""

import pandas as pd

from sample_data import planting
from sample_data.draws import Array
from sample_data.lixian import licences, meetings
from sample_data.lixian.figures import (
    DATA_FROM,
    DATA_TO,
    DIFFERING,
    LATE_PAIRED,
    PAIRED_ON,
    PERIOD,
)
from sample_data.lixian.told import CASES
from sample_data.sample import Gap


def planted(frame: pd.DataFrame) -> list[Gap]:
    """Everything planted, as JSON-able records."""
    return [
        planting.differs(frame, DIFFERING, PERIOD),
        *planting.overdue(frame, DATA_TO),
        *planting.key_cases(frame),
        *_told(frame),
    ]


def _told(frame: pd.DataFrame) -> list[Gap]:
    return [
        gap
        for number, case in enumerate(CASES)
        for gap in planting.cases("source_case", frame[frame["told"] == number], case.evidence)
    ]


def gaps(stations: pd.DataFrame, mediators: pd.DataFrame, missed: Array) -> list[Gap]:
    """Every gap of every standard; rooms, assistants and committees have none."""
    complete = slice(None, meetings.COMPLETE)
    return [
        *_paired_late(),
        *planting.missed(
            "joint_meeting",
            stations["code"].tolist(),
            missed[:, complete],
            meetings.QUARTERS[complete],
            "quarter(s)",
        ),
        *licences.gaps(mediators),
    ]


def _paired_late() -> list[Gap]:
    since, until = (str(day.astype("datetime64[D]")) for day in (DATA_FROM, PAIRED_ON))
    units = (("station_paired", LATE_PAIRED), ("office_paired", LATE_PAIRED.replace("S", "J")))
    return [planting.gap(standard, unit, since, until, "paired late") for standard, unit in units]
