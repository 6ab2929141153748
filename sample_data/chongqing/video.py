"""Video mediation reaches villages and communities town by town: 18 % by the last day."""

import numpy as np
import pandas as pd

from sample_data.chongqing.figures import DATA_TO
from sample_data.chongqing.places import Places
from sample_data.draws import Array, Rng, only_then
from sample_data.habits import working_days

FIRST = np.datetime64("2018-03-05", "s")
SHARE = 0.18
PACE = 1.7
"""Above 1: slow at first, faster towards the end."""
WITHIN_DAYS = 70
"""How long a town takes to connect its villages and communities."""
LEFT_OUT = 0.08
"""Share of a town's villages and communities that are not ready when the others are."""


def video_ready(committees: pd.DataFrame, places: Places, rng: Rng) -> Array:
    """The day each committee was ready for video; "not a time" where it is not yet."""
    local = committees["kind"].isin(["village", "community"]).to_numpy()
    town = committees["area"].map(
        {code: number for number, code in enumerate(places.towns["code"])}
    )
    town = town.fillna(-1).to_numpy().astype(np.int64)
    # Streets come before villages' towns, and large towns before small ones.
    people = places.towns["population"].to_numpy() ** 0.5
    eager = rng.exponential(size=len(people)) / (people * np.where(places.urban, 2.0, 1.0))
    turn = eager[town] + 1e9 * (~local | (rng.random(len(town)) < LEFT_OUT))
    count = round(SHARE * int(local.sum()))
    ready = np.argsort(turn, kind="stable")[:count]
    span = working_days(FIRST, DATA_TO)
    begun = (np.arange(count) / count) ** (1 / PACE) * len(span)
    place = np.abs(begun + rng.integers(0, WITHIN_DAYS, count) - WITHIN_DAYS // 2)
    last = len(span) - 1
    place = np.where(place > last, 2 * last - place, place).astype(np.int64)
    day = np.full(len(town), np.datetime64("NaT", "s"))
    day[ready] = span[place].astype("datetime64[s]")
    return only_then(local, day)
