"""When and where disputes come in: seasons, weekdays, holidays, lively towns."""

import numpy as np

from sample_data.chongqing.figures import ACCEPTED, COUNTIES, SPAN
from sample_data.chongqing.places import Places
from sample_data.chongqing.profiles import GROWTH, HOLIDAYS, MONTHS, WEEKDAYS
from sample_data.draws import Array, Rng, month_number, weekday

NEW_YEAR = int(np.searchsorted(SPAN, np.datetime64("2019-01-01")))
"""The number of the first day of 2019."""


def when_and_where(places: Places, rng: Rng) -> tuple[Array, Array]:
    """Day and town: towns keep their liveliness, counties grow unevenly into 2019."""
    lively = places.towns["population"].to_numpy() ** 0.8 * rng.lognormal(0, 0.3, len(places.towns))
    lively *= rng.lognormal(0, 0.3, COUNTIES)[places.county_of]
    town = rng.choice(len(lively), ACCEPTED, p=lively / lively.sum())
    weights = _day_weights(rng)
    late = weights[NEW_YEAR:].sum() / weights[:NEW_YEAR].sum()
    growth = late * GROWTH * rng.lognormal(0, 0.035, COUNTIES)
    share = (growth / (1 + growth))[places.county_of[town]]
    day = np.where(
        rng.random(ACCEPTED) < share,
        NEW_YEAR + _drawn(weights[NEW_YEAR:], rng),
        _drawn(weights[:NEW_YEAR], rng),
    )
    order = np.argsort(day, kind="stable")
    return day[order], town[order]


def _drawn(weights: Array, rng: Rng) -> Array:
    edges = np.cumsum(weights) / weights.sum()
    return np.minimum(np.searchsorted(edges, rng.random(ACCEPTED)), len(weights) - 1)


def _day_weights(rng: Rng) -> Array:
    """How many come in on a day: month, weekday, holidays, and weather of its own."""
    weights = np.array(MONTHS)[month_number(SPAN) - 1] * np.array(WEEKDAYS)[weekday(SPAN)]
    for first, length, factor in HOLIDAYS:
        start = np.datetime64(first)
        inside = (start <= SPAN) & (start + np.timedelta64(length, "D") > SPAN)
        working = np.array(WEEKDAYS)[0] * factor
        weights = np.where(inside, np.minimum(weights, working), weights)
    return np.asarray(weights * rng.lognormal(0, 0.035, len(SPAN)))
