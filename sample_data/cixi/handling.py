"""Who handled a case, at what hour it began, when it was entered and the result sent back."""

import numpy as np
import pandas as pd

from sample_data.cixi.figures import (
    DATA_TO,
    JOINT,
    LATE_STUDIO,
    MAIN,
    NAMED_CODES,
    NOT_FED_BACK,
)
from sample_data.draws import Array, Rng, days, first_of_each, midnight, minutes, only, only_then
from sample_data.habits import HOURS_110, HOURS_OFFICE, moments

HOURS_SESSION = HOURS_OFFICE * ((np.arange(24) >= 9) & (np.arange(24) < 17))
HOURS_URGENT = HOURS_110 * ((np.arange(24) >= 6) & (np.arange(24) < 22))
LAST_SECOND = np.timedelta64(24 * 60 * 60 - 1, "s")
BUSY = {"full_time": 3.0, "part_time": 1.0, "elder": 1.4}


def handle(frame: pd.DataFrame, mediators: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """Add number, mediator, moments of acceptance and first session, entry and feedback."""
    frame = _numbered(frame)
    frame = frame.assign(mediator=_mediators(frame, mediators, rng), **_clock(frame, rng))
    frame["entered_at"] = _entered(frame, rng)
    return frame.assign(fed_back_on=_fed_back(frame, rng), is_secondary=_secondary(frame))


def _numbered(frame: pd.DataFrame) -> pd.DataFrame:
    """Number both registers together in the order mediation began: one platform holds them."""
    frame = frame.sort_values(["mediated_on", "register", "room"], kind="stable", ignore_index=True)
    number = pd.Series(np.arange(1, len(frame) + 1)).astype(str).str.zfill(5)
    return frame.assign(row=frame.index, dispute_id="cixi:" + frame["platform"] + ":2019" + number)


def _mediators(frame: pd.DataFrame, mediators: pd.DataFrame, rng: Rng) -> Array:
    """A mediator of the studio; who was not in service that day gives way to the first, who was."""
    busy = mediators["kind"].map(BUSY).to_numpy() * rng.lognormal(0, 0.4, len(mediators))
    members = mediators.groupby("room").indices
    chosen = np.full(len(frame), -1)
    first = np.full(len(frame), -1)
    for room, rows in frame.groupby("room").indices.items():
        own = members[room]
        chosen[rows] = own[rng.choice(len(own), len(rows), p=busy[own] / busy[own].sum())]
        first[rows] = own[0]
    begun = mediators["appointed_on"].to_numpy()[chosen] <= frame["accepted_on"].to_numpy()
    left = mediators["dismissed_on"].to_numpy()[chosen]
    there = begun & (np.isnat(left) | (frame["closed_on"].to_numpy() < left))
    codes: Array = mediators["code"].to_numpy(dtype=object)
    return np.take(codes, np.where(there, chosen, first))


def _clock(frame: pd.DataFrame, rng: Rng) -> dict[str, Array]:
    """Moments of the first session and of the application before it."""
    size = len(frame)
    urgent = (frame["mode"] == "emergency").to_numpy()
    hours = np.where(urgent, moments(rng, HOURS_URGENT, size), moments(rng, HOURS_SESSION, size))
    session = frame["mediated_on"].to_numpy() + hours
    earlier = session - minutes(np.round(rng.lognormal(3.5, 0.5, size)) + 5)
    day = frame["accepted_on"].to_numpy()
    same_day = day == frame["mediated_on"].to_numpy()
    accepted = np.where(same_day, earlier, day + moments(rng, HOURS_OFFICE, size))
    return {"session_at": session, "accepted_at": np.maximum(accepted, day)}


def _entered(frame: pd.DataFrame, rng: Rng) -> Array:
    """Entered within days of the first session; one studio enters weeks later."""
    size, session = len(frame), frame["session_at"].to_numpy()
    usual = np.where(
        rng.random(size) < 0.03, rng.integers(7, 19, size), rng.geometric(0.5, size) - 1
    )
    slow = np.minimum(np.floor(7 + 7 * rng.lognormal(0, 0.5, size)), 40)
    late = (frame["room"] == LATE_STUDIO).to_numpy() & (rng.random(size) < 0.85)
    lag = np.where(late, slow, usual).astype(np.int64)
    left = (DATA_TO - midnight(session)).astype("timedelta64[D]").astype(np.int64)
    lag = np.where(lag > left, rng.integers(0, left + 1), lag)
    later = midnight(session) + days(lag) + moments(rng, HOURS_OFFICE, size)
    at_once = session + minutes(rng.integers(25, 110, size))
    return np.where(lag == 0, at_once, later)


def _fed_back(frame: pd.DataFrame, rng: Rng) -> Array:
    """The result goes back to the grid within days of closing; a few planted ones never did."""
    closed = frame["closed_on"].to_numpy()
    sent = (frame["channel"] == "grid").to_numpy() & ~np.isnat(closed)
    early = closed < np.datetime64("2019-12-01", "s")
    free = sent & early & ~frame["room"].isin(NAMED_CODES).to_numpy()
    group = np.where(free, frame["register"], "").astype(object)
    counts = {MAIN: NOT_FED_BACK - 1, JOINT: 1}
    missed = first_of_each(rng, group, np.ones(len(frame)), counts)
    day = closed + days(np.minimum(rng.geometric(0.55, len(frame)) - 1, 6))
    return only_then(sent & ~missed, np.minimum(day, DATA_TO))


def _secondary(frame: pd.DataFrame) -> Array:
    """Recorded for unnatural deaths alone, and never happened."""
    return only(frame["type"] == "unnatural_death", np.full(len(frame), False))
