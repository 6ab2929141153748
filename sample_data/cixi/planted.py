"""The list of what was planted: a slow studio, late entries, missing feedback, cases to find."""

import pandas as pd

from sample_data.cixi.figures import DATA_TO, LATE_STUDIO, MAIN, SLOW_STUDIO
from sample_data.planting import cases, key_cases, overdue, stalled
from sample_data.sample import Gap


def planted(frame: pd.DataFrame, steps: pd.DataFrame) -> list[Gap]:
    """Everything planted, as JSON-able records."""
    main = frame[frame["register"] == MAIN]
    delay = (main["entered_at"].dt.normalize() - main["cohort_on"]).dt.days
    sent = (frame["channel"] == "grid") & frame["closed_on"].notna()
    return [
        _studio("station_differs", "days_to_close", main.assign(value=main["days_to_close"])),
        _studio("late_entry", "entry_delay", main.assign(value=delay)),
        *cases("not_fed_back", frame[sent & frame["fed_back_on"].isna()], "closed, no feedback"),
        *overdue(frame, DATA_TO),
        *stalled(frame, steps, DATA_TO),
        *key_cases(frame),
    ]


def _studio(kind: str, measure: str, frame: pd.DataFrame) -> Gap:
    """A studio whose whole days are not chance."""
    unit = SLOW_STUDIO if kind == "station_differs" else LATE_STUDIO
    own = frame["room"] == unit
    medians = [frame.loc[rows, "value"].median() for rows in (own, ~own)]
    return {
        "kind": kind,
        "unit": unit,
        "register": MAIN,
        "measure": measure,
        "from": "2019-01-01",
        "to": "2020-01-01",
        "evidence": f"median {medians[0]:.0f} days, other studios {medians[1]:.0f}",
    }
