"""Disputes as they come in: register, day, place, type, track, level, channel."""

import numpy as np
import pandas as pd

from sample_data.chenghua import seasons
from sample_data.chenghua.figures import COUNTY, DOCKING, PEOPLE, REGISTERS, YEARS
from sample_data.chenghua.places import Places
from sample_data.chenghua.profiles import (
    DIFFERING_CASES,
    DIFFERING_STATION,
    STATION_BUSINESS,
    TYPE_MONTHS,
    TYPES,
)
from sample_data.draws import Array, Rng, apportion, days, first_of_each, month_number, pick_each

ZONE_UNRECORDED = {2017: 0.026, 2018: 0.011}


def intake(places: Places, rng: Rng) -> pd.DataFrame:
    """One row per dispute of both registers, in the order they were accepted."""
    parts = [_one_year(register, year, places, rng) for register in REGISTERS for year in YEARS]
    frame = pd.concat(parts, ignore_index=True)
    frame["type"] = _types(frame, rng)
    frame["track"] = _tracks(frame, rng)
    forget = rng.random(len(frame)) < frame["year"].map(ZONE_UNRECORDED).fillna(0)
    frame.loc[forget, ["zone", "community", "longitude", "latitude"]] = None
    return frame.assign(programme="chenghua", county=COUNTY)


def _one_year(register: str, year: int, places: Places, rng: Rng) -> pd.DataFrame:
    cases = REGISTERS[register][year].cases
    span = np.arange(np.datetime64(f"{year}-01-01"), np.datetime64(f"{year + 1}-01-01"))
    weights = seasons.day_weights(register, span, rng)
    accepted = np.sort(rng.choice(span, cases, p=weights / weights.sum()))
    zone = rng.permutation(_zones(register, year, places, rng))
    spot = places.points[zone, (rng.beta(0.7, 1.3, cases) * places.points.shape[1]).astype(int)]
    located = places.zones.iloc[zone]
    return pd.DataFrame(
        {
            "register": register,
            "year": year,
            "number": np.arange(1, cases + 1),
            "accepted_on": accepted.astype("datetime64[s]"),
            "zone": located["code"].to_numpy(),
            "community": located["community"].to_numpy(),
            "town": located["town"].to_numpy(),
            "station": located["station"].to_numpy(),
            "longitude": spot[:, 0],
            "latitude": spot[:, 1],
        }
    )


def _zones(register: str, year: int, places: Places, rng: Rng) -> Array:
    """Zone numbers of a year's cases, skewed: residents, and a liveliness that lasts."""
    lasting = np.random.default_rng([510108, len(register)])
    zones = places.zones
    weights = zones["population"].to_numpy() ** 0.62 * lasting.lognormal(0, 0.42, len(zones))
    weights *= rng.lognormal(0, 0.12, len(zones))
    cases = REGISTERS[register][year].cases
    if register == PEOPLE:
        return rng.choice(len(zones), cases, p=weights / weights.sum())
    weights *= zones["station"].map(STATION_BUSINESS).to_numpy()
    return _docking_zones(zones["station"].to_numpy(), year, weights, rng)


def _docking_zones(station: Array, year: int, weights: Array, rng: Rng) -> Array:
    """Zones of docking cases; in 2019 the station that differs has a fixed number."""
    cases = REGISTERS[DOCKING][year].cases
    if year != 2019:
        return rng.choice(len(station), cases, p=weights / weights.sum())
    own = station == DIFFERING_STATION
    drawn = [
        rng.choice(len(station), count, p=np.where(mask, weights, 0) / weights[mask].sum())
        for mask, count in ((own, DIFFERING_CASES), (~own, cases - DIFFERING_CASES))
    ]
    return np.concatenate(drawn)


def _types(frame: pd.DataFrame, rng: Rng) -> Array:
    codes = list(TYPES[PEOPLE])
    docking = (frame["register"] == DOCKING).to_numpy()
    tables = np.array([[TYPES[key][code] for code in codes] for key in (PEOPLE, DOCKING)])
    monthly = np.array([TYPE_MONTHS.get(code, (1.0,) * 12) for code in codes]).T
    months = month_number(frame["accepted_on"].to_numpy()) - 1
    return pick_each(rng, codes, tables[docking.astype(int)] * monthly[months])


def _tracks(frame: pd.DataFrame, rng: Rng) -> Array:
    """Civil, public order or minor criminal; docking has its exact number of civil cases."""
    track = np.full(len(frame), "civil", dtype=object)
    docking = (frame["register"] == DOCKING).to_numpy()
    heavy = frame["type"].isin(["compensation", "neighbour", "consumer", "traffic"]).to_numpy()
    for year, figures in REGISTERS[DOCKING].items():
        rows = np.flatnonzero(docking & (frame["year"] == year).to_numpy())
        group = np.full(len(rows), "case", dtype=object)
        other = rows[
            first_of_each(
                rng, group, np.where(heavy[rows], 3.2, 1.0), {"case": len(rows) - figures.civil}
            )
        ]
        shares = apportion([0.81, 0.19], len(other))
        track[other] = rng.permutation(np.repeat(["public_order", "minor_criminal"], shares))
    return track


def found_on(frame: pd.DataFrame, rng: Rng) -> Array:
    """The day a dispute was first heard of: before acceptance in sweeps, else nearly the same."""
    delay = np.where(
        frame["channel"] == "sweep",
        rng.geometric(0.28, len(frame)),
        rng.geometric(0.72, len(frame)) - 1,
    )
    delay = np.where(frame["register"] == DOCKING, 0, delay)
    found = frame["accepted_on"].to_numpy() - days(delay)
    return np.asarray(found)
