"""Mediators on call from six in the evening to eight in the morning, and planted failures."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample_data.draws import Array, Rng, days, minutes, only_then
from sample_data.planting import failing_months
from sample_data.sample import Gap
from sample_data.yibin.figures import DATA_TO, NAMED, PROGRAMME

SINCE = np.datetime64("2017-10-01", "s")
FIRST, SECOND = np.datetime64("2017-10"), np.datetime64("2017-11")
FAILING = ((FIRST, SECOND), (FIRST,), (FIRST,), (SECOND,), (SECOND,), (SECOND,), (SECOND,))
"""Months with nights that were not covered, station by station."""
NIGHTS = (1, 2, 3)
STUMBLES = 5
"""Nights missed by other stations in the days after they start: no whole month, no gap."""
EVENING, MORNING = np.timedelta64(18 * 60, "m"), np.timedelta64(32 * 60, "m")


@dataclass(frozen=True)
class Roster:
    """One row per station and night with its mediator; ``absent`` and ``short`` by row."""

    frame: pd.DataFrame
    absent: Array
    short: Array


def roster(stations: pd.DataFrame, mediators: pd.DataFrame, rng: Rng) -> Roster:
    """Every night from the day there is a mediator; those of a station take turns."""
    hired = mediators.groupby("station")["appointed_on"].min()
    opened = np.maximum(stations["started_on"], stations["code"].map(hired)).to_numpy()
    count = (DATA_TO - opened).astype("timedelta64[D]").astype(np.int64) + 1
    own = np.repeat(np.arange(len(stations)), count)
    night = np.arange(len(own)) - np.repeat(np.cumsum(count) - count, count)
    people = mediators.groupby("station")["code"].agg(list)
    turns = np.where(rng.random(len(own)) < 0.1, night + 1, night)
    frame = stations.iloc[own][["code", "county", "started_on"]].reset_index(drop=True)
    names = [people[code] for code in frame["code"]]
    frame = frame.rename(columns={"code": "station"}).assign(
        programme=PROGRAMME,
        on_day=opened[own] + days(night),
        mediator=[some[turn % len(some)] for some, turn in zip(names, turns, strict=True)],
    )
    missed = _missed(frame, rng)
    absent = missed & (rng.random(len(frame)) < 0.6)
    return Roster(frame, absent, missed & ~absent)


def _missed(frame: pd.DataFrame, rng: Rng) -> Array:
    """Mark nights in the failing months of some stations, and a few in others' first days."""
    month = frame["on_day"].to_numpy().astype("datetime64[M]")
    begun = frame["started_on"].to_numpy().astype("datetime64[M]")
    free = ~frame["station"].isin(NAMED).to_numpy()
    station = frame["station"].to_numpy(dtype=object)
    marked = np.zeros(len(frame), dtype=bool)
    taken: list[str] = []
    for months in FAILING:
        judged = free & (begun < months[0]) & ~np.isin(station, taken)
        taken.append(rng.choice(np.unique(station[judged].astype(str))))
        for one in months:
            rows = np.flatnonzero((station == taken[-1]) & (month == one))
            marked[rng.choice(rows, rng.choice(NIGHTS), replace=False)] = True
    broken = frame["started_on"].to_numpy() > begun
    starting = np.flatnonzero(free & broken & (month == begun) & ~np.isin(station, taken))
    marked[rng.choice(starting, STUMBLES, replace=False)] = True
    return marked


def on_call(roster: Roster, rng: Rng) -> pd.DataFrame:
    """The log of the nights; an absence is a row without times, the last ends after the data."""
    frame, size = roster.frame, len(roster.frame)
    day = frame["on_day"].to_numpy()
    late = rng.random(size) < 0.3
    starts = day + EVENING + minutes(-rng.integers(0, 41, size))
    ends = day + MORNING + minutes(rng.integers(0, 36, size))
    missed_evening = day + EVENING + minutes(rng.integers(35, 150, size))
    left_early = day + MORNING - minutes(rng.integers(40, 330, size))
    starts = np.where(roster.short & late, missed_evening, starts)
    ends = np.where(roster.short & ~late, left_early, ends)
    return frame.assign(
        starts_at=only_then(~roster.absent, starts), ends_at=only_then(~roster.absent, ends)
    )


def gaps(roster: Roster) -> list[Gap]:
    """The whole months in which a night was not covered from evening to morning."""
    frame = roster.frame
    rows = pd.DataFrame(
        {
            "unit": frame["station"],
            "since": np.maximum(frame["started_on"].to_numpy(), SINCE),
            "on": frame["on_day"],
            "kept": ~(roster.absent | roster.short),
        }
    )
    return failing_months("night_on_call", rows, DATA_TO, "night(s) not covered")
