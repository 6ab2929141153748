"""成华区, 2017-2021: the published year 2019 exactly, invented years around it."""

from collections.abc import Callable

import pandas as pd

from dashboard.database import schema
from sample_data import oddities
from sample_data.chenghua import (
    claims,
    counts,
    duty,
    gaps,
    organisations,
    parties,
    patrol,
    people,
    places,
    planted,
    rooms,
    service,
    stars,
    timeline,
)
from sample_data.chenghua.cases import cases
from sample_data.chenghua.figures import DATA_FROM, DATA_TO
from sample_data.claims import planted as spoiled
from sample_data.draws import stream
from sample_data.sample import Sample, conform

Progress = Callable[[float, str], None]


def build(seed: int, progress: Progress) -> Sample:
    """Return all rows of the programme and what was planted in them."""
    progress(0.0, "places")
    district = places.places(stream(seed, "places"))
    registers = _registers(district, seed)
    rota = duty.roster(registers["firm_contract"], registers["lawyer"], stream(seed, "roster"))
    misses = {
        cadence.kind: service.planted_misses(cadence, district, stream(seed, cadence.standard))
        for cadence in service.CADENCES
    }
    unpatrolled = patrol.planted_misses(district, stream(seed, "patrol_misses"))
    unseated = organisations.unseated(district, registers["committee"], stream(seed, "unseated"))
    progress(0.2, "disputes")
    disputes, visits = cases(district, registers, rota, seed)
    progress(0.6, "parties")
    rows = {
        **registers,
        **organisations.without(registers, district, unseated),
        "dispute": disputes,
        "follow_up": visits,
        "dispute_event": timeline.timeline(disputes, visits, stream(seed, "timeline")),
        "party": parties.parties(disputes, district, stream(seed, "parties")),
    }
    progress(0.8, "activity")
    rows["duty_shift"] = duty.shifts(rota, stream(seed, "shifts"))
    rows["community_service"] = service.services(
        district, registers["lawyer"], misses, stream(seed, "service")
    )
    rows["patrol"] = patrol.patrols(district, unpatrolled, stream(seed, "patrols"))
    rows |= _counts(district, seed)
    rows["subsidy_claim"] = claims.claims(disputes, district.communities, seed)
    rows["grading"] = stars.stars(registers["officer"], stream(seed, "stars"))
    tables = {name: conform(getattr(schema, name), frame) for name, frame in rows.items()}
    progress(1.0, "done")
    missing = gaps.gaps(district, rota, misses, unpatrolled, unseated)
    found = planted.planted(disputes, rows["dispute_event"])
    odd = oddities.plant(tables, oddities.PLANTED["chenghua"])
    return Sample(tables, [*missing, *found, *spoiled(rows["subsidy_claim"]), *odd])


def _registers(district: places.Places, seed: int) -> dict[str, pd.DataFrame]:
    committees = organisations.committees(district)
    return {
        "programme": pd.DataFrame(
            {"code": ["chenghua"], "data_from": DATA_FROM, "data_to": DATA_TO, "synthetic": True}
        ),
        "area": district.area,
        "area_geometry": district.geometry,
        "station": district.stations,
        "police_team": people.teams(district),
        "officer": people.officers(district, stream(seed, "officers")),
        "room": rooms.rooms(district, stream(seed, "rooms")),
        "committee": committees,
        "firm": organisations.firms(),
        "firm_contract": organisations.contracts(),
        "lawyer": people.lawyers(district, stream(seed, "lawyers")),
        "mediator": people.mediators(district, committees, stream(seed, "mediators")),
    }


def _counts(district: places.Places, seed: int) -> dict[str, pd.DataFrame]:
    return {
        "advice": counts.advice(district, stream(seed, "advice")),
        "sweep": counts.sweeps(district, stream(seed, "sweeps")),
        "station_month": counts.station_months(district, stream(seed, "months")),
        "firm_grade": counts.grades(stream(seed, "grades")),
    }
