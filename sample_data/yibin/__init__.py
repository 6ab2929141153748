"""宜宾, August to November 2017: the published roll-out and totals exactly."""

from collections.abc import Callable

import numpy as np
import pandas as pd

from dashboard.database import schema
from sample_data import persons
from sample_data.claims import planted as spoiled
from sample_data.draws import stream
from sample_data.sample import Sample, conform
from sample_data.yibin import (
    claims,
    feedback,
    inspections,
    meetings,
    months,
    nights,
    people,
    places,
)
from sample_data.yibin.cases import cases, timeline
from sample_data.yibin.figures import DATA_FROM, DATA_TO, PROGRAMME
from sample_data.yibin.planted import gaps, planted

Progress = Callable[[float, str], None]


def build(seed: int, progress: Progress) -> Sample:
    """Return all rows of the programme and what was planted in them."""
    progress(0.0, "registers")
    registers = _registers(seed)
    stations = registers["station"]
    progress(0.2, "disputes")
    disputes, visits = cases(registers, seed)
    homes = disputes["county"].map(registers["area"].set_index("code")["name"]).to_numpy()
    progress(0.6, "activity")
    counties = registers["area"]
    unreviewed = meetings.planted_misses(counties, stream(seed, "unreviewed"))
    roster = nights.roster(stations, registers["mediator"], stream(seed, "roster"))
    rows = {
        **registers,
        "dispute": disputes,
        "follow_up": visits,
        "dispute_event": timeline(disputes, visits, stream(seed, "timeline")),
        "party": persons.parties(disputes, np.asarray(homes), stream(seed, "parties"), most=6),
        "station_month": months.station_months(stations, stream(seed, "months")),
        "checklist": inspections.checklists(stations, stream(seed, "checklists")),
        "meeting": meetings.meetings(counties, unreviewed, stream(seed, "meetings")),
        "on_call": nights.on_call(roster, stream(seed, "nights")),
        "survey": feedback.surveys(disputes, stream(seed, "surveys")),
    }
    rows["subsidy_claim"] = claims.claims(rows, seed)
    tables = {name: conform(getattr(schema, name), frame) for name, frame in rows.items()}
    progress(1.0, "done")
    found = planted(disputes, rows["checklist"], rows["dispute_event"])
    wrong = spoiled(rows["subsidy_claim"])
    return Sample(tables, [*found, *gaps(rows, roster, unreviewed), *wrong])


def _registers(seed: int) -> dict[str, pd.DataFrame]:
    stations = places.stations()
    area, geometry = places.areas()
    return {
        "programme": pd.DataFrame(
            {"code": [PROGRAMME], "data_from": DATA_FROM, "data_to": DATA_TO, "synthetic": True}
        ),
        "area": area,
        "area_geometry": geometry,
        "station": stations,
        "room": people.rooms(stations),
        "mediator": people.mediators(stations, stream(seed, "mediators")),
        "officer": people.officers(stations, stream(seed, "officers")),
    }
