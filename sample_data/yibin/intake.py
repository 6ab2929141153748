"""Disputes as they come in: station, day, type, level, track, channel, people."""

import numpy as np
import pandas as pd

from sample_data import told
from sample_data.draws import Array, Rng, days, pick, pick_each, weekday
from sample_data.planting import MANY_PEOPLE
from sample_data.yibin.figures import (
    ACCEPTED,
    DATA_TO,
    DIFFERING,
    DIFFERING_CASES,
    HIRED_ON,
    LATE_HIRED,
    PROGRAMME,
    REGISTER,
    STATIONS,
)
from sample_data.yibin.profiles import (
    CHANNELS,
    CROWDED,
    FESTIVAL,
    FIRST_WEEKS,
    LEVEL_OF_TYPE,
    LEVELS,
    SLOW,
    TRACK_OF_TYPE,
    TRACKS,
    TYPES,
    USUAL_LEVEL,
    USUAL_TRACK,
    WEEKDAYS,
)
from sample_data.yibin.told import CASES


def intake(stations: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """One row per dispute in the order of acceptance, none before there is a mediator."""
    own = np.repeat(np.arange(len(stations)), _cases(stations, rng))
    frame = pd.DataFrame(
        {
            "station": stations["code"].to_numpy()[own],
            "county": stations["county"].to_numpy()[own],
            "started_on": stations["started_on"].to_numpy()[own],
        }
    )
    frame["accepted_on"] = np.concatenate(
        [
            _days(start, count, rng)
            for start, count in zip(stations["started_on"], np.bincount(own), strict=True)
        ]
    )
    unmanned = (frame["station"] == LATE_HIRED) & (frame["accepted_on"] < HIRED_ON)
    frame["accepted_on"] = frame["accepted_on"].mask(unmanned, HIRED_ON)
    frame = told.place(frame, CASES, on="accepted_on").sort_values(
        ["accepted_on", "station"], ignore_index=True
    )
    number = "2017" + (frame.index + 1).astype(str).str.zfill(4)
    frame = frame.assign(
        programme=PROGRAMME,
        register=REGISTER,
        platform="ledger",
        dispute_id=f"{PROGRAMME}:ledger:" + number,
    )
    return told.mark(_characterised(frame, rng), CASES)


def _cases(stations: pd.DataFrame, rng: Rng) -> Array:
    """Cases by days in service and business; the station that differs has a fixed number."""
    open_days = (DATA_TO - stations["started_on"].to_numpy()).astype("timedelta64[D]").astype(int)
    weights = (open_days + 1 - FIRST_WEEKS * (1 - SLOW)) * [one.business for one in STATIONS]
    fixed = (stations["code"] == DIFFERING).to_numpy()
    weights[fixed] = 0
    cases = rng.multinomial(ACCEPTED - DIFFERING_CASES, weights / weights.sum())
    return np.asarray(np.where(fixed, DIFFERING_CASES, cases))


def _days(start: pd.Timestamp, count: int, rng: Rng) -> Array:
    span = np.arange(np.datetime64(start, "D"), DATA_TO.astype("datetime64[D]") + 1)
    span = span.astype("datetime64[s]")
    weights = np.array(WEEKDAYS)[weekday(span)] * rng.lognormal(0, 0.1, len(span))
    weights[:FIRST_WEEKS] *= SLOW
    week = (span >= np.datetime64("2017-10-01")) & (span < np.datetime64("2017-10-09"))
    weights = np.where(week, weights * FESTIVAL, weights)
    return np.asarray(rng.choice(span, count, p=weights / weights.sum()))


def _characterised(frame: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    size = len(frame)
    kinds = pick(rng, TYPES, size)
    levels = np.array([LEVEL_OF_TYPE.get(kind, USUAL_LEVEL) for kind in kinds])
    tracks = np.array([TRACK_OF_TYPE.get(kind, USUAL_TRACK) for kind in kinds])
    frame = frame.assign(
        type=kinds,
        level=pick_each(rng, LEVELS, levels),
        track=pick_each(rng, TRACKS, tracks),
        channel=pick(rng, CHANNELS, size),
        lead="mediator",
        people_involved=_people(kinds, rng),
    )
    hard = frame["level"].map({"ordinary": 0.0, "difficult": 1.0, "major": 4.0}).to_numpy()
    draw = rng.random((2, size))
    return frame.assign(
        is_sensitive=draw[0] < 0.004 + 0.03 * hard,
        criminal_risk=draw[1] < 0.008 + 0.02 * hard,
    )


def _people(kinds: Array, rng: Rng) -> Array:
    few = np.minimum(1 + rng.geometric(0.62, len(kinds)), MANY_PEOPLE - 1)
    many = MANY_PEOPLE + np.floor(rng.lognormal(1.4, 0.8, len(kinds))).astype(np.int64)
    share = pd.Series(kinds).map(CROWDED).fillna(0.004).to_numpy()
    crowded = rng.random(len(kinds)) < share
    return np.asarray(np.where(crowded, np.minimum(many, 60), few))


def morning_after(moments: Array, rng: Rng) -> Array:
    """Half past eight of the next day and some minutes."""
    day = moments.astype("datetime64[D]").astype("datetime64[s]")
    late = moments - day >= np.timedelta64(8, "h")
    minutes = (30 + rng.integers(0, 60, len(moments))).astype("timedelta64[m]")
    return np.asarray(day + days(late) + np.timedelta64(8, "h") + minutes)
