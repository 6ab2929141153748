"""Mediation rooms: at courts, petition offices and stations, and those of known mediators."""

import numpy as np
import pandas as pd

from sample_data.chongqing.coding import draw_exactly
from sample_data.chongqing.figures import BRAND_ROOMS, PROGRAMME
from sample_data.chongqing.places import Places, must_have_room
from sample_data.draws import Array, Rng

SMALLER_FROM = 15
"""Stations of fifteen to nineteen officers have a room in part; no source asks it of them."""
NOT_YET = np.datetime64("NaT", "s")
COUNTY_ROOMS = (("court", "法院"), ("petition", "信访办公室"))


def rooms(places: Places, rng: Rng) -> pd.DataFrame:
    """Court and petition rooms of every county, station rooms, personal brand rooms."""
    parts = [_county_rooms(places, kind, word) for kind, word in COUNTY_ROOMS]
    parts += [_station_rooms(places, rng), _brand_rooms(places, rng)]
    frame = pd.concat(parts, ignore_index=True)
    frame["code"] = [f"CQR{number:04d}" for number in range(1, len(frame) + 1)]
    return frame.assign(programme=PROGRAMME)


def _county_rooms(places: Places, kind: str, word: str) -> pd.DataFrame:
    names = places.counties["name"]
    return pd.DataFrame(
        {
            "county": places.counties["code"],
            "area": places.counties["code"],
            "kind": kind,
            "host": names + word,
            "name": names + f"驻{word}调解室",
            "opened_on": np.datetime64("2017-12-04", "s"),
            "closed_on": NOT_YET,
        }
    )


def _station_rooms(places: Places, rng: Rng) -> pd.DataFrame:
    """Open throughout from twenty officers; below that some never, some late, some closed."""
    stations, size = places.stations, len(places.stations)
    large = must_have_room(stations)
    middle = ~large & (stations["officers"] >= SMALLER_FROM).to_numpy()
    luck = rng.random(size)
    has = large | (middle & (luck < 0.72)) | (~large & ~middle & (luck < 0.06))
    early = _workdays(rng, "2014-03-03", "2017-12-22", size)
    late = _workdays(rng, "2018-07-02", "2019-04-19", size)
    closed = _workdays(rng, "2018-09-03", "2019-04-19", size)
    opened = np.where(middle & (luck < 0.18), late, early)
    frame = pd.DataFrame(
        {
            "county": stations["county"],
            "station": stations["code"],
            "area": places.towns["code"].to_numpy()[stations["town"]],
            "kind": "station",
            "host": stations["name"],
            "name": stations["name"] + "驻所调解室",
            "opened_on": opened,
            "closed_on": np.where(middle & (luck >= 0.66), closed, NOT_YET),
        }
    )
    return frame[has]


def _brand_rooms(places: Places, rng: Rng) -> pd.DataFrame:
    town = np.sort(draw_exactly(rng, places.towns["population"].to_numpy() ** 0.6, BRAND_ROOMS))
    return pd.DataFrame(
        {
            "county": places.counties["code"].to_numpy()[places.county_of[town]],
            "area": places.towns["code"].to_numpy()[town],
            "kind": "personal_brand",
            "host": (places.towns["name"].to_numpy() + "人民调解委员会")[town],
            "name": [f"示例品牌调解室{number:03d}" for number in range(1, BRAND_ROOMS + 1)],
            "opened_on": _workdays(rng, "2012-05-07", "2019-04-12", BRAND_ROOMS),
            "closed_on": NOT_YET,
        }
    )


def _workdays(rng: Rng, start: str, end: str, size: int) -> Array:
    """Random working days of a span, both ends included."""
    span = np.arange(np.datetime64(start, "D"), np.datetime64(end, "D") + 1)
    return rng.choice(span[np.is_busday(span)], size).astype("datetime64[s]")
