"""The list of what was planted: cases, breaches and missed items to be found."""

import pandas as pd

from sample_data import planting
from sample_data.sample import Gap
from sample_data.yibin.figures import DATA_TO, DIFFERING, PERIOD
from sample_data.yibin.inspections import missed
from sample_data.yibin.told import CASES


def planted(frame: pd.DataFrame, checklist: pd.DataFrame, steps: pd.DataFrame) -> list[Gap]:
    """Everything planted, as JSON-able records."""
    return [
        planting.differs(frame, DIFFERING, PERIOD),
        *planting.overdue(frame, DATA_TO),
        *planting.stalled(frame, steps, DATA_TO),
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
