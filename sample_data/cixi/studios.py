"""The 22 brand studios and their mediators."""

import numpy as np
import pandas as pd

from sample_data import persons
from sample_data.cixi.figures import (
    CODE,
    COUNTY,
    NAMED_CODES,
    NAMED_STUDIOS,
    NO_VENUE,
    STUDIOS,
)
from sample_data.cixi.places import Places
from sample_data.draws import Array, Rng, first_of_each, pick

LETTERS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"
OWN_VENUES = 13
NEW = {"CXR13": "2019-03-18", "CXR19": "2019-05-13"}
"""Studios opened in the year; the others were there before."""
SIZES = (4, 3, 2, 3, 2, 1, 3, 2, 2, 4, 2, 3, 1, 2, 3, 2, 2, 3, 1, 2, 3, 2)
KINDS = {"part_time": 0.44, "elder": 0.40, "full_time": 0.16}
DISMISSED_ON = "2019-09-16"


def rooms(places: Places, rng: Rng) -> pd.DataFrame:
    """One studio in every town, two in four of them; the committee of the town is the host.

    One has no fixed venue.
    """
    towns = places.towns.sort_values("population", ascending=False, kind="stable")
    second = towns.head(STUDIOS - len(towns))
    homes = pd.concat([places.towns, second], ignore_index=True)
    homes = homes.sort_values("code", kind="stable", ignore_index=True)
    codes = [f"CXR{number:02d}" for number in range(1, STUDIOS + 1)]
    own = first_of_each(rng, np.full(STUDIOS, "all"), np.ones(STUDIOS), {"all": OWN_VENUES})
    opened = pd.Series(_workdays(rng, "2014-03-03", "2018-11-30"), index=codes)
    opened.update(pd.to_datetime(pd.Series(NEW)).astype("datetime64[s]"))
    return pd.DataFrame(
        {
            "code": codes,
            "programme": CODE,
            "county": COUNTY,
            "area": homes["code"],
            "kind": "brand_studio",
            "host": homes["name"] + "人民调解委员会",
            "venue": np.select([np.array(codes) == NO_VENUE, own], ["none", "own"], "shared"),
            "name": _names(),
            "opened_on": opened.to_numpy(),
        }
    )


def _names() -> list[str]:
    """The two the source names, and 示例甲 to 示例酉."""
    invented = iter(LETTERS)
    called = [
        NAMED_STUDIOS.get(number) or f"示例{next(invented)}" for number in range(1, STUDIOS + 1)
    ]
    return [f"{name}调解工作室" for name in called]


def mediators(rooms: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """One to four per studio; the first is full-time, there since it opened, and stays."""
    own = rooms.iloc[np.repeat(np.arange(STUDIOS), SIZES)].reset_index(drop=True)
    size, first = len(own), ~own["code"].duplicated().to_numpy()
    opened = own["opened_on"].to_numpy()
    year = np.datetime64("2018-12-29", "s")
    until = np.where((opened > year) | (rng.random(size) < 0.2), "2019-10-31", "2018-12-28")
    later = opened + ((until.astype("datetime64[s]") - opened) * rng.random(size))
    later = np.busday_offset(later.astype("datetime64[D]"), 0, roll="preceding")
    return pd.DataFrame(
        {
            "code": [f"CXM{number:03d}" for number in range(1, size + 1)],
            "programme": CODE,
            "county": COUNTY,
            "kind": np.where(first, "full_time", pick(rng, KINDS, size)),
            "area": own["area"],
            "room": own["code"],
            "name": persons.people(rng, size),
            "appointed_on": np.where(first, opened, later.astype("datetime64[s]")),
            "dismissed_on": _dismissals(own["code"].to_numpy(), later, first, rng),
        }
    )


def _dismissals(room: Array, appointed: Array, first: Array, rng: Rng) -> Array:
    """One left in the year: never the first of a studio, nor one of a studio the source names."""
    free = ~first & ~np.isin(room, NAMED_CODES) & (appointed < np.datetime64("2018-12-01"))
    left = first_of_each(
        rng, np.where(free, "free", "kept").astype(object), np.ones(len(room)), {"free": 1}
    )
    return np.where(left, np.datetime64(DISMISSED_ON, "s"), np.datetime64("NaT", "s"))


def _workdays(rng: Rng, start: str, end: str) -> Array:
    span = np.arange(np.datetime64(start, "D"), np.datetime64(end, "D"))
    return rng.choice(span[np.is_busday(span)], STUDIOS).astype("datetime64[s]")
