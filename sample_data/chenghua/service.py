"""Community advisers: a call a week, a day a month, a lecture a quarter, and planted misses."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from sample_data.chenghua.figures import COUNTY, DATA_TO, NAMED_COMMUNITY
from sample_data.chenghua.places import Places
from sample_data.draws import Array, Rng, days, weekday


@dataclass(frozen=True)
class Cadence:
    """One kind of service: its periods, how often it is missed, and habits of the day."""

    kind: str
    standard: str
    starts: Array
    ends: Array
    misses: int
    runs: tuple[int, ...]
    open_misses: int
    extra: float

    @property
    def complete(self) -> Array:
        """Periods that had ended by the last day of the data."""
        return self.ends <= DATA_TO + days(1)


def _periods(unit: Literal["D", "M"], step: int, start: str) -> tuple[Array, Array]:
    edges = np.arange(np.datetime64(start, unit), np.datetime64("2022-05-01", unit), step)
    moments = edges.astype("datetime64[D]").astype("datetime64[s]")
    known = moments[:-1] <= DATA_TO
    return moments[:-1][known], moments[1:][known]


CADENCES = (
    Cadence("call", "adviser_call", *_periods("D", 7, "2019-01-07"), 19, (2, 2, 3), 2, 0.07),
    Cadence("visit", "adviser_visit", *_periods("M", 1, "2019-01"), 9, (2,), 2, 0.10),
    Cadence("lecture", "adviser_lecture", *_periods("M", 3, "2019-01"), 6, (), 2, 0.04),
)


def planted_misses(cadence: Cadence, places: Places, rng: Rng) -> Array:
    """Community x period: single misses, runs of consecutive ones, and some open at the end."""
    named = (places.communities["name"] == NAMED_COMMUNITY).to_numpy()
    free = rng.permutation(np.flatnonzero(~named))
    missed = np.zeros((len(named), len(cadence.starts)), dtype=bool)
    last = int(cadence.complete.sum())
    lengths = [*cadence.runs, *[1] * cadence.misses]
    for unit, length in zip(free, lengths, strict=False):
        first = rng.integers(1, last - length - 3)
        missed[unit, first : first + length] = True
    for unit in free[len(lengths) : len(lengths) + cadence.open_misses]:
        missed[unit, last - 1 :] = True
    return missed


def services(
    places: Places, lawyers: pd.DataFrame, misses: dict[str, Array], rng: Rng
) -> pd.DataFrame:
    """Records of calls, visits and lectures, complete but for the planted misses."""
    parts = [_records(cadence, misses[cadence.kind], rng) for cadence in CADENCES]
    frame = pd.concat(parts, ignore_index=True)
    units = places.communities.iloc[frame["unit"].to_numpy()].reset_index(drop=True)
    adviser = lawyers[lawyers["role"] == "adviser"].set_index("area")["code"]
    frame = frame.assign(
        programme="chenghua",
        county=COUNTY,
        town=units["town"],
        community=units["code"],
        station=units["station"],
        lawyer=units["code"].map(adviser),
    )
    return frame.sort_values(["on_day", "community", "kind"], ignore_index=True)


def _records(cadence: Cadence, missed: Array, rng: Rng) -> pd.DataFrame:
    """One day per community and period by the adviser's habit, sometimes a second one."""
    times = np.where(missed, 0, 1 + (rng.random(missed.shape) < cadence.extra))
    unit, period = (
        np.repeat(index, times.ravel()) for index in np.indices(missed.shape).reshape(2, -1)
    )
    length = (cadence.ends - cadence.starts).astype("timedelta64[D]").astype(int)[period]
    habit = rng.random(len(missed))[unit]
    where = np.where(rng.random(len(unit)) < 0.6, habit, rng.random(len(unit)))
    length = np.where(cadence.kind == "call", 5, length)
    day = cadence.starts[period] + days((where * length).astype(int))
    day = _on_workday(day, cadence.starts[period], cadence.kind, rng)
    kept = day <= DATA_TO
    return pd.DataFrame(
        {"unit": unit[kept], "kind": cadence.kind, "on_day": day[kept]}
    ).drop_duplicates()


def _on_workday(day: Array, start: Array, kind: str, rng: Rng) -> Array:
    """Move weekends into the week before, or the week after where that leaves the period.

    Some lectures stay on the Saturday or Sunday, when residents have time.
    """
    weekend = weekday(day) >= 5
    if kind == "lecture":
        weekend &= rng.random(len(day)) < 0.45
    monday = day - days(weekday(day)) + days(rng.integers(0, 5, len(day)))
    return np.where(weekend, np.where(monday >= start, monday, monday + days(7)), day)
