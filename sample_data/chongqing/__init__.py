"""重庆, January 2018 to April 2019: a city's ledger by county and town, without personal data."""

from collections.abc import Callable

import pandas as pd

from dashboard.database import schema
from sample_data.chongqing import (
    activities,
    appraisals,
    organisations,
    people,
    places,
    planted,
    quarters,
)
from sample_data.chongqing.cases import disputes
from sample_data.chongqing.figures import DATA_FROM, DATA_TO, PROGRAMME
from sample_data.chongqing.rooms import rooms as all_rooms
from sample_data.chongqing.video import video_ready
from sample_data.draws import stream
from sample_data.sample import Sample, conform

Progress = Callable[[float, str], None]


def build(seed: int, progress: Progress) -> Sample:
    """Return all rows of the programme and what was planted in them."""
    progress(0.0, "places")
    city = places.places(stream(seed, "places"))
    committees = organisations.committees(city, stream(seed, "committees"))
    mediators = people.mediators(committees.frame, stream(seed, "mediators"))
    rooms = all_rooms(city, stream(seed, "rooms"))
    progress(0.2, "disputes")
    cases = disputes(city, committees, mediators, rooms, seed)
    progress(0.7, "activity")
    trainings = activities.trainings(city, stream(seed, "training"))
    untrained = quarters.planted_misses(trainings, city, stream(seed, "untrained"))
    ready = video_ready(committees.frame, city, stream(seed, "video"))
    rows = {
        "programme": _programme(),
        "area": city.area,
        "area_geometry": city.geometry,
        "station": city.stations,
        "room": rooms,
        "committee": committees.frame.assign(video_ready_on=ready),
        "mediator": mediators.frame,
        "resource": organisations.resources(city, stream(seed, "resources")),
        "dispute": cases,
        "warning": activities.warnings(city, stream(seed, "warnings")),
        "liaison": activities.liaisons(city, stream(seed, "liaisons")),
        "sweep": activities.sweeps(city, stream(seed, "sweeps")),
        "training": quarters.respread(trainings, city, untrained, stream(seed, "quarters")),
    }
    rows["grading"] = appraisals.grades(mediators.frame, cases, stream(seed, "mediator_grades"))
    rows["training_attendance"] = appraisals.attendances(
        rows["training"], mediators.frame, stream(seed, "attendances")
    )
    tables = {name: conform(getattr(schema, name), frame) for name, frame in rows.items()}
    progress(1.0, "done")
    missing = planted.gaps(city, committees.frame, untrained)
    return Sample(tables, [*planted.planted(cases, city, rooms), *missing])


def _programme() -> pd.DataFrame:
    return pd.DataFrame(
        {"code": [PROGRAMME], "data_from": DATA_FROM, "data_to": DATA_TO, "synthetic": True}
    )
