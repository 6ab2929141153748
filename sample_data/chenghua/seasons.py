"""When disputes come in: months, weekdays, festivals, and the spring of 2020."""

import numpy as np

from sample_data.chenghua.figures import DOCKING, PEOPLE
from sample_data.draws import Array, month_number, weekday
from sample_data.habits import HOURS_110, HOURS_DUTY, HOURS_OFFICE, HOURS_SAME_DAY, moments

__all__ = [
    "HOURS_110",
    "HOURS_DUTY",
    "HOURS_OFFICE",
    "HOURS_SAME_DAY",
    "day_weights",
    "moments",
]

_MONTHS = {
    PEOPLE: (1.00, 0.84, 1.04, 1.00, 1.05, 1.08, 1.12, 1.10, 1.01, 0.97, 0.98, 1.02),
    DOCKING: (0.96, 0.86, 0.98, 0.99, 1.05, 1.10, 1.17, 1.14, 1.02, 0.98, 0.94, 0.95),
}
_WEEKDAYS = {
    PEOPLE: (1.18, 1.06, 1.01, 1.00, 0.97, 0.44, 0.33),
    DOCKING: (0.94, 0.93, 0.95, 0.97, 1.08, 1.12, 1.03),
}
_FESTIVAL = {PEOPLE: 0.22, DOCKING: 0.62}
_SPRING_FESTIVALS = ("2017-01-27", "2018-02-15", "2019-02-04", "2020-01-24", "2021-02-11")
_EPIDEMIC = (
    ("2020-01-25", "2020-03-16", 0.34),
    ("2020-03-16", "2020-04-13", 0.62),
    ("2020-04-13", "2020-05-11", 0.85),
)


def day_weights(register: str, span: Array, rng: np.random.Generator) -> Array:
    """How likely each day is to be a case's day, with weather of its own."""
    weights = np.array(_MONTHS[register])[month_number(span) - 1]
    weights = weights * np.array(_WEEKDAYS[register])[weekday(span)]
    for first in _festivals(span):
        inside = (span >= first) & (span < first + np.timedelta64(7, "D"))
        weights = np.where(inside, weights * _FESTIVAL[register], weights)
    for start, end, factor in _EPIDEMIC:
        inside = (span >= np.datetime64(start)) & (span < np.datetime64(end))
        weights = np.where(inside, weights * factor, weights)
    return np.asarray(weights * rng.lognormal(0, 0.08, len(span)))


def _festivals(span: Array) -> list[np.datetime64]:
    """First days of the two festival weeks of each year."""
    years = np.unique(span.astype("datetime64[Y]"))
    return [np.datetime64(day) for day in _SPRING_FESTIVALS] + [
        np.datetime64(f"{one}-10-01") for one in years
    ]
