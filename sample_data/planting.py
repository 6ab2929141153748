"""What was planted, as records: cases to find by rule, a unit that truly differs, gaps."""

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd

from sample_data.draws import Array
from sample_data.sample import Gap

MANY_PEOPLE = 10
WITHIN_DAYS = 30


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


def gap(standard: str, unit: str, start: str, end: str | None, evidence: str) -> Gap:
    """A stretch in which a unit misses a standard; ``end`` is the day after it, null while open."""
    return {
        "kind": "gap",
        "standard": standard,
        "unit": unit,
        "from": start,
        "to": end,
        "evidence": evidence,
    }


def spans(failed: Array, starts: Array) -> list[tuple[str, str | None, int]]:
    """Consecutive failing periods merged: first start, start of the next good one, how many."""
    edges = np.flatnonzero(np.diff(np.r_[False, failed, False].astype(int)))
    text = starts.astype("datetime64[D]").astype(str)
    return [
        (str(text[first]), str(text[end]) if end < len(text) else None, int(end - first))
        for first, end in edges.reshape(-1, 2)
    ]


def missed(
    standard: str, units: Sequence[str], failed: Array, starts: Array, word: str
) -> list[Gap]:
    """A gap per run of failing periods; ``failed`` is unit x period complete by the last day."""
    return [
        gap(standard, units[int(unit)], start, end, f"{length} {word} missing")
        for unit in np.flatnonzero(failed.any(axis=1))
        for start, end, length in spans(failed[unit], starts)
    ]


def whole_months(first: np.datetime64, last: np.datetime64) -> Array:
    """The months of which every day lies between the two, both included."""
    begin = (first.astype("datetime64[D]") - 1).astype("datetime64[M]") + 1
    return np.arange(begin, (last.astype("datetime64[D]") + 1).astype("datetime64[M]"))


def failing_months(standard: str, rows: pd.DataFrame, last: np.datetime64, word: str) -> list[Gap]:
    """The whole months of units with a row that is not ``kept``, by its day ``on``.

    ``rows`` has ``unit, since, on, kept``; ``since`` is when the unit is judged from.
    """
    found = []
    for (unit, since), own in rows.groupby(["unit", "since"]):
        months = whole_months(np.datetime64(since, "s"), last)
        month = own["on"].to_numpy().astype("datetime64[M]")
        count = (month[~own["kept"].to_numpy(dtype=bool)][:, None] == months).sum(axis=0)
        for start, end, length in spans(count > 0, months):
            first = int(np.searchsorted(months, np.datetime64(start, "M")))
            lacking = int(count[first : first + length].sum())
            found.append(gap(standard, str(unit), start, end, f"{lacking} {word}"))
    return found
