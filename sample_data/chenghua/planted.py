"""The list of what was planted: gaps as a correct evaluator finds them, and cases to find."""

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from sample_data.chenghua.character import MANY
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
from sample_data.chenghua.outcomes import WITHIN_DAYS
from sample_data.chenghua.places import Places
from sample_data.chenghua.profiles import DIFFERING_CASES, DIFFERING_STATION, DIFFERING_UNSETTLED
from sample_data.chenghua.service import CADENCES
from sample_data.draws import Array
from sample_data.planting import cases, stalled
from sample_data.sample import Gap

Row = dict[Any, Any]
DUTY_SINCE = np.datetime64("2019-01-01", "s")


def planted(
    frame: pd.DataFrame,
    places: Places,
    rota: Roster,
    misses: dict[str, Array],
    steps: pd.DataFrame,
) -> list[Gap]:
    """Everything planted, as JSON-able records."""
    return [
        *_presence(),
        *_duty(rota),
        *_cadences(places, misses),
        _differing(),
        _near_dismissal(),
        *_overdue(frame),
        *stalled(frame, steps, DATA_TO),
        *_wrong_leads(frame),
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
    since = rota.span >= DUTY_SINCE
    months, index = np.unique(rota.span[since].astype("datetime64[M]"), return_inverse=True)
    reasons = {
        "absent": rota.absent,
        "short": rota.short,
        "without contract": np.asarray(pd.isna(rota.firm)),
    }
    found = []
    for station, code in enumerate(rota.stations):
        days = {
            name: np.bincount(index, weights=mask[station, since]).astype(int)
            for name, mask in reasons.items()
        }
        failed = np.sum(list(days.values()), axis=0) > 0
        for start, end, length in spans(failed, months):
            first = int(np.searchsorted(months, np.datetime64(start, "M")))
            within = {name: each[first : first + length].sum() for name, each in days.items()}
            evidence = ", ".join(f"{count} {name}" for name, count in within.items() if count)
            found.append(_gap("duty_hours", code, start, end, f"days: {evidence}"))
    return found


def _cadences(places: Places, misses: dict[str, Array]) -> list[Gap]:
    codes = places.communities["code"].to_numpy()
    return [
        _gap(cadence.standard, str(codes[unit]), start, end, f"{length} {cadence.kind}(s) missing")
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


def _case(kind: str, case: Row, start: date, evidence: str) -> Gap:
    return {
        "kind": kind,
        "unit": case["dispute_id"],
        "register": case["register"],
        "from": start.isoformat(),
        "to": None,
        "evidence": evidence,
    }


def _rows(frame: pd.DataFrame) -> list[Row]:
    columns = frame[["dispute_id", "register"]].assign(day=frame["accepted_on"].dt.date)
    return list(columns.to_dict("records"))


def _overdue(frame: pd.DataFrame) -> list[Gap]:
    age = (pd.Timestamp(DATA_TO) - frame["accepted_on"]).dt.days
    late = frame[(frame["outcome"] == "open") & (age > WITHIN_DAYS)]
    return [
        _case(
            "overdue",
            case,
            case["day"] + timedelta(days=WITHIN_DAYS + 1),
            f"accepted {case['day']}, open",
        )
        for case in _rows(late)
    ]


def _wrong_leads(frame: pd.DataFrame) -> list[Gap]:
    ruled = frame["track"].map({"civil": "lawyer", "public_order": "police"})
    docking = frame["register"] == DOCKING
    wrong = frame[docking & ruled.notna() & (frame["lead"] != ruled)]
    led = zip(wrong["dispute_id"], wrong["track"], wrong["lead"], strict=True)
    return cases(
        "wrong_lead", wrong, {number: f"{track}, {lead}-led" for number, track, lead in led}
    )


def _key_cases(frame: pd.DataFrame) -> list[Gap]:
    reasons = {
        "major": frame["level"] == "major",
        "sensitive": frame["is_sensitive"],
        "unnatural_death": frame["type"] == "unnatural_death",
        "many_people": frame["people_involved"] >= MANY,
        "criminal_risk": frame["criminal_risk"],
    }
    given = pd.DataFrame(reasons)
    held = given.any(axis=1)
    texts = [",".join(given.columns[row]) for row in given[held].to_numpy(dtype=bool)]
    return [
        _case("key_case", case, case["day"], text)
        for case, text in zip(_rows(frame[held]), texts, strict=True)
    ]


def _source_case(frame: pd.DataFrame) -> Gap:
    (case,) = _rows(frame[frame["told"]])
    told = "保和, March 2019: three parties, more than four hours, settled"
    return _case("source_case", case, case["day"], told)
