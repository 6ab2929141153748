"""The clock of a docking case: called, arrived, triaged, handed over; and when it was entered."""

import numpy as np
import pandas as pd

from sample_data.chenghua import seasons
from sample_data.chenghua.figures import DATA_TO, DOCKING
from sample_data.draws import Array, Rng, days, midnight, only_then

MINUTE = np.timedelta64(60, "s")


def clock(frame: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """Add the stages, the moment of acceptance and the moment of entry.

    The whole chain is drawn forward from a call and then moved by whole days so that
    acceptance falls on the day the case is counted on.
    """
    docking = (frame["register"] == DOCKING).to_numpy()
    chain = _chain(frame, rng)
    shift = frame["accepted_on"].to_numpy() - midnight(chain["accepted_at"])
    moved = {name: at + shift for name, at in chain.items()}
    phoned = docking & frame["channel"].isin(["110", "hotline"]).to_numpy()
    office = frame["accepted_on"].to_numpy() + seasons.moments(
        rng, seasons.HOURS_OFFICE, len(frame)
    )
    accepted = np.where(docking, moved["accepted_at"], office)
    heard = np.where(phoned, midnight(moved["called_at"]), frame["found_on"])
    return frame.assign(
        found_on=np.minimum(heard, frame["found_on"].to_numpy()),
        called_at=only_then(phoned, moved["called_at"]),
        arrived_at=only_then(phoned, moved["arrived_at"]),
        triaged_at=only_then(docking, moved["triaged_at"]),
        handed_over_at=only_then(docking, moved["handed_over_at"]),
        accepted_at=accepted,
        entered_at=_entered(accepted, rng),
    )


def _chain(frame: pd.DataFrame, rng: Rng) -> dict[str, Array]:
    size = len(frame)
    phoned = frame["channel"].isin(["110", "hotline"]).to_numpy()
    same_day = (frame["days_to_close"] == 0).to_numpy()
    hours = np.select(
        [phoned & same_day, phoned],
        [
            seasons.moments(rng, seasons.HOURS_SAME_DAY, size),
            seasons.moments(rng, seasons.HOURS_110, size),
        ],
        seasons.moments(rng, seasons.HOURS_OFFICE, size),
    )
    called = frame["accepted_on"].to_numpy() + hours
    arrived = called + _wait(rng, 8.5, 0.5, size)
    triaged = arrived + _wait(rng, 24.0, 0.6, size)
    faster = frame["year"].map({2017: 1.6, 2018: 1.3, 2019: 1.0, 2020: 0.95, 2021: 0.9}).to_numpy()
    handed = triaged + (_wait(rng, 32.0, 0.8, size) * faster).astype("timedelta64[s]")
    handed = np.where(_waits_for_lawyer(frame, handed, rng), _duty_start(handed, rng), handed)
    return {
        "called_at": called,
        "arrived_at": arrived,
        "triaged_at": triaged,
        "handed_over_at": handed,
        "accepted_at": handed + _wait(rng, 7.0, 0.6, size) + days(rng.random(size) < 0.09),
    }


def _wait(rng: Rng, median: float, spread: float, size: int) -> Array:
    """Waiting times around a median of minutes."""
    return np.round(median * 60 * rng.lognormal(0, spread, size)).astype("timedelta64[s]")


def _waits_for_lawyer(frame: pd.DataFrame, handed: Array, rng: Rng) -> Array:
    """Civil cases outside duty hours: some wait for the lawyer, others are led online."""
    hour = (handed - midnight(handed)).astype(np.int64) // 3600
    off_duty = (hour < 15) | (hour >= 22)
    civil = (frame["lead"] == "lawyer").to_numpy()
    return np.asarray(civil & off_duty & (rng.random(len(frame)) < 0.42))


def _duty_start(handed: Array, rng: Rng) -> Array:
    """The next afternoon's start of duty, and a few minutes."""
    today = midnight(handed) + np.timedelta64(15 * 3600, "s")
    start = np.where(handed < today, today, today + days(1))
    return start + _wait(rng, 14.0, 0.9, len(handed))


def _entered(accepted: Array, rng: Rng) -> Array:
    """Entered the same day or some days later, a few weeks late; never after the data end."""
    size = len(accepted)
    lag = np.where(
        rng.random(size) < 0.025, rng.integers(8, 41, size), rng.geometric(0.52, size) - 1
    )
    later = midnight(accepted) + days(lag) + seasons.moments(rng, seasons.HOURS_OFFICE, size)
    at_once = accepted + _wait(rng, 20.0, 0.9, size)
    entered = np.where(lag == 0, at_once, later)
    last = DATA_TO + days(1) - MINUTE
    return np.maximum(np.minimum(entered, last), np.minimum(accepted, last))
