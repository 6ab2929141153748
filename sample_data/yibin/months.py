"""Calls and cases per station and month, August 2016 to November 2017.

The three pilot stations have the published sums of both autumns; the others move little,
so that a comparison before and after has something to stand beside.
"""

import numpy as np
import pandas as pd

from sample_data.draws import Array, Rng, apportion, month_number
from sample_data.yibin.figures import PILOT_MONTHS, PILOTS, PROGRAMME

SEASON = (0.98, 0.88, 0.97, 0.99, 1.02, 1.05, 1.08, 1.06, 1.0, 0.97, 0.96, 0.98)
SHARES = {
    "calls": 1.0,
    "criminal_cases": 0.085,
    "public_order_cases": 0.19,
}
"""Of a usual station's calls, how many become cases."""
DRIFT = {"calls": 0.97, "criminal_cases": 0.94, "public_order_cases": 0.985}
"""What stations elsewhere keep from one year to the next."""
CALLS_PER_OFFICER = 15.5


def station_months(stations: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """One row per station and month; officers' minutes are not recorded."""
    months = np.arange(np.datetime64("2016-08", "M"), np.datetime64("2017-12", "M"))
    cells = pd.MultiIndex.from_product([months.astype("datetime64[s]"), stations["code"]])
    frame = cells.to_frame(index=False)
    frame.columns = pd.Index(["month", "station"])
    for name in SHARES:
        table = _elsewhere(months, stations, name, rng)
        table[:, :PILOTS] = _pilots(months, stations, name, rng)
        frame[name] = table.ravel()
    frame["county"] = frame["station"].map(stations.set_index("code")["county"])
    return frame.assign(programme=PROGRAMME)


def _season(months: Array) -> Array:
    return np.asarray(np.array(SEASON)[month_number(months) - 1])


def _elsewhere(months: Array, stations: pd.DataFrame, name: str, rng: Rng) -> Array:
    size = stations["officers"].to_numpy() ** 0.9 * CALLS_PER_OFFICER * SHARES[name]
    size = size * rng.lognormal(0, 0.12, len(stations))
    drift = DRIFT[name] ** (np.arange(len(months)) / 12)
    mean = np.outer(_season(months) * drift, size)
    return np.asarray(rng.poisson(mean * rng.lognormal(0, 0.04, mean.shape)))


def _pilots(months: Array, stations: pd.DataFrame, name: str, rng: Rng) -> Array:
    """Exact in both autumns, a slow way down between, November like October."""
    before, after = (PILOT_MONTHS[year][name] / 3 for year in (2016, 2017))
    eve = 0.65 * before + 0.35 * after
    level = np.interp(np.arange(len(months)), [2, 11, 12], [before, eve, after])
    officers = stations["officers"].to_numpy()[:PILOTS].astype(float)
    noise = rng.lognormal(0, 0.05, (len(months), PILOTS))
    weights = np.outer(_season(months) * level, officers / officers.sum()) * noise
    table = np.round(weights).astype(np.int64)
    for year, sums in PILOT_MONTHS.items():
        first = int(np.flatnonzero(months == np.datetime64(f"{year}-08", "M"))[0])
        autumn = slice(first, first + 3)
        table[autumn] = apportion(weights[autumn].ravel(), sums[name]).reshape(3, PILOTS)
    return table
