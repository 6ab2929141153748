"""Meetings of a station and its justice office: a joint one a quarter, regular ones between."""

import numpy as np
import pandas as pd

from sample_data.draws import Array, Rng
from sample_data.habits import working_days
from sample_data.lixian.figures import COUNTY, DATA_FROM, DATA_TO, LATE_PAIRED, NAMED, PROGRAMME

RUNS = (2, 1, 1, 1, 1, 1)
"""Quarters in a row without a joint meeting, station by station; one more misses the last."""
SECOND = 0.06
REGULAR = 0.78
"""Chance of a second joint meeting in a quarter, and of a regular one in a month."""


def _edges(months: int) -> Array:
    first, last = DATA_FROM.astype("datetime64[M]"), DATA_TO.astype("datetime64[M]")
    return np.arange(first, last + months + 1, months).astype("datetime64[D]")


QUARTERS, MONTHS = _edges(3), _edges(1)
COMPLETE = int((QUARTERS[1:] <= DATA_TO.astype("datetime64[D]") + 1).sum())
"""How many quarters had ended by the last day of the data."""


def planted_misses(stations: pd.DataFrame, rng: Rng) -> Array:
    """Station x quarter without a joint meeting: none at a station whose town is named.

    The station that was paired late has none before.
    """
    codes = stations["code"].to_numpy()
    free = rng.permutation(np.flatnonzero(~np.isin(codes, [*NAMED, LATE_PAIRED])))
    missed = np.zeros((len(codes), len(QUARTERS) - 1), dtype=bool)
    for station, length in zip(free, RUNS, strict=False):
        first = rng.integers(1, COMPLETE - length - 1)
        missed[station, first : first + length] = True
    missed[free[len(RUNS)], COMPLETE - 1 :] = True
    late = stations["paired_on"].to_numpy()[:, None]
    return np.asarray(missed | (QUARTERS[1:] <= late))


def meetings(stations: pd.DataFrame, missed: Array, rng: Rng) -> pd.DataFrame:
    """One row per meeting, each on a working day and none before the two were paired."""
    joint = np.where(missed, 0, 1 + (rng.random(missed.shape) < SECOND))
    regular = (rng.random((len(stations), len(MONTHS) - 1)) < REGULAR).astype(int)
    parts = [
        _held(stations, joint, QUARTERS, rng).assign(kind="joint"),
        _held(stations, regular, MONTHS, rng).assign(kind="regular"),
    ]
    frame = pd.concat(parts, ignore_index=True).drop_duplicates()
    return frame.sort_values(["on_day", "station", "kind"], ignore_index=True).assign(
        programme=PROGRAMME, county=COUNTY
    )


def _held(stations: pd.DataFrame, times: Array, edges: Array, rng: Rng) -> pd.DataFrame:
    """Days by each station's habit, moved a little; the last period is not over yet."""
    station, period = (
        np.repeat(index, times.ravel()) for index in np.indices(times.shape).reshape(2, -1)
    )
    span = working_days(edges[0], edges[-1] - 1)
    paired = stations["paired_on"].fillna(pd.Timestamp(DATA_FROM)).to_numpy()[station]
    start = np.maximum(edges[period], paired.astype("datetime64[D]"))
    first, after = np.searchsorted(span, start), np.searchsorted(span, edges[period + 1])
    habit = rng.random(len(stations))[station]
    share = np.clip(habit + rng.normal(0, 0.12, len(station)), 0, 0.999)
    place = first + np.floor(share * (after - first)).astype(np.int64)
    day = span[np.minimum(place, len(span) - 1)]
    kept = (first < after) & (day <= DATA_TO.astype("datetime64[D]"))
    return pd.DataFrame(
        {
            "station": stations["code"].to_numpy()[station[kept]],
            "on_day": day[kept].astype("datetime64[s]"),
        }
    )
