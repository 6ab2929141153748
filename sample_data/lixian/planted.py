"""The list of what was planted: cases to be found and a station that truly differs."""

import pandas as pd

from sample_data import planting
from sample_data.lixian.figures import DATA_TO, DIFFERING, PERIOD
from sample_data.lixian.told import CASES
from sample_data.sample import Gap


def planted(frame: pd.DataFrame, steps: pd.DataFrame) -> list[Gap]:
    """Everything planted, as JSON-able records."""
    return [
        planting.differs(frame, DIFFERING, PERIOD),
        *planting.overdue(frame, DATA_TO),
        *planting.stalled(frame, steps, DATA_TO),
        *planting.key_cases(frame),
        *_told(frame),
    ]


def _told(frame: pd.DataFrame) -> list[Gap]:
    return [
        gap
        for number, case in enumerate(CASES)
        for gap in planting.cases("source_case", frame[frame["told"] == number], case.evidence)
    ]
