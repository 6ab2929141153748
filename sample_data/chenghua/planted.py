"""The list of what was planted: gaps as a correct evaluator finds them, and cases to find."""

import numpy as np
import pandas as pd

from sample_data.chenghua.counts import FAILS, NEAR_DISMISSAL
from sample_data.chenghua.duty import Roster
from sample_data.chenghua.figures import DATA_TO, DOCKING, REGISTERS
from sample_data.chenghua.organisations import (
    CLOSED_FROM,
    CLOSED_STATION,
    CLOSED_UNTIL,
    LAPSED_FROM,
    LAPSED_STATION,
    LAPSED_UNTIL,
)
from sample_data.chenghua.places import Places
from sample_data.chenghua.profiles import DIFFERING_CASES, DIFFERING_STATION, DIFFERING_UNSETTLED
from sample_data.chenghua.service import CADENCES
from sample_data.draws import Array
from sample_data.sample import Gap

DUTY_SINCE = np.datetime64("2019-01", "M")
MANY = 10


def planted(
    frame: pd.DataFrame,
    places: Places,
    rota: Roster,
    misses: dict[str, Array],
) -> list[Gap]:
    """Everything planted, as JSON-able records."""
    return [
        *_presence(),
        *_duty(rota),
        *_cadences(places, misses),
        _differing(),
        _near_dismissal(),
        *_overdue(frame),
        *_key_cases(frame),
        _source_case(frame),
    ]


def _gap(standard: str, unit: str, start: str, end: str | None, evidence: str) -> Gap:
    return {
        "kind": "gap",
        "standard": standard,
        "unit": unit,
        "from": start,
        "to": end,
        "evidence": evidence,
    }


def _presence() -> list[Gap]:
    return [
        _gap("station_firm", LAPSED_STATION, LAPSED_FROM, LAPSED_UNTIL, "contract lapsed"),
        _gap("station_room", CLOSED_STATION, CLOSED_FROM, CLOSED_UNTIL, "room closed for works"),
    ]


def spans(failed: Array, starts: Array) -> list[tuple[str, str | None, int]]:
    """Consecutive failing periods merged: first start, start of the next good one, how many."""
    edges = np.flatnonzero(np.diff(np.r_[False, failed, False].astype(int)))
    text = starts.astype("datetime64[D]").astype(str)
    return [
        (str(text[first]), str(text[end]) if end < len(text) else None, int(end - first))
        for first, end in edges.reshape(-1, 2)
    ]


def _duty(rota: Roster) -> list[Gap]:
    """Months with a day that was not staffed for the whole seven hours."""
    months, index = np.unique(rota.span.astype("datetime64[M]"), return_inverse=True)
    since = months >= DUTY_SINCE
    bare = pd.isna(rota.firm)
    found = []
    for station, code in enumerate(rota.stations):
        counts = {
            name: np.bincount(index, weights=mask[station])
            for name, mask in (("absent", rota.absent), ("short", rota.short), ("bare", bare))
        }
        failed = sum(counts.values()) > 0
        for start, end, length in spans(failed[since], months[since]):
            first = int(np.flatnonzero(months == np.datetime64(start, "M"))[0])
            within = {
                name: int(each[first : first + length].sum()) for name, each in counts.items()
            }
            evidence = ", ".join(f"{name} {count}" for name, count in within.items() if count)
            found.append(_gap("duty_hours", code, start, end, f"days: {evidence}"))
    return found


def _cadences(places: Places, misses: dict[str, Array]) -> list[Gap]:
    codes = places.communities["code"].to_numpy()
    return [
        _gap(cadence.standard, str(codes[unit]), start, end, f"{length} without a record")
        for cadence in CADENCES
        for unit in np.flatnonzero(misses[cadence.kind].any(axis=1))
        for start, end, length in spans(
            misses[cadence.kind][unit, cadence.complete], cadence.starts[cadence.complete]
        )
    ]


def _differing() -> Gap:
    settled, figures = DIFFERING_CASES - DIFFERING_UNSETTLED, REGISTERS[DOCKING][2019]
    return {
        "kind": "station_differs",
        "unit": DIFFERING_STATION,
        "register": DOCKING,
        "from": "2019-01-01",
        "to": "2020-01-01",
        "evidence": f"{settled} of {DIFFERING_CASES} settled, "
        f"all stations {figures.cases - figures.unsettled} of {figures.cases}",
    }


def _near_dismissal() -> Gap:
    months = FAILS[NEAR_DISMISSAL]
    return {
        "kind": "firm_near_dismissal",
        "unit": NEAR_DISMISSAL,
        "from": f"{months[0]}-01",
        "to": None,
        "evidence": f"fail in {', '.join(months)}",
    }


def _overdue(frame: pd.DataFrame) -> list[Gap]:
    age = (pd.Timestamp(DATA_TO) - frame["accepted_on"]).dt.days
    late = frame[(frame["outcome"] == "open") & (age > 30)]
    return [
        {
            "kind": "overdue",
            "unit": row.dispute_id,
            "register": row.register,
            "from": str((row.accepted_on + pd.Timedelta(days=31)).date()),
            "to": None,
            "evidence": f"accepted {row.accepted_on.date()}, open",
        }
        for row in late.itertuples()
    ]


def _key_cases(frame: pd.DataFrame) -> list[Gap]:
    reasons = {
        "major": frame["level"] == "major",
        "sensitive": frame["is_sensitive"],
        "unnatural_death": frame["type"] == "unnatural_death",
        "many_people": frame["people_involved"] >= MANY,
        "criminal_risk": frame["criminal_risk"],
    }
    given = pd.DataFrame(reasons)
    return [
        {
            "kind": "key_case",
            "unit": row.dispute_id,
            "register": row.register,
            "from": str(row.accepted_on.date()),
            "to": None,
            "evidence": ",".join(name for name in reasons if given.at[row.Index, name]),
        }
        for row in frame[given.any(axis=1)].itertuples()
    ]


def _source_case(frame: pd.DataFrame) -> Gap:
    told = frame[frame["told"]].iloc[0]
    return {
        "kind": "source_case",
        "unit": told["dispute_id"],
        "register": told["register"],
        "from": str(told["accepted_on"].date()),
        "to": None,
        "evidence": "保和, March 2019: three parties, more than four hours, settled",
    }
