"""The steps of each dispute, in the order they happened, consistent with its row."""

import numpy as np
import pandas as pd

from sample_data.chenghua import seasons
from sample_data.chenghua.figures import DATA_TO, DOCKING, NAMED_STATION
from sample_data.draws import Array, Rng, days, midnight, minutes, only_then

ORDER = (
    "called",
    "arrived",
    "triaged",
    "handed_over",
    "accepted",
    "session",
    "agreement",
    "closed",
    "confirmed",
    "due",
    "performed",
    "follow_up",
)
LAST_SECOND = np.timedelta64(24 * 60 * 60 - 1, "s")


def timeline(frame: pd.DataFrame, visits: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """All steps up to the last day of the data, numbered per dispute."""
    closing = _closing(frame, rng)
    steps = [
        _steps(frame, kind, frame[f"{kind}_at"].to_numpy())
        for kind in ("called", "arrived", "triaged", "handed_over", "accepted")
    ]
    steps += [_steps(frame, kind, at) for kind, at in closing.items()]
    steps.append(_steps(frame, "session", _early_session(frame, closing["closed"], rng)))
    steps += [_steps(frame, kind, at) for kind, at in _after(frame, closing["closed"], rng).items()]
    done = visits["done_on"].to_numpy() + seasons.moments(rng, seasons.HOURS_OFFICE, len(visits))
    steps.append(_steps(visits, "follow_up", np.maximum(done, _closed_of(frame, visits, closing))))
    events = pd.concat(steps, ignore_index=True)
    events["rank"] = events["kind"].map({kind: rank for rank, kind in enumerate(ORDER)})
    events = events.sort_values(["row", "at", "rank"], ignore_index=True)
    events["seq"] = events.groupby("row").cumcount() + 1
    return events[["dispute_id", "county", "seq", "at", "kind"]]


def _steps(frame: pd.DataFrame, kind: str, at: Array) -> pd.DataFrame:
    known = ~np.isnat(at)
    return pd.DataFrame(
        {
            "dispute_id": frame["dispute_id"].to_numpy()[known],
            "county": frame["county"].to_numpy()[known],
            "row": frame["row"].to_numpy()[known],
            "at": at[known],
            "kind": kind,
        }
    )


def _closing(frame: pd.DataFrame, rng: Rng) -> dict[str, Array]:
    """The last session, the agreement and the closing, all on the closing day."""
    accepted, closed_on = frame["accepted_at"].to_numpy(), frame["closed_on"].to_numpy()
    hours = seasons.moments(rng, seasons.HOURS_OFFICE, len(frame))
    evening = seasons.moments(rng, seasons.HOURS_DUTY, len(frame))
    docked = (frame["register"] == DOCKING).to_numpy() & (rng.random(len(frame)) < 0.8)
    start = closed_on + np.where(docked, evening, hours)
    start = np.where(midnight(accepted) == closed_on, accepted, start)
    length = minutes(np.round(rng.lognormal(4.3, 0.55, len(frame))) + 12)
    length = np.maximum(length, frame["minimum"].to_numpy())
    length = np.minimum(length, closed_on + LAST_SECOND - start)
    settled = (frame["outcome"] == "settled").to_numpy()
    return {
        "session": start + (length * 0.12).astype("timedelta64[s]"),
        "agreement": np.where(
            settled, start + (length * 0.86).astype("timedelta64[s]"), np.datetime64("NaT", "s")
        ),
        "closed": start + length,
    }


def _early_session(frame: pd.DataFrame, closed: Array, rng: Rng) -> Array:
    """A first session some day between acceptance and closing (or the data's end).

    At the station the source names nothing stands still: what is open was mediated lately.
    """
    first = midnight(frame["accepted_at"].to_numpy())
    last = np.where(np.isnat(closed), DATA_TO, midnight(closed))
    between = (last - first).astype("timedelta64[D]").astype(int) - 1
    share = np.where(frame["level"] == "ordinary", 0.55, 0.9)
    held = (between >= 1) & (rng.random(len(frame)) < share)
    day = first + days(1 + (rng.beta(1, 2.2, len(frame)) * np.maximum(between, 0)).astype(int))
    lively = np.isnat(closed) & (frame["station"] == NAMED_STATION).to_numpy() & (between >= 4)
    day = np.where(lively, DATA_TO - days(2), day)
    at = day + seasons.moments(rng, seasons.HOURS_OFFICE, len(frame))
    return only_then(held | lively, at)


def _after(frame: pd.DataFrame, closed: Array, rng: Rng) -> dict[str, Array]:
    """Confirmation, the due day and performance: never before closing."""
    due, performed, confirmed = (
        frame[name].to_numpy() for name in ("due_on", "performed_on", "confirmed_on")
    )
    hour = seasons.moments(rng, seasons.HOURS_OFFICE, len(frame))
    reached = only_then(due <= DATA_TO, due)
    return {
        "confirmed": np.maximum(confirmed + hour, closed),
        "due": np.maximum(reached + minutes(18 * 60), closed),
        "performed": np.maximum(performed + hour, closed),
    }


def _closed_of(frame: pd.DataFrame, visits: pd.DataFrame, closing: dict[str, Array]) -> Array:
    """The closing moment of each visited dispute."""
    return np.asarray(closing["closed"][visits["row"].to_numpy()])
