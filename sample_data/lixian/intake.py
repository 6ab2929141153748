"""Disputes as they are found: day, station, type, level, track, channel, people."""

import numpy as np
import pandas as pd

from sample_data import told
from sample_data.draws import Array, Rng, month, month_number, pick, pick_each, weekday, year
from sample_data.lixian.figures import (
    COUNTY,
    DATA_FROM,
    DATA_TO,
    FOUND,
    PROGRAMME,
    REGISTER,
    YEARS,
)
from sample_data.lixian.profiles import (
    CHANNELS,
    CROWDED,
    LEVEL_OF_TYPE,
    LEVELS,
    MONTHS,
    POLICED,
    POLICED_OTHERWISE,
    QUIET,
    TYPE_MONTHS,
    TYPES,
    USUAL_LEVEL,
    WEEKDAYS,
)
from sample_data.lixian.told import CASES
from sample_data.planting import MANY_PEOPLE


def intake(stations: pd.DataFrame, people: Array, rng: Rng) -> pd.DataFrame:
    """One row per dispute in the order it was found."""
    size = people**0.6 * rng.lognormal(0, 0.12, len(stations))
    own = rng.choice(len(stations), FOUND, p=size / size.sum())
    frame = pd.DataFrame(
        {
            "station": stations["code"].to_numpy()[own],
            "town": stations["town"].to_numpy()[own],
            "found_on": _days(rng),
        }
    )
    frame = told.place(frame, CASES, on="found_on").sort_values(
        ["found_on", "station"], ignore_index=True
    )
    found = frame["found_on"].to_numpy()
    number = frame.groupby(year(found)).cumcount() + 1
    years = year(found).astype(str).astype(object)
    frame = frame.assign(
        programme=PROGRAMME,
        register=REGISTER,
        county=COUNTY,
        platform="ledger",
        dispute_id=f"{PROGRAMME}:ledger:" + years + number.astype(str).str.zfill(5),
        cohort_on=found,
        cohort_month=month(found),
    )
    return told.mark(_characterised(frame, rng), CASES)


def _days(rng: Rng) -> Array:
    """Days of finding by season, day of the week, festivals and quiet weeks."""
    span = np.arange(DATA_FROM, DATA_TO + np.timedelta64(1, "D"), np.timedelta64(1, "D"))
    weights = np.array(MONTHS)[month_number(span) - 1] * np.array(WEEKDAYS)[weekday(span)]
    weights = weights * pd.Series(year(span)).map(YEARS).to_numpy()
    for first, end, factor in QUIET:
        inside = (span >= np.datetime64(first)) & (span < np.datetime64(end))
        weights = np.where(inside, weights * factor, weights)
    weights = weights * rng.lognormal(0, 0.08, len(span))
    return np.asarray(rng.choice(span, FOUND, p=weights / weights.sum()).astype("datetime64[s]"))


def _characterised(frame: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    kinds = _types(frame["found_on"].to_numpy(), rng)
    levels = pd.Series(kinds).map(
        {kind: np.array(LEVEL_OF_TYPE.get(kind, USUAL_LEVEL)) for kind in TYPES}
    )
    policed = pd.Series(kinds).map(POLICED).fillna(POLICED_OTHERWISE).to_numpy()
    police = rng.random(len(frame)) < policed
    frame = frame.assign(
        type=kinds,
        level=pick_each(rng, LEVELS, np.stack(levels.to_numpy())),
        track=np.where(police, "public_order", "civil").astype(object),
        lead=np.where(police, "police", "mediator").astype(object),
        channel=pick(rng, CHANNELS, len(frame)),
        people_involved=_people(kinds, rng),
    )
    hard = frame["level"].map({"ordinary": 0.0, "difficult": 1.0, "major": 4.0}).to_numpy()
    draw = rng.random((2, len(frame)))
    return frame.assign(
        is_sensitive=draw[0] < 0.0006 + 0.012 * hard,
        criminal_risk=draw[1] < (0.001 + 0.009 * hard) * np.where(police, 3.0, 1.0),
    )


def _types(found: Array, rng: Rng) -> Array:
    monthly = np.array([TYPE_MONTHS.get(code, (1.0,) * 12) for code in TYPES]).T
    weights = np.array(list(TYPES.values())) * monthly[month_number(found) - 1]
    return pick_each(rng, list(TYPES), weights)


def _people(kinds: Array, rng: Rng) -> Array:
    few = np.minimum(1 + rng.geometric(0.68, len(kinds)), MANY_PEOPLE - 1)
    many = MANY_PEOPLE + np.floor(rng.lognormal(1.5, 0.8, len(kinds))).astype(np.int64)
    crowded = rng.random(len(kinds)) < pd.Series(kinds).map(CROWDED).fillna(0.0012).to_numpy()
    return np.asarray(np.where(crowded, np.minimum(many, 80), few))
