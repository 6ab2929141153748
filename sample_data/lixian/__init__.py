"""澧县, January 2018 to April 2023: the published totals exactly, conversions not tracked."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from dashboard.database import schema
from sample_data import oddities, persons
from sample_data.draws import Rng, days, stream
from sample_data.habits import HOURS_OFFICE, moments
from sample_data.lixian import awards, licences, meetings, people, places
from sample_data.lixian.figures import DATA_FROM, DATA_TO, PROGRAMME
from sample_data.lixian.handlers import handlers
from sample_data.lixian.intake import intake
from sample_data.lixian.outcomes import agree, conclude
from sample_data.lixian.planted import gaps, planted
from sample_data.sample import Sample, conform
from sample_data.steps import events

Progress = Callable[[float, str], None]
LAST_MOMENT = DATA_TO + np.timedelta64(86_340, "s")


def build(seed: int, progress: Progress) -> Sample:
    """Return all rows of the programme and what was planted in them."""
    progress(0.0, "registers")
    registers = _registers(seed)
    progress(0.1, "disputes")
    disputes = _disputes(registers, seed)
    progress(0.5, "parties")
    area = registers["area"].set_index("code")["name"]
    homes = disputes["town"].map(area).to_numpy(dtype=object)
    rows = {
        **registers,
        "dispute": disputes,
        "party": persons.parties(disputes, homes, stream(seed, "parties"), most=2),
        "dispute_event": _timeline(disputes, stream(seed, "timeline")),
    }
    progress(0.8, "tables")
    stations, mediators = registers["station"], registers["mediator"]
    missed = meetings.planted_misses(stations, stream(seed, "missed_meetings"))
    rows["meeting"] = meetings.meetings(stations, missed, stream(seed, "meetings"))
    rows["grading"] = awards.awards(disputes, registers["room"])
    tables = {name: conform(getattr(schema, name), frame) for name, frame in rows.items()}
    progress(1.0, "done")
    odd = oddities.plant(tables, oddities.PLANTED[PROGRAMME])
    return Sample(
        tables,
        [*planted(disputes, rows["dispute_event"]), *gaps(stations, mediators, missed), *odd],
    )


def _registers(seed: int) -> dict[str, pd.DataFrame]:
    layer = places.towns()
    area, geometry = places.areas(layer)
    stations = places.stations(layer)
    committee = people.committees(area)
    mediators = people.mediators(stations, committee, stream(seed, "mediators"))
    return {
        "programme": pd.DataFrame(
            {"code": [PROGRAMME], "data_from": DATA_FROM, "data_to": DATA_TO, "synthetic": True}
        ),
        "area": area,
        "area_geometry": geometry,
        "station": stations,
        "justice_office": places.justice_offices(layer),
        "room": people.rooms(stations, stream(seed, "rooms")),
        "committee": committee,
        "mediator": licences.licences(mediators, stations, stream(seed, "licences")),
        "officer": people.officers(stations, stream(seed, "officers")),
    }


def _disputes(registers: dict[str, pd.DataFrame], seed: int) -> pd.DataFrame:
    """One dispute after another step: found, concluded, handled, agreed, entered."""
    area = registers["area"]
    residents = area.loc[area["level"] == "town", "population"].to_numpy(dtype=float)
    frame = intake(registers["station"], residents, stream(seed, "intake"))
    frame = conclude(frame, stream(seed, "outcomes"))
    frame = handlers(frame, registers, stream(seed, "handlers"))
    frame = agree(frame, stream(seed, "agreements"))
    return _entered(frame, stream(seed, "entry"))


def _entered(frame: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """Reported to the joint room the same day or some days after the finding."""
    size = len(frame)
    lag = np.where(rng.random(size) < 0.03, rng.integers(8, 36, size), rng.geometric(0.5, size) - 1)
    entered = frame["found_on"].to_numpy() + days(lag) + moments(rng, HOURS_OFFICE, size)
    return frame.assign(entered_at=np.minimum(entered, LAST_MOMENT))


def _timeline(frame: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """Acceptance and closing; nothing else of a dispute's course is recorded."""
    accepted = frame["accepted_on"].to_numpy() + moments(rng, HOURS_OFFICE, len(frame))
    day = frame["closed_on"].to_numpy()
    closed = day + moments(rng, HOURS_OFFICE, len(frame))
    after = accepted + rng.integers(1_800, 10_800, len(frame)).astype("timedelta64[s]")
    last = day + np.timedelta64(86_340, "s")
    same = accepted.astype("datetime64[D]") == day.astype("datetime64[D]")
    closed = np.where(same, np.minimum(after, last), closed)
    return events(frame, {"accepted": accepted, "closed": closed})
