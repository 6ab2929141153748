"""Lawyers on duty 15:00-22:00: the rota, planted absences and short evenings."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample_data.chenghua.figures import (
    COUNTY,
    DATA_FROM,
    DATA_TO,
    LAWYERS_PER_STATION,
    NAMED_STATION,
)
from sample_data.chenghua.organisations import STATIONS_OF_FIRM
from sample_data.draws import Array, Rng, days, only, only_then

RECORDED_FROM = np.datetime64("2018-07-01", "s")
CARELESS_FIRM = "CHF5"
CARELESS_MONTHS = (4, 4, 5, 5, 4, 5, 6)
"""Of the firm's twelve station-months in each half-year, how many have absences."""
CARELESS_ABSENCES = (2, 3)
SHORT_EVENINGS = 14
ABSENCES = {"CHF1": 2, "CHF2": 5, "CHF3": 1, "CHF4": 4, "CHF6": 6, "CHF7": 3}
"""Single absences of the other firms, each in another half-year of the seven."""


@dataclass(frozen=True)
class Roster:
    """Per station and day (from ``DATA_FROM``): firm, lawyer on the rota, lawyer present.

    ``absent`` and ``short`` mark the planted failures. Firm and lawyers are None without
    a contract.
    """

    stations: tuple[str, ...]
    span: Array
    firm: Array
    planned: Array
    present: Array
    absent: Array
    short: Array


def roster(contracts: pd.DataFrame, lawyers: pd.DataFrame, rng: Rng) -> Roster:
    """Draw the rota of all stations and plant its failures."""
    resident = lawyers[lawyers["role"] == "resident"]
    stations = tuple(resident["station"].unique())
    length = int((DATA_TO - DATA_FROM).astype("timedelta64[D]").astype(int)) + 1
    span = DATA_FROM + days(np.arange(length))
    turn = np.arange(length) + rng.integers(0, 7, len(stations))[:, None]
    swapped = rng.random(turn.shape) < 0.12
    turn = (turn + swapped * rng.integers(1, 7, turn.shape)) % LAWYERS_PER_STATION
    firm = _firms(contracts, stations, span)
    under_contract = np.asarray(pd.notna(firm))
    absent = _absences(stations, span, rng) & under_contract
    short = _short_evenings(stations, span, rng) & under_contract & ~absent
    codes = resident["code"].to_numpy(dtype=object).reshape(len(stations), -1)
    rows = np.arange(len(stations))[:, None]
    stand_in = codes[rows, (turn + absent) % LAWYERS_PER_STATION]
    return Roster(
        stations=stations,
        span=span,
        firm=firm,
        planned=only(under_contract, codes[rows, turn]),
        present=only(under_contract, stand_in),
        absent=absent,
        short=short,
    )


def _firms(contracts: pd.DataFrame, stations: tuple[str, ...], span: Array) -> Array:
    firm = np.full((len(stations), len(span)), None, dtype=object)
    for contract in contracts.itertuples():
        inside = (span >= contract.valid_from) & (span <= contract.valid_to)
        firm[stations.index(contract.station), inside] = contract.firm
    return firm


def _absences(stations: tuple[str, ...], span: Array, rng: Rng) -> Array:
    """One careless firm misses evenings in bunches, the others hardly ever; 保和 never."""
    absent = np.zeros((len(stations), len(span)), dtype=bool)
    for code, month in _careless_months(rng):
        inside = np.flatnonzero(span.astype("datetime64[M]") == month)
        missed = rng.choice(inside, rng.choice(CARELESS_ABSENCES), replace=False)
        absent[stations.index(code), missed] = True
    halves = np.array_split(np.flatnonzero(span >= RECORDED_FROM), len(CARELESS_MONTHS))
    for firm, count in ABSENCES.items():
        for half in rng.choice(len(halves), count, replace=False):
            code = rng.choice([one for one in STATIONS_OF_FIRM[firm] if one != NAMED_STATION])
            absent[stations.index(code), rng.choice(halves[half])] = True
    return absent


def _careless_months(rng: Rng) -> list[tuple[str, np.datetime64]]:
    chosen = []
    for half, count in enumerate(CARELESS_MONTHS):
        months = RECORDED_FROM.astype("datetime64[M]") + 6 * half + np.arange(6)
        cells = [(code, month) for code in STATIONS_OF_FIRM[CARELESS_FIRM] for month in months]
        chosen += [cells[cell] for cell in rng.choice(len(cells), count, replace=False)]
    return chosen


def _short_evenings(stations: tuple[str, ...], span: Array, rng: Rng) -> Array:
    short = np.zeros((len(stations), len(span)), dtype=bool)
    others = [index for index, code in enumerate(stations) if code != NAMED_STATION]
    recorded = np.flatnonzero(span >= RECORDED_FROM)
    short[rng.choice(others, SHORT_EVENINGS), rng.choice(recorded, SHORT_EVENINGS)] = True
    return short


def shifts(rota: Roster, rng: Rng) -> pd.DataFrame:
    """One row per station and day under contract; an absence is a row without times."""
    recorded = pd.notna(rota.firm) & (rota.span >= RECORDED_FROM)
    station, day = np.nonzero(recorded)
    size = len(station)
    on_day = rota.span[day]
    starts = on_day + _clock(15, -rng.integers(0, 26, size))
    ends = on_day + _clock(22, rng.integers(0, 31, size))
    short, late = rota.short[recorded], rng.random(size) < 0.5
    starts = np.where(short & late, on_day + _clock(15, rng.integers(45, 121, size)), starts)
    ends = np.where(short & ~late, on_day + _clock(22, -rng.integers(50, 151, size)), ends)
    there = ~rota.absent[recorded]
    return pd.DataFrame(
        {
            "programme": "chenghua",
            "county": COUNTY,
            "station": np.array(rota.stations, dtype=object)[station],
            "firm": rota.firm[recorded],
            "lawyer": rota.planned[recorded],
            "on_day": on_day,
            "starts_at": only_then(there, starts),
            "ends_at": only_then(there, ends),
        }
    )


def _clock(hour: int, minute: Array) -> Array:
    """A time of day as seconds after midnight, some minutes off the hour."""
    return (hour * 3600 + minute * 60).astype("timedelta64[s]")
