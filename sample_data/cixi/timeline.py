"""The steps of each dispute, in the order they happened, consistent with its row."""

import numpy as np
import pandas as pd

from sample_data.cixi.figures import DATA_TO
from sample_data.cixi.handling import HOURS_SESSION, LAST_SECOND
from sample_data.draws import Array, Rng, midnight, minutes, only_then
from sample_data.habits import HOURS_OFFICE, moments

ORDER = ("accepted", "session", "agreement", "closed", "confirmed", "due", "performed", "follow_up")


def timeline(frame: pd.DataFrame, visits: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """All steps up to the last day of the data, numbered per dispute."""
    closing = _closing(frame, rng)
    closed = closing["closed"]
    steps = [
        _steps(frame, "accepted", frame["accepted_at"].to_numpy()),
        _steps(frame, "session", frame["session_at"].to_numpy()),
        *(_steps(frame, kind, at) for kind, at in closing.items()),
        *(_steps(frame, kind, at) for kind, at in _after(frame, closed, rng).items()),
    ]
    done = visits["done_on"].to_numpy() + moments(rng, HOURS_OFFICE, len(visits))
    visited = closed[visits["row"].to_numpy()]
    steps.append(_steps(visits, "follow_up", np.maximum(done, visited)))
    events = pd.concat(steps, ignore_index=True)
    events["rank"] = events["kind"].map({kind: rank for rank, kind in enumerate(ORDER)})
    events = events.sort_values(["row", "at", "rank"], ignore_index=True)
    events["seq"] = events.groupby("row").cumcount() + 1
    return events[["dispute_id", "county", "seq", "at", "kind"]]


def _steps(frame: pd.DataFrame, kind: str, at: Array) -> pd.DataFrame:
    known = ~np.isnat(at)
    rows = frame.loc[known, ["dispute_id", "county", "row"]]
    return rows.assign(at=at[known], kind=kind)


def _closing(frame: pd.DataFrame, rng: Rng) -> dict[str, Array]:
    """The last session (unless it was the first), the agreement, and the closing, on one day."""
    first, day = frame["session_at"].to_numpy(), frame["closed_on"].to_numpy()
    at_once = midnight(first) == day
    start = np.where(at_once, first, day + moments(rng, HOURS_SESSION, len(frame)))
    length = minutes(np.round(rng.lognormal(4.6, 0.45, len(frame))) + 15)
    length = np.minimum(length, day + LAST_SECOND - start)
    settled = (frame["outcome"] == "settled").to_numpy()
    agreed = start + (length * 0.86).astype("timedelta64[s]")
    return {
        "session": only_then(~at_once, start),
        "agreement": only_then(settled, agreed),
        "closed": start + length,
    }


def _after(frame: pd.DataFrame, closed: Array, rng: Rng) -> dict[str, Array]:
    """Confirmation, the due day and performance: never before closing."""
    due, performed, confirmed = (
        frame[name].to_numpy() for name in ("due_on", "performed_on", "confirmed_on")
    )
    hour = moments(rng, HOURS_OFFICE, len(frame))
    reached = only_then(due <= DATA_TO, due)
    return {
        "confirmed": np.maximum(confirmed + hour, closed),
        "due": np.maximum(reached + minutes(18 * 60), closed),
        "performed": np.maximum(performed + hour, closed),
    }
