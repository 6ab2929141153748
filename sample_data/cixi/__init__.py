"""慈溪市, 2019: brand studios and joint cases, their totals exactly as published."""

from collections.abc import Callable

import pandas as pd

from dashboard.database import schema
from sample_data import persons
from sample_data.cixi import aftermath, agreements, claims, dates, handling, intake, studios
from sample_data.cixi.figures import CODE, DATA_FROM, DATA_TO
from sample_data.cixi.places import Places, places
from sample_data.cixi.planted import gaps, planted
from sample_data.cixi.timeline import timeline
from sample_data.claims import planted as spoiled
from sample_data.draws import stream
from sample_data.sample import Sample, conform

Progress = Callable[[float, str], None]


def build(seed: int, progress: Progress) -> Sample:
    """Return all rows of the programme and what was planted in them."""
    progress(0.0, "places")
    city = places()
    registers = _registers(city, seed)
    progress(0.2, "disputes")
    disputes, visits = _cases(registers, seed)
    homes = disputes["town"].map(city.towns.set_index("code")["name"]).to_numpy()
    progress(0.6, "parties")
    rows = {
        **registers,
        "dispute": disputes,
        "follow_up": visits,
        "dispute_event": timeline(disputes, visits, stream(seed, "timeline")),
        "party": persons.parties(disputes, homes, stream(seed, "parties"), most=6),
        "subsidy_claim": claims.claims(disputes, seed),
    }
    tables = {name: conform(getattr(schema, name), frame) for name, frame in rows.items()}
    progress(1.0, "done")
    found = planted(disputes, rows["dispute_event"])
    missing, wrong = gaps(disputes, registers["room"]), spoiled(rows["subsidy_claim"])
    return Sample(tables, [*found, *missing, *wrong])


def _registers(city: Places, seed: int) -> dict[str, pd.DataFrame]:
    rooms = studios.rooms(city, stream(seed, "rooms"))
    return {
        "programme": pd.DataFrame(
            {"code": [CODE], "data_from": DATA_FROM, "data_to": DATA_TO, "synthetic": True}
        ),
        "area": city.area,
        "area_geometry": city.geometry,
        "room": rooms,
        "mediator": studios.mediators(rooms, stream(seed, "mediators")),
    }


def _cases(registers: dict[str, pd.DataFrame], seed: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    frame = intake.intake(registers["room"], stream(seed, "intake"))
    frame = dates.date(frame, registers["room"], stream(seed, "dates"))
    frame = handling.handle(frame, registers["mediator"], stream(seed, "handling"))
    frame = agreements.agree(frame, stream(seed, "agreements"))
    visits = aftermath.follow_ups(frame, stream(seed, "visits"))
    frame["satisfaction"] = aftermath.satisfaction(frame, visits, stream(seed, "satisfaction"))
    return aftermath.dossiers(frame, visits, stream(seed, "dossiers")), visits
