"""The list of what was planted: gaps, a slow studio, late entries, missing feedback, cases."""

import numpy as np
import pandas as pd

from sample_data.cixi.figures import DATA_FROM, DATA_TO, LATE_STUDIO, MAIN, NO_VENUE, SLOW_STUDIO
from sample_data.planting import cases, failing_months, gap, key_cases, overdue
from sample_data.sample import Gap


def planted(frame: pd.DataFrame) -> list[Gap]:
    """Everything planted, as JSON-able records."""
    main = frame[frame["register"] == MAIN]
    delay = (main["entered_at"].dt.normalize() - main["cohort_on"]).dt.days
    sent = (frame["channel"] == "grid") & frame["closed_on"].notna()
    return [
        _studio("station_differs", "days_to_close", main.assign(value=main["days_to_close"])),
        _studio("late_entry", "entry_delay", main.assign(value=delay)),
        *cases("not_fed_back", frame[sent & frame["fed_back_on"].isna()], "closed, no feedback"),
        *overdue(frame, DATA_TO),
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


def gaps(frame: pd.DataFrame, rooms: pd.DataFrame) -> list[Gap]:
    """Every gap of every standard; a mediator is at every studio on every day."""
    opened = frame["room"].map(rooms.set_index("code")["opened_on"])
    since = np.maximum(opened.to_numpy(), DATA_FROM)
    judged = pd.DataFrame({"unit": frame["room"], "since": since, "on": frame["cohort_on"]})
    sent = (frame["channel"] == "grid") & frame["closed_on"].notna()
    has_dossier = frame["dossier_complete"].notna()
    fed_back = judged.assign(kept=frame["fed_back_on"].notna())[sent]
    complete = judged.assign(kept=frame["dossier_complete"].fillna(False))[has_dossier]
    first = str(DATA_FROM.astype("datetime64[D]"))
    return [
        gap("studio_venue", NO_VENUE, first, None, "no fixed venue"),
        *failing_months("result_feedback", fed_back, DATA_TO, "result(s) not fed back"),
        *failing_months("dossier", complete, DATA_TO, "dossier(s) incomplete"),
    ]
