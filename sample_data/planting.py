"""What was planted, as records: cases to find by rule, and a unit that truly differs."""

from collections.abc import Mapping
from datetime import date

import numpy as np
import pandas as pd

from sample_data.sample import Gap

MANY_PEOPLE = 10
WITHIN_DAYS = 30
STILL_DAYS = 7


def cases(kind: str, rows: pd.DataFrame, evidence: Mapping[str, str] | str) -> list[Gap]:
    """One record per dispute; the evidence is the same for all or given by dispute."""
    return [
        {
            "kind": kind,
            "unit": number,
            "register": register,
            "from": day.date().isoformat(),
            "to": None,
            "evidence": evidence if isinstance(evidence, str) else evidence[number],
        }
        for number, register, day in rows[["dispute_id", "register", "cohort_on"]].itertuples(
            index=False
        )
    ]


def overdue(frame: pd.DataFrame, data_to: np.datetime64) -> list[Gap]:
    """Disputes still open more than thirty days after acceptance."""
    age = (pd.Timestamp(data_to) - frame["accepted_on"]).dt.days
    late = frame[(frame["outcome"] == "open") & (age > WITHIN_DAYS)]
    told = {
        number: f"accepted {day.date()}, open"
        for number, day in late[["dispute_id", "accepted_on"]].itertuples(index=False)
    }
    return cases("overdue", late, told)


def stalled(frame: pd.DataFrame, steps: pd.DataFrame, data_to: np.datetime64) -> list[Gap]:
    """Open disputes without a step in the last seven days; without any, since they came in."""
    last = frame["dispute_id"].map(steps.groupby("dispute_id")["at"].max()).dt.normalize()
    moved = np.fmax(last.fillna(frame["cohort_on"]), frame["cohort_on"])
    still = (pd.Timestamp(data_to) - moved).dt.days >= STILL_DAYS
    rows = frame[(frame["outcome"] == "open") & still]
    told = {
        number: f"no step since {day.date()}"
        for number, day in zip(rows["dispute_id"], moved[rows.index], strict=True)
    }
    return cases("stalled", rows, told)


def key_cases(frame: pd.DataFrame) -> list[Gap]:
    """Disputes that are key cases, with their reasons."""
    reasons = pd.DataFrame(
        {
            "major": frame["level"] == "major",
            "sensitive": frame["is_sensitive"],
            "unnatural_death": frame["type"] == "unnatural_death",
            "many_people": frame["people_involved"] >= MANY_PEOPLE,
            "criminal_risk": frame["criminal_risk"],
        }
    ).astype(bool)
    held = frame[reasons.any(axis=1)]
    given = reasons.loc[held.index].to_numpy()
    told = {
        number: ",".join(reasons.columns[row])
        for number, row in zip(held["dispute_id"], given, strict=True)
    }
    return cases("key_case", held, told)


def differs(frame: pd.DataFrame, station: str, period: tuple[date, date]) -> Gap:
    """The station whose rate is not chance."""
    own = frame[frame["station"] == station]
    settled = [(rows["outcome"] == "settled").sum() for rows in (own, frame)]
    return {
        "kind": "station_differs",
        "unit": station,
        "register": str(frame["register"].iloc[0]),
        "from": period[0].isoformat(),
        "to": period[1].isoformat(),
        "evidence": f"{settled[0]} of {len(own)} settled, "
        f"all stations {settled[1]} of {len(frame)}",
    }
