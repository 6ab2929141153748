"""Disputes as they come in: day, place, channel, platform, type, level, people.

A case is a row of whole numbers; ``DAY`` counts days of the data, ``TOWN`` the towns.
"""

from dataclasses import dataclass

import numpy as np

from sample_data.chongqing.arrival import when_and_where
from sample_data.chongqing.coding import NONE, draw_exactly, draw_rows
from sample_data.chongqing.figures import APP, COUNTIES, COURT, PETITION, SPAN, STATION
from sample_data.chongqing.places import Places, must_have_room
from sample_data.chongqing.profiles import (
    CHANNELS,
    CROWDED,
    LEVEL_OF_TYPE,
    ORIGINS,
    PLATFORMS,
    TYPE_MONTHS,
    TYPES,
    USUAL_LEVEL,
    by_type,
)
from sample_data.draws import Array, Rng, month_number

OTHERWISE = {
    "walk_in": 0.318,
    "community": 0.322,
    "sweep": 0.298,
    "hotline": 0.047,
    "online": 0.015,
}
"""How disputes come in that nobody handed over and the app did not bring."""
SENT_FROM = np.datetime64("2018-07-01")
"""Guidance on what courts, stations and petition offices send came in the second half of 2018."""
MANY = 10


@dataclass
class Cases:
    """All disputes in the order they were accepted, one array per fact."""

    day: Array
    town: Array
    county: Array
    channel: Array
    platform: Array
    station: Array
    kind: Array
    level: Array
    people: Array
    sensitive: Array
    risky: Array

    @property
    def sent(self) -> Array:
        """Handed over by a court, a petition office or a station."""
        return np.asarray(self.channel_is("court", "petition", "station"))

    def channel_is(self, *codes: str) -> Array:
        """Tell which came through one of these channels."""
        return np.asarray(np.isin(self.channel, [CHANNELS.index(code) for code in codes]))


def intake(places: Places, rng: Rng) -> Cases:
    """481,000 disputes with exactly the published numbers of each channel and of the app."""
    day, town = when_and_where(places, rng)
    channel, app = _channels(day, places.urban[town], rng)
    station = _stations(places, places.county_of[town], channel, rng)
    seated = station >= 0
    town[seated] = places.stations["town"].to_numpy()[station[seated]]
    kind = _types(day, places.urban[town], channel, rng)
    level = _levels(kind, channel, rng)
    people = _people(kind, rng)
    return Cases(
        day=day,
        town=town,
        county=places.county_of[town],
        channel=channel,
        platform=_platforms(day, places.county_of[town], app, rng),
        station=station,
        kind=kind,
        level=level,
        people=people,
        sensitive=_sensitive(kind, level, people, rng),
        risky=_risky(kind, level, rng),
    )


def _channels(day: Array, urban: Array, rng: Rng) -> tuple[Array, Array]:
    """The channel of each, with the exact numbers published, and which came by the app."""
    codes = [CHANNELS.index(code) for code in OTHERWISE]
    shares = np.array([list(OTHERWISE.values())] * 2)
    shares[1] *= (0.96, 1.08, 0.9, 1.25, 1.5)
    channel = np.array(codes)[draw_rows(rng, shares, urban.astype(np.int64))]
    free = np.ones(len(day))
    guided = np.where(SPAN[day] >= SENT_FROM, 1.0, 0.42)
    for code, count in (("petition", PETITION), ("court", COURT), ("station", STATION)):
        rows = draw_exactly(rng, free * guided, count)
        channel[rows], free[rows] = CHANNELS.index(code), 0
    spreading = free * np.where(urban, 1.6, 1.0) * (0.35 + 1.9 * day / len(SPAN))
    app = np.zeros(len(day), dtype=bool)
    app[draw_exactly(rng, spreading, APP)] = True
    channel[app] = CHANNELS.index("online")
    return channel, app


def _stations(places: Places, county: Array, channel: Array, rng: Rng) -> Array:
    """Stations that hand cases over: those with a room all the time, busier the larger."""
    station = np.full(len(channel), NONE)
    stations = places.stations
    weights = np.where(must_have_room(stations), stations["officers"], 0.0)
    weights = weights * rng.lognormal(0, 0.35, len(stations))
    where = stations["county"].map({code: i for i, code in enumerate(places.counties["code"])})
    shares = np.where(where.to_numpy() == np.arange(COUNTIES)[:, None], weights, 0.0)
    rows = np.flatnonzero(channel == CHANNELS.index("station"))
    station[rows] = draw_rows(rng, shares, county[rows])
    return station


def _platforms(day: Array, county: Array, app: Array, rng: Rng) -> Array:
    """Paper ledgers give way to the justice platform, sooner in some counties."""
    paper = rng.uniform(0.3, 0.72, COUNTIES)[county] - 0.34 * day / len(SPAN)
    ledger = rng.random(len(day)) < paper
    codes = np.where(ledger, PLATFORMS.index("ledger"), PLATFORMS.index("smart_justice"))
    return np.where(app, PLATFORMS.index("mobile_app"), codes)


def _types(day: Array, urban: Array, channel: Array, rng: Rng) -> Array:
    """Types by where a case comes from and by season."""
    origin = np.where(urban, ORIGINS.index("urban"), ORIGINS.index("rural"))
    for code in ("court", "station", "petition"):
        origin = np.where(channel == CHANNELS.index(code), ORIGINS.index(code), origin)
    monthly = np.array([TYPE_MONTHS.get(code, (1.0,) * 12) for code in TYPES]).T
    tables = np.array(list(TYPES.values())).T[:, None, :] * monthly[None, :, :]
    group = origin * 12 + (month_number(SPAN) - 1)[day]
    return draw_rows(rng, tables.reshape(-1, len(TYPES)), group)


def _levels(kind: Array, channel: Array, rng: Rng) -> Array:
    """Ordinary, difficult or major; what petition offices send is seldom ordinary."""
    usual = np.array([LEVEL_OF_TYPE.get(code, USUAL_LEVEL) for code in TYPES])
    hard = usual * (0.16, 2.4, 3.0)
    petition = channel == CHANNELS.index("petition")
    return draw_rows(rng, np.concatenate([usual, hard]), kind + len(TYPES) * petition)


def _people(kind: Array, rng: Rng) -> Array:
    size = len(kind)
    few = np.minimum(1 + rng.geometric(0.68, size), MANY - 1)
    many = np.minimum(MANY + np.floor(rng.lognormal(1.5, 0.9, size)), 150)
    crowded = rng.random(size) < by_type(CROWDED, 0.0008)[kind]
    return np.where(crowded, many, few).astype(np.int64)


def _sensitive(kind: Array, level: Array, people: Array, rng: Rng) -> Array:
    grave = kind == list(TYPES).index("unnatural_death")
    hard = np.array([0.0006, 0.008, 0.05])[level]
    share = hard + 0.05 * (people >= MANY) + 0.35 * grave
    return np.asarray(rng.random(len(kind)) < share)


def _risky(kind: Array, level: Array, rng: Rng) -> Array:
    """Where violence is to be feared: quarrels of families and neighbours, unpaid wages."""
    tense = by_type({"family": 1.6, "neighbour": 1.5, "compensation": 1.7, "wages": 1.2}, 0.4)[kind]
    return np.asarray(rng.random(len(kind)) < 0.0021 * tense * np.array([1.0, 3.0, 6.0])[level])
