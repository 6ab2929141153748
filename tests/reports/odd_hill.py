"""A programme of eight stations drawn by chance, six of them odd: what the sample cannot hold.

Every case settled, one whole percentage, heaped days, copied records and more successes than were
accepted or found change how disputes end, which published totals of the sample rest on; so they
are planted here: HS4 settled one that was never accepted, HS3 resolved more than it found.
"""

from datetime import date, timedelta

import numpy as np
import pandas as pd
from sqlalchemy import Engine

from dashboard.database import schema
from dashboard.database.bulk import append
from dashboard.domain.filters import Filters

STATIONS = [f"HS{number}" for number in range(1, 9)]
PLANTED = {
    ("more_than_accepted", "HS3"),
    ("more_than_accepted", "HS4"),
    ("all_settled", "HS5"),
    ("whole_percent", "HS6"),
    ("days_digits", "HS7"),
    ("copied", "HS8"),
}
YEAR = Filters(programme="hill", register="docking", start=date(2020, 1, 1), end=date(2020, 12, 31))
EACH_MONTH, SEED = 20, 5
TYPES = np.array(["family", "neighbour", "contract", "other"])


def fill(engine: Engine) -> None:
    """Write the programme into a new case database."""
    stations = pd.DataFrame(
        {"code": STATIONS, "programme": "hill", "county": "H1", "name": STATIONS}
    )
    programme = {
        "code": ["hill"],
        "data_from": [YEAR.start],
        "data_to": [date(2021, 3, 31)],
        "synthetic": [True],
    }
    tables = {
        "programme": pd.DataFrame(programme),
        "station": _whole("station", stations),
        "dispute": _whole("dispute", disputes()),
        "sweep": _whole("sweep", sweeps()),
    }
    with engine.begin() as there:
        append(there, tables)


def disputes() -> pd.DataFrame:
    """Return twenty disputes a station and month, the four oddities among them."""
    rng = np.random.default_rng(SEED)
    rows = [
        _dispute(rng, station, month, number)
        for station in STATIONS
        for month in range(1, 13)
        for number in range(EACH_MONTH)
    ]
    frame = _copied(pd.DataFrame(rows))
    first = frame.index[(frame["station"] == "HS4") & (frame["outcome"] == "settled")][0]
    frame.loc[first, "accepted_on"] = None
    return frame


def sweeps() -> pd.DataFrame:
    """Return a row of the sweep log per station; one has more resolved than found."""
    rows = pd.DataFrame(
        {"programme": "hill", "county": "H1", "station": STATIONS, "on_day": date(2020, 3, 2)}
    )
    odd = rows["station"] == "HS3"
    return rows.assign(found=9, mediated=9, resolved=odd.map({True: 10, False: 8}))


def _dispute(rng: np.random.Generator, station: str, month: int, number: int) -> dict[str, object]:
    day = date(2020, month, int(rng.integers(1, 28)))
    took = int(rng.integers(10, 40))
    settled = {"HS5": True, "HS6": number < EACH_MONTH * 9 // 10}.get(station, rng.random() < 0.9)
    if station == "HS7":
        took = took // 10 * 10  # ten, twenty or thirty days to the day
    return {
        "dispute_id": f"{station}:{month:02}{number:02}",
        "programme": "hill",
        "register": "docking",
        "county": "H1",
        "station": station,
        "mediator": f"{station}M{rng.integers(1, 4)}",
        "type": str(rng.choice(TYPES)),
        "accepted_on": day,
        "mediated_on": day,
        "cohort_on": day,
        "cohort_month": day.replace(day=1),
        "closed_on": day + timedelta(days=took),
        "days_to_close": took,
        "outcome": "settled" if settled else "failed",
        "amount_fen": int(rng.integers(1, 1000)) * 10_000,
        "people_involved": 2,
        "conversion": "none" if rng.random() < 0.95 else "not_tracked",
    }


def _copied(frame: pd.DataFrame) -> pd.DataFrame:
    """Let eight records of one handler repeat the first of them."""
    chosen = frame.index[(frame["station"] == "HS8") & frame["cohort_month"].eq(date(2020, 5, 1))]
    same = "mediator type cohort_on closed_on days_to_close amount_fen accepted_on mediated_on"
    for name in same.split():
        frame.loc[chosen[:8], name] = frame.loc[chosen[0], name]
    return frame


def _whole(table: str, frame: pd.DataFrame) -> pd.DataFrame:
    whole = frame.reindex(columns=list(schema.metadata.tables[table].c.keys())).astype(object)
    return whole.where(whole.notna(), None)
