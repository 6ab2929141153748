"""Warnings, liaison with departments, sweeps and training: one row each, totals as published."""

import numpy as np
import pandas as pd

from sample_data.chongqing.figures import (
    ATTENDANCES,
    COUNTIES,
    LIAISONS,
    PROGRAMME,
    SPAN,
    SWEEPS,
    SWEPT,
    TOWNS,
    WARNINGS,
)
from sample_data.chongqing.places import Places
from sample_data.draws import Array, Rng, apportion, month_number, only, pick

WARNED = {"settled": 0.71, "followed": 0.235, "escalated": 0.055}
LIAISED = {"settled": 0.58, "followed": 0.39, "escalated": 0.03}
PARTNERS = {"police": 0.46, "petition": 0.25, "governance": 0.29}
KINDS = {"induction": 0.34, "key_staff": 0.27, "special": 0.39}
BUSY_MONTHS = (1.35, 0.7, 1.15, 1.0, 1.0, 1.05, 1.0, 1.0, 1.15, 0.95, 1.0, 1.2)
"""Before Spring Festival, the March sessions and the National Day more is looked for."""
SESSIONS = 892


def warnings(places: Places, rng: Rng) -> pd.DataFrame:
    """2,827 early warnings reported to the Party committee and government of a place."""
    town = _towns(places, WARNINGS, rng)
    return _sorted(
        pd.DataFrame(
            {
                "county": _county(places, places.county_of[town]),
                "town": places.towns["code"].to_numpy()[town],
                "on_day": _days(WARNINGS, rng),
                "outcome": only(rng.random(WARNINGS) < 0.94, pick(rng, WARNED, WARNINGS)),
            }
        )
    )


def liaisons(places: Places, rng: Rng) -> pd.DataFrame:
    """1,708 times departments were brought in; no case changed hands."""
    county = places.county_of[_towns(places, LIAISONS, rng)]
    return _sorted(
        pd.DataFrame(
            {
                "county": _county(places, county),
                "on_day": _days(LIAISONS, rng),
                "partner": pick(rng, PARTNERS, LIAISONS),
                "outcome": only(rng.random(LIAISONS) < 0.91, pick(rng, LIAISED, LIAISONS)),
            }
        )
    )


def sweeps(places: Places, rng: Rng) -> pd.DataFrame:
    """56,000 sweeps whose mediated disputes add up to 409,000; a few more were found."""
    town = _towns(places, SWEEPS, rng)
    people = places.towns["population"].to_numpy()[town] ** 0.3
    mediated = apportion(people * rng.lognormal(0, 0.55, SWEEPS), SWEPT)
    return _sorted(
        pd.DataFrame(
            {
                "county": _county(places, places.county_of[town]),
                "town": places.towns["code"].to_numpy()[town],
                "on_day": _days(SWEEPS, rng),
                "found": mediated + rng.poisson(0.31, SWEEPS),
                "mediated": mediated,
                "resolved": mediated - rng.binomial(mediated, 0.024),
            }
        )
    )


def trainings(places: Places, rng: Rng) -> pd.DataFrame:
    """Sessions of three kinds whose attendances add up to 80,000."""
    people = places.counties["population"].to_numpy() ** 0.4
    county = np.repeat(np.arange(COUNTIES), apportion(people, SESSIONS))
    kind = pick(rng, KINDS, SESSIONS)
    size = np.where(kind == "special", 0.7, np.where(kind == "key_staff", 0.9, 1.3))
    weights = size * rng.lognormal(0, 0.4, SESSIONS)
    return _sorted(
        pd.DataFrame(
            {
                "county": _county(places, county),
                "on_day": _days(SESSIONS, rng),
                "kind": kind,
                "attendances": apportion(weights, ATTENDANCES),
            }
        )
    )


def _towns(places: Places, size: int, rng: Rng) -> Array:
    weights = places.towns["population"].to_numpy() ** 0.5 * rng.lognormal(0, 0.25, TOWNS)
    return rng.choice(TOWNS, size, p=weights / weights.sum())


def _county(places: Places, number: Array) -> Array:
    return np.asarray(places.counties["code"].to_numpy()[number])


def _days(size: int, rng: Rng) -> Array:
    """Working days, more in the months in which more is looked for."""
    weights = np.array(BUSY_MONTHS)[month_number(SPAN) - 1] * np.is_busday(SPAN)
    weights = weights * rng.lognormal(0, 0.12, len(SPAN))
    return rng.choice(SPAN, size, p=weights / weights.sum()).astype("datetime64[s]")


def _sorted(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.sort_values("on_day", kind="stable").assign(programme=PROGRAMME)
