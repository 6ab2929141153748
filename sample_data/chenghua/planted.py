"""The list of what was planted beside gaps: a station, a firm, and cases to find."""

from datetime import date, timedelta
from typing import Any

import pandas as pd

from sample_data.chenghua.character import MANY
from sample_data.chenghua.counts import FAILS, NEAR_DISMISSAL
from sample_data.chenghua.figures import DATA_TO, DOCKING, REGISTERS
from sample_data.chenghua.outcomes import WITHIN_DAYS
from sample_data.chenghua.profiles import DIFFERING_CASES, DIFFERING_STATION, DIFFERING_UNSETTLED
from sample_data.sample import Gap

Row = dict[Any, Any]


def planted(frame: pd.DataFrame) -> list[Gap]:
    """Everything planted but the gaps, as JSON-able records."""
    return [
        _differing(),
        _near_dismissal(),
        *_overdue(frame),
        *_key_cases(frame),
        _source_case(frame),
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
