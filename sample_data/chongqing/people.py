"""Mediators: 68,930 in service at the end, those dismissed before, those hired."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample_data.chongqing.coding import draw_exactly
from sample_data.chongqing.figures import (
    DATA_FROM,
    DISMISSED,
    FULL_TIME,
    HIRED,
    LAST,
    MEDIATORS,
    PROGRAMME,
)
from sample_data.draws import Array, Rng, apportion

LEAST = 3
"""The law's smallest committee."""
EXTRA = {
    "town": 6.0,
    "village": 2.0,
    "community": 2.8,
    "industry": 5.0,
    "enterprise": 2.0,
    "not_listed": 6.0,
}
PLACES_FULL_TIME = {"industry": 2, "town": 1, "not_listed": 1}
ELDERS = 0.11


@dataclass(frozen=True)
class Mediators:
    """The register in the order of the committees: ``start`` and ``size`` are by committee.

    ``since`` and ``until`` count days of the data, the first day in service and the first after.
    """

    frame: pd.DataFrame
    start: Array
    size: Array
    since: Array
    until: Array


def mediators(committees: pd.DataFrame, rng: Rng) -> Mediators:
    """Everyone of the register; the first of a committee serves all the time."""
    total = MEDIATORS + DISMISSED
    weights = committees["kind"].map(EXTRA).to_numpy() * rng.lognormal(0, 0.35, len(committees))
    size = LEAST + apportion(weights, total - LEAST * len(committees))
    start = np.cumsum(size) - size
    own = np.repeat(np.arange(len(committees)), size)
    rank = np.arange(total) - start[own]
    full_time = _full_time(committees["kind"].to_numpy()[own], rank, rng)
    since, until = _terms(rank, full_time, rng)
    elder = rng.random(total) < ELDERS
    frame = pd.DataFrame(
        {
            "code": [f"CQM{number:05d}" for number in range(1, total + 1)],
            "programme": PROGRAMME,
            "county": committees["county"].to_numpy()[own],
            "kind": np.where(full_time, "full_time", np.where(elder, "elder", "part_time")),
            "committee": committees["code"].to_numpy()[own],
            "area": committees["area"].to_numpy()[own],
            "name": [f"调解员{number:05d}" for number in range(1, total + 1)],
            "appointed_on": _appointed(since, rng),
            "dismissed_on": np.where(until <= LAST, _day(until), np.datetime64("NaT", "s")),
        }
    )
    return Mediators(frame, start, size, since, until)


def _terms(rank: Array, full_time: Array, rng: Rng) -> tuple[Array, Array]:
    """First days in service and first days after; nobody is both hired and dismissed."""
    free = ((rank > 0) & ~full_time).astype(float)
    gone = draw_exactly(rng, free, DISMISSED)
    free[gone] = 0
    new = draw_exactly(rng, np.where(full_time & (rank > 0), 2.5, free), HIRED)
    since, until = np.full(len(rank), -1), np.full(len(rank), LAST + 1)
    since[new] = rng.choice(_workdays(), HIRED)
    until[gone] = rng.choice(_workdays(), DISMISSED)
    return since, until


def _full_time(kind: Array, rank: Array, rng: Rng) -> Array:
    """2,476 in all: some of every industry, town and unlisted committee, a second of some towns."""
    fixed = np.zeros(len(kind), dtype=bool)
    for code, count in PLACES_FULL_TIME.items():
        fixed |= (kind == code) & (rank < count)
    second = ((kind == "town") & (rank == 1)).astype(float)
    fixed[draw_exactly(rng, second, FULL_TIME - int(fixed.sum()))] = True
    return fixed


def _appointed(since: Array, rng: Rng) -> Array:
    """The day of appointment: within the data for the hired, in the years before for the rest."""
    past = np.arange(np.datetime64("2006-01-04"), np.datetime64("2017-12-23"))
    share = np.linspace(0.3, 1.7, len(past)) * np.is_busday(past)
    before = rng.choice(past, len(since), p=share / share.sum()).astype("datetime64[s]")
    return np.where(since >= 0, _day(since), before)


def _workdays() -> Array:
    """Numbers of the days on which people are hired or dismissed."""
    number = np.arange(2, LAST - 3)
    span = DATA_FROM.astype("datetime64[D]") + number
    return np.asarray(number[np.is_busday(span)])


def _day(number: Array) -> Array:
    return np.asarray(DATA_FROM + number.astype("timedelta64[D]"))
