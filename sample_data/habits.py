"""Habits of all programmes: hours of calls and offices, money at stake by type of dispute."""

import numpy as np

from sample_data.draws import Array, Rng

HOURS_110 = np.array(
    [
        *(1.1, 0.7, 0.5, 0.3, 0.3, 0.4, 0.8, 1.5, 2.6, 3.5, 4.0, 4.1),
        *(3.9, 3.7, 4.0, 4.9, 5.4, 5.9, 6.4, 7.2, 7.6, 6.7, 4.6, 2.4),
    ]
)
"""Calls by hour of day: a peak from the afternoon to ten at night."""
HOURS_SAME_DAY = HOURS_110 * ((np.arange(24) >= 8) & (np.arange(24) < 20))
"""Calls early enough to be settled before midnight."""
HOURS_OFFICE = np.array(
    [0.0] * 8 + [2.0, 6.2, 6.6, 4.1, 1.1, 2.0, 5.4, 5.9, 4.9, 2.6, 1.3, 0.9, 0.5, 0.1, 0.0, 0.0]
)
"""People at the desk by hour of day."""
HOURS_DUTY = np.array([0.0] * 15 + [3.0, 3.4, 3.1, 2.6, 3.5, 2.7, 0.8, 0.0, 0.0])
"""Sessions in the hours a lawyer is on duty."""


def moments(rng: Rng, hours: Array, size: int) -> Array:
    """Seconds after midnight, by hour profile."""
    hour = rng.choice(24, size, p=hours / hours.sum())
    return (hour * 3600 + rng.integers(0, 3600, size)).astype("timedelta64[s]")


MONEYLESS = {"family": 0.52, "neighbour": 0.58, "environment": 0.66, "property": 0.34, "other": 0.4}
MEDIAN_YUAN = {
    "family": 6_000,
    "neighbour": 800,
    "housing": 6_500,
    "land": 4_200,
    "demolition": 24_000,
    "contract": 14_000,
    "business": 18_000,
    "compensation": 2_600,
    "environment": 900,
    "labour": 9_500,
    "wages": 11_000,
    "traffic": 4_800,
    "medical": 16_000,
    "property": 1_500,
    "consumer": 700,
    "online_finance": 8_000,
    "unnatural_death": 260_000,
    "other": 1_800,
}


def rounded(yuan: Array) -> Array:
    """Sums as people agree on them: round hundreds, round thousands."""
    steps = np.select(
        [yuan < 300, yuan < 3_000, yuan < 30_000, yuan < 200_000], [10, 50, 100, 500], 1_000
    )
    return np.asarray(np.maximum(np.round(yuan / steps), 1) * steps, dtype=np.int64)


_HOLIDAYS = (
    *(("2017-10-01", 8), ("2018-01-01", 1), ("2018-02-15", 7), ("2018-04-29", 3)),
    *(("2018-10-01", 7), ("2019-01-01", 1), ("2019-02-04", 7), ("2019-05-01", 4)),
    *(("2019-10-01", 7), ("2020-01-01", 1), ("2020-01-24", 10), ("2020-05-01", 5)),
    *(("2020-10-01", 8), ("2021-01-01", 3), ("2021-02-11", 7), ("2021-05-01", 5)),
    *(("2021-10-01", 7), ("2022-01-01", 3), ("2022-01-31", 7), ("2022-04-30", 5)),
    *(("2022-10-01", 7), ("2023-01-01", 2), ("2023-01-21", 7), ("2023-04-29", 5)),
)
HOLIDAYS = np.concatenate([np.datetime64(start) + np.arange(length) for start, length in _HOLIDAYS])
"""Days of the long public holidays; single days off are left out."""


def working_days(first: np.datetime64, last: np.datetime64) -> Array:
    """Every weekday between the two, both included, but for the long holidays."""
    span = np.arange(first.astype("datetime64[D]"), last.astype("datetime64[D]") + 1)
    return np.asarray(span[np.is_busday(span, holidays=HOLIDAYS)])
