"""The clock of a dispute: called, arrived, triaged, handed over, accepted, entered."""

import numpy as np
import pandas as pd

from sample_data.draws import Array, Rng, days, midnight, minutes, only, only_then
from sample_data.habits import HOURS_110, HOURS_OFFICE, HOURS_SAME_DAY, moments
from sample_data.yibin.figures import DATA_TO, NAMED
from sample_data.yibin.intake import morning_after

NOT_HANDED_OVER = 9
MISSING_INQUIRY, STOPPED_INQUIRY = 4, 2


def clock(frame: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """Add the moments up to acceptance, on the day the dispute is counted, and of entry.

    Of some disputes handed over by the police the hand-over itself was never written down.
    """
    chain = _chain(frame, rng)
    shift = frame["accepted_on"].to_numpy() - midnight(chain["accepted_at"])
    moved = {name: at + shift for name, at in chain.items()}
    phoned = (frame["channel"] == "110").to_numpy()
    forgotten = _some(frame, frame["channel"] != "walk_in", NOT_HANDED_OVER, rng)
    entered = moved["accepted_at"] + minutes(np.round(rng.lognormal(3.0, 0.8, len(frame))))
    lag = np.where(rng.random(len(frame)) < 0.8, 0, rng.geometric(0.35, len(frame)))
    entered = np.minimum(entered + days(lag), DATA_TO + np.timedelta64(86_340, "s"))
    return frame.assign(
        called_at=only_then(phoned, moved["called_at"]),
        arrived_at=only_then(phoned, moved["arrived_at"]),
        triaged_at=moved["triaged_at"],
        handed_over_at=only_then(~forgotten, moved["handed_over_at"]),
        accepted_at=moved["accepted_at"],
        entered_at=np.maximum(entered, moved["accepted_at"]),
    )


def _chain(frame: pd.DataFrame, rng: Rng) -> dict[str, Array]:
    """Drawn forward from a call; at night some wait for the mediator's morning."""
    size, start = len(frame), frame["accepted_on"].to_numpy()
    phoned = (frame["channel"] == "110").to_numpy()
    first_day = (start == frame["started_on"].to_numpy()) | (frame["days_to_close"] == 0).to_numpy()
    by_day = moments(rng, HOURS_SAME_DAY, size)
    hours = np.where(first_day, by_day, moments(rng, HOURS_110, size))
    hours = np.where(phoned, hours, moments(rng, HOURS_OFFICE, size))
    hours = np.where(frame["told"] >= 0, np.timedelta64(9 * 3_600 + 700, "s"), hours)
    called = start + hours
    arrived = called + _wait(rng, 9.0, 0.45, size)
    triaged = arrived + _wait(rng, 22.0, 0.6, size)
    handed = triaged + _wait(rng, 26.0, 0.7, size)
    hour = (handed - midnight(handed)).astype(np.int64) // 3_600
    waits = ((hour >= 22) | (hour < 8)) & (rng.random(size) < 0.6) & ~first_day
    handed = np.where(waits, morning_after(handed, rng), handed)
    accepted = handed + _wait(rng, 8.0, 0.6, size)
    return {
        "called_at": called,
        "arrived_at": arrived,
        "triaged_at": triaged,
        "handed_over_at": handed,
        "accepted_at": accepted,
    }


def _wait(rng: Rng, median: float, spread: float, size: int) -> Array:
    """Waiting times around a median of minutes."""
    return np.round(median * 60 * rng.lognormal(0, spread, size)).astype("timedelta64[s]")


def _some(frame: pd.DataFrame, among: "pd.Series[bool]", count: int, rng: Rng) -> Array:
    """Mark a few of the rows, none of them at a station the source names."""
    free = (among & ~frame["station"].isin(NAMED)).to_numpy()
    marked = np.zeros(len(frame), dtype=bool)
    marked[rng.permutation(np.flatnonzero(free))[:count]] = True
    return marked


def inquiry(frame: pd.DataFrame, rng: Rng) -> Array:
    """Police go on with the inquiry in all but civil disputes; a few breaches are planted."""
    policed = frame["track"] != "civil"
    breach = np.flatnonzero(_some(frame, policed, MISSING_INQUIRY + STOPPED_INQUIRY, rng))
    status = only(policed, np.full(len(frame), "continuing"))
    breach = rng.permutation(breach)
    status[breach[:MISSING_INQUIRY]] = None
    status[breach[MISSING_INQUIRY:]] = "stopped"
    return status
