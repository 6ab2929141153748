"""Activity counts: advice, sweeps, months of stations, grades of firms."""

import numpy as np
import pandas as pd

from sample_data.chenghua import figures
from sample_data.chenghua.figures import COUNTY, YEARS
from sample_data.chenghua.organisations import STATIONS_OF_FIRM
from sample_data.chenghua.places import Places
from sample_data.chenghua.seasons import day_weights
from sample_data.draws import Array, Rng, apportion, weekday

AT_STATIONS = 0.58
SEASONAL = 0.6
"""Calls swing less with the season than disputes do."""
NEAR_DISMISSAL = "CHF5"
FAILS = {"CHF5": ("2021-05", "2021-10"), "CHF2": ("2019-09",), "CHF7": ("2020-11",)}
EXCELLENT = {
    "CHF1": 0.42,
    "CHF2": 0.36,
    "CHF3": 0.47,
    "CHF4": 0.38,
    "CHF5": 0.22,
    "CHF6": 0.35,
    "CHF7": 0.41,
}


def advice(places: Places, rng: Rng) -> pd.DataFrame:
    """People advised per station or community and day; a year's sum is exact."""
    parts = []
    for year, total in figures.ADVICE.items():
        stations = int(round(total * AT_STATIONS))
        parts.append(_advised(places.stations.assign(community=None), year, stations, rng, 5.0))
        units = places.communities.rename(columns={"code": "community"}).assign(
            code=places.communities["station"].to_numpy()
        )
        parts.append(_advised(units, year, total - stations, rng, 3.4))
    frame = pd.concat(parts, ignore_index=True).sort_values(
        ["on_day", "station"], ignore_index=True
    )
    return frame.assign(programme="chenghua", county=COUNTY)


def _advised(units: pd.DataFrame, year: int, people: int, rng: Rng, at_once: float) -> pd.DataFrame:
    """Sessions on likely days, each with a few people: whole numbers that add up."""
    span = _days_of(year)
    weights = day_weights(figures.PEOPLE, span, rng)
    sessions = int(people / at_once)
    day = rng.choice(len(span), sessions, p=weights / weights.sum())
    unit = rng.choice(len(units), sessions, p=_crowds(units, rng))
    heads = 1 + rng.multinomial(people - sessions, rng.dirichlet(np.full(sessions, 1.6)))
    sat = pd.DataFrame({"unit": unit, "day": day, "people": heads})
    summed = sat.groupby(["day", "unit"])["people"].sum().reset_index()
    chosen = units.iloc[summed["unit"].to_numpy()].reset_index(drop=True)
    return pd.DataFrame(
        {
            "station": chosen["code"],
            "town": chosen["town"],
            "community": chosen["community"],
            "on_day": span[summed["day"].to_numpy()],
            "people": summed["people"],
        }
    )


def _crowds(units: pd.DataFrame, rng: Rng) -> Array:
    size = units["population"] if "population" in units else units["officers"]
    weights = size.to_numpy().astype(float) ** 0.5 * rng.lognormal(0, 0.25, len(units))
    return np.asarray(weights / weights.sum())


def sweeps(places: Places, rng: Rng) -> pd.DataFrame:
    """Weekly sweeps of each station: found, and of these resolved; a year's sums are exact."""
    habit = rng.permutation(np.arange(len(places.stations)) % 5)
    size = places.stations["officers"].to_numpy() ** 0.7
    parts = []
    for year, (found, resolved) in figures.SWEEPS.items():
        span = _days_of(year)
        day, station = np.nonzero(weekday(span)[:, None] == habit)
        cells = pd.DataFrame(
            {"on_day": span[day], "station": places.stations["code"].to_numpy()[station]}
        )
        likely = day_weights(figures.PEOPLE, span, rng)[day] * rng.gamma(5, 0.2, len(cells))
        likely = likely * size[station]
        cells["found"] = rng.multinomial(found, likely / likely.sum())
        cells["resolved"] = rng.multivariate_hypergeometric(cells["found"].to_numpy(), resolved)
        parts.append(cells[cells["found"] > 0])
    frame = pd.concat(parts, ignore_index=True)
    return frame.assign(programme="chenghua", county=COUNTY)


def station_months(places: Places, rng: Rng) -> pd.DataFrame:
    """Calls, cases and officers' minutes per station and month; a year's sums are exact."""
    columns = {
        "calls": figures.CALLS,
        "public_order_cases": figures.PUBLIC_ORDER_CASES,
        "criminal_cases": figures.CRIMINAL_CASES,
        "officer_minutes": figures.OFFICER_MINUTES,
    }
    months = np.arange(np.datetime64("2017-01", "M"), np.datetime64("2022-01", "M"))
    cells = pd.MultiIndex.from_product([months.astype("datetime64[s]"), places.stations["code"]])
    frame = cells.to_frame(index=False)
    frame.columns = pd.Index(["month", "station"])
    size = places.stations["officers"].to_numpy() ** 0.8 * rng.lognormal(0, 0.15, 14)
    for name, totals in columns.items():
        monthly = _monthly(months, totals, rng)
        noise = rng.lognormal(0, 0.07, len(frame))
        weights = np.outer(monthly, size).ravel() * noise
        year = frame["month"].dt.year.to_numpy()
        for one in YEARS:
            rows = year == one
            frame.loc[rows, name] = apportion(weights[rows], totals[one])
    return frame.assign(programme="chenghua", county=COUNTY)


def _monthly(months: Array, totals: dict[int, int], rng: Rng) -> Array:
    """Likely months of the years: seasons, on a line from one year's level to the next."""
    span = np.arange(np.datetime64("2017-01-01"), np.datetime64("2022-01-01"))
    season = day_weights(figures.DOCKING, span, rng)
    _, starts = np.unique(span.astype("datetime64[M]"), return_index=True)
    middles = np.array(YEARS) + 0.5
    level = np.interp(2017 + (np.arange(len(months)) + 0.5) / 12, middles, list(totals.values()))
    return (np.add.reduceat(season, starts) / 30) ** SEASONAL * level


def grades(rng: Rng) -> pd.DataFrame:
    """Monthly grades since 2018: excellent or pass with a subsidy, fail only where planted."""
    months = np.arange(np.datetime64("2018-01", "M"), np.datetime64("2022-01", "M"))
    parts = []
    for firm in STATIONS_OF_FIRM:
        excellent = rng.random(len(months)) < EXCELLENT[firm]
        grade = np.where(excellent, "excellent", "pass").astype(object)
        grade[np.isin(months.astype(str), FAILS.get(firm, ()))] = "fail"
        yuan = np.where(
            excellent,
            rng.choice((1_800, 2_000), len(months)),
            rng.choice((1_000, 1_200, 1_500), len(months)),
        )
        yuan = np.where(grade == "fail", 0, yuan)
        parts.append(
            pd.DataFrame(
                {
                    "programme": "chenghua",
                    "county": COUNTY,
                    "firm": firm,
                    "month": months.astype("datetime64[s]"),
                    "grade": grade,
                    "subsidy_fen": yuan * 100,
                }
            )
        )
    return pd.concat(parts, ignore_index=True)


def _days_of(year: int) -> Array:
    first, last = np.datetime64(f"{year}-01-01", "s"), np.datetime64(f"{year + 1}-01-01", "s")
    return np.arange(first, last, np.timedelta64(86_400, "s"))
