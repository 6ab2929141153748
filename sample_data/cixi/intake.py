"""Disputes as they come in: register, studio, type, mode, channel, level, people."""

import numpy as np
import pandas as pd

from sample_data.cixi.figures import (
    CASES,
    CODE,
    COUNTY,
    DEATHS,
    JOINT,
    JOINT_UNSETTLED,
    MAIN,
    NAMED_CODES,
    PLATFORM,
    REGISTERS,
)
from sample_data.cixi.profiles import (
    CHANNELS,
    CROWDED,
    CROWDED_OTHERWISE,
    MAJOR,
    MAJOR_OTHERWISE,
    MODES,
    TENSE,
    TYPES,
    VOLUMES,
)
from sample_data.draws import Array, Rng, apportion, pick
from sample_data.planting import MANY_PEOPLE


def intake(rooms: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """One row per dispute of both registers, with all that is known when it comes in."""
    parts = [_register(register, rooms, rng) for register in REGISTERS]
    frame = pd.concat(parts, ignore_index=True)
    frame["channel"] = _channels(frame, rng)
    frame["level"] = _levels(frame, rng)
    frame["people_involved"] = _people(frame, rng)
    frame["outcome"] = _outcomes(frame, rng)
    return frame.assign(
        programme=CODE,
        county=COUNTY,
        platform=PLATFORM,
        longitude=np.nan,
        latitude=np.nan,
        **_delicacy(frame, rng),
    )


def _register(register: str, rooms: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    cases = CASES[register]
    busy = np.array(VOLUMES) * _months_open(rooms) * rng.lognormal(0, 0.09, len(rooms))
    if register == JOINT:
        busy = busy**0.7 * rng.lognormal(0, 0.25, len(rooms))
    own = rooms.iloc[rng.permutation(np.repeat(np.arange(len(rooms)), apportion(busy, cases)))]
    kind, mode = pick(rng, TYPES[register], cases), pick(rng, MODES[register], cases)
    if register == MAIN:
        deaths = rng.choice(cases, DEATHS, replace=False)
        kind[deaths], mode[deaths] = "unnatural_death", "emergency"
    return pd.DataFrame(
        {
            "register": register,
            "room": own["code"].to_numpy(),
            "town": own["area"].to_numpy(),
            "type": kind,
            "mode": mode,
        }
    )


def _months_open(rooms: pd.DataFrame) -> Array:
    """How much of the year a studio was open."""
    opened = np.maximum(rooms["opened_on"].to_numpy(), np.datetime64("2019-01-01", "s"))
    return np.asarray((np.datetime64("2020-01-01", "s") - opened) / np.timedelta64(365, "D"))


def _channels(frame: pd.DataFrame, rng: Rng) -> Array:
    channel = np.full(len(frame), None, dtype=object)
    for (register, mode), shares in CHANNELS.items():
        rows = np.flatnonzero((frame["register"] == register) & (frame["mode"] == mode))
        channel[rows] = pick(rng, shares, len(rows))
    return channel


def _levels(frame: pd.DataFrame, rng: Rng) -> Array:
    """Difficult or major: the source counts difficult disputes, ordinary ones stay elsewhere."""
    major = frame["type"].map(MAJOR).fillna(frame["register"].map(MAJOR_OTHERWISE))
    return np.where(rng.random(len(frame)) < major, "major", "difficult").astype(object)


def _people(frame: pd.DataFrame, rng: Rng) -> Array:
    size = len(frame)
    few = np.minimum(1 + rng.geometric(0.5, size), MANY_PEOPLE - 1)
    many = MANY_PEOPLE + np.floor(rng.lognormal(1.6, 0.8, size)).astype(np.int64)
    crowded = rng.random(size) < frame["type"].map(CROWDED).fillna(CROWDED_OTHERWISE)
    return np.where(crowded, np.minimum(many, 80), few)


def _delicacy(frame: pd.DataFrame, rng: Rng) -> dict[str, Array]:
    major = (frame["level"] == "major").to_numpy()
    crowd = (frame["people_involved"] >= MANY_PEOPLE).to_numpy()
    tense = frame["type"].isin(TENSE).to_numpy()
    draw = rng.random((2, len(frame)))
    return {
        "is_sensitive": draw[0] < 0.012 + 0.13 * major + 0.2 * crowd,
        "criminal_risk": draw[1] < (0.008 + 0.04 * major) * np.where(tense, 2.0, 0.6),
    }


def _outcomes(frame: pd.DataFrame, rng: Rng) -> Array:
    """All settled but four joint cases, at four studios the source does not name."""
    outcome = np.full(len(frame), "settled", dtype=object)
    free = frame[(frame["register"] == JOINT) & ~frame["room"].isin(NAMED_CODES)]
    rows = free.iloc[rng.permutation(len(free))].drop_duplicates("room").index
    outcome[rows[: len(JOINT_UNSETTLED)]] = JOINT_UNSETTLED
    return outcome
