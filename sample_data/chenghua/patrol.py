"""Daily patrols of every zone: one to three officers, and planted days without any."""

import numpy as np
import pandas as pd

from sample_data.chenghua.figures import COUNTY, DATA_TO, NAMED_COMMUNITY, NAMED_STATION
from sample_data.chenghua.places import Places
from sample_data.draws import Array, Rng, weekday

SINCE = np.datetime64("2019-01-01", "s")
SPAN = np.arange(SINCE.astype("datetime64[D]"), DATA_TO.astype("datetime64[D]") + 1).astype(
    "datetime64[s]"
)
"""The days on which patrols are recorded."""
MISSED = ((1,), (1,), (1,), (1,), (1,), (1, 1), (1, 1), (2,), (2,), (1, 3), (2, 1, 1), (4,))
"""Days in a row without a patrol, zone by zone."""
OPEN = (2, 3)
"""Days without a patrol up to the last day, of two more zones."""
SECOND = (0.12, 0.07)
"""Chance of a second officer on working days and at weekends, per officer a zone has."""
THIRD = 0.13
"""Chance of a third where there is a second."""


def planted_misses(places: Places, rng: Rng) -> Array:
    """Zone x day without a patrol, none in a place that the source names."""
    zones = places.zones
    home = places.communities.set_index("code")["name"]
    named = (zones["station"] == NAMED_STATION) | (zones["community"].map(home) == NAMED_COMMUNITY)
    free = rng.permutation(np.flatnonzero(~named))
    missed = np.zeros((len(zones), len(SPAN)), dtype=bool)
    for zone, runs in zip(free, MISSED, strict=False):
        for part, length in zip(np.array_split(np.arange(len(SPAN)), len(runs)), runs, strict=True):
            first = part[rng.integers(1, len(part) - length - 1)]
            missed[zone, first : first + length] = True
    for zone, length in zip(free[len(MISSED) :], OPEN, strict=False):
        missed[zone, -length:] = True
    return missed


def patrols(places: Places, missed: Array, rng: Rng) -> pd.DataFrame:
    """One row per zone and day that was patrolled; more officers where there are more people."""
    zones = places.zones
    people = zones["population"].to_numpy()
    size = np.sqrt(people / np.median(people)).clip(0.6, 1.5)[:, None]
    owned = zones["station"].map(zones["station"].value_counts()).to_numpy()
    staff = zones["station"].map(places.stations.set_index("code")["officers"]).to_numpy() / owned
    chance = size * staff[:, None] * np.where(weekday(SPAN) < 5, *SECOND)
    drawn = rng.random(missed.shape)
    officers = 1 + (drawn < chance).astype(int) + (drawn < chance * THIRD)
    zone, day = np.nonzero(~missed)
    return pd.DataFrame(
        {
            "programme": "chenghua",
            "county": COUNTY,
            "town": zones["town"].to_numpy()[zone],
            "zone": zones["code"].to_numpy()[zone],
            "station": zones["station"].to_numpy()[zone],
            "on_day": SPAN[day],
            "officers": officers[zone, day],
        }
    )
