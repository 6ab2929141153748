"""How cases end, and when: exact totals per year, open cases only near the end."""

import numpy as np
import pandas as pd

from sample_data.chenghua.figures import DATA_TO, DOCKING, NAMED_STATION, PEOPLE, REGISTERS
from sample_data.chenghua.profiles import DIFFERING_STATION, DIFFERING_UNSETTLED
from sample_data.draws import Array, Rng, days, first_of_each, month, pick, weekday

WITHIN_DAYS = 30
OVERDUE = {PEOPLE: 5, DOCKING: 3}
AFTER_WEEKEND = (0.38, 0.24, 0.16, 0.12, 0.10)
UNSETTLED = {
    PEOPLE: {"failed": 0.5, "referred_court": 0.26, "withdrawn": 0.14, "referred_admin": 0.10},
    DOCKING: {"failed": 0.62, "referred_court": 0.21, "withdrawn": 0.10, "referred_admin": 0.07},
}


def conclude(frame: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """Add outcome, closing day and whole days to close."""
    outcome = np.full(len(frame), "settled", dtype=object)
    for register, years in REGISTERS.items():
        for year in years:
            rows = np.flatnonzero((frame["register"] == register) & (frame["year"] == year))
            lost = rows[_unsettled(frame.iloc[rows], register, year, rng)]
            outcome[lost] = pick(rng, UNSETTLED[register], len(lost))
    closed = _closing(frame, outcome, rng)
    overdue = _overdue(frame, rng)
    is_open = np.isnat(closed) | overdue
    closed[is_open] = np.datetime64("NaT", "s")
    taken = (closed - frame["accepted_on"].to_numpy()).astype("timedelta64[D]")
    return frame.assign(
        outcome=np.where(is_open, "open", outcome),
        closed_on=closed,
        closed_month=month(closed),
        days_to_close=pd.Series(taken.astype(float), index=frame.index).where(~is_open),
    )


def _unsettled(frame: pd.DataFrame, register: str, year: int, rng: Rng) -> Array:
    """Mark the year's exact number of cases that were not settled."""
    weights = frame["level"].map({"ordinary": 1.0, "difficult": 2.6, "major": 3.2}).to_numpy()
    count = REGISTERS[register][year].unsettled
    if register == PEOPLE:
        whole = np.full(len(frame), register, dtype=object)
        return first_of_each(rng, whole, weights, {register: count})
    station = frame["station"].to_numpy(dtype=object)
    wanted = _per_station(station, year, count, rng)
    while True:
        marked = first_of_each(rng, station, weights, wanted)
        if _even_over_months(frame, marked):
            return marked


def _even_over_months(frame: pd.DataFrame, marked: Array) -> bool:
    """Tell whether no month stands out: a signal nobody planted would be read as one."""
    months = pd.Series(marked).groupby(frame["accepted_on"].dt.month.to_numpy())
    cases, rate = months.size(), marked.mean()
    chance = (cases * rate * (1 - rate)) ** 0.5
    return bool(((months.sum() - cases * rate).abs() < 1.7 * chance).all())


def _per_station(station: Array, year: int, count: int, rng: Rng) -> dict[str, int]:
    """Unsettled cases per station: chance alone, but for the one that differs in 2019."""
    codes, cases = np.unique(station.astype(str), return_counts=True)
    differs = (codes == DIFFERING_STATION) & (year == 2019)
    fixed = DIFFERING_UNSETTLED if year == 2019 else 0
    rate = count / cases.sum()
    spread = np.sqrt(cases * rate * (1 - rate))
    shares = np.where(differs, 0, cases) / cases[~differs].sum()
    while True:
        drawn = rng.multinomial(count - fixed, shares)
        if (np.abs(drawn - cases * rate) < 1.6 * spread)[~differs].all():
            break
    drawn[differs] = fixed
    return dict(zip(codes.tolist(), drawn.tolist(), strict=True))


def _closing(frame: pd.DataFrame, outcome: Array, rng: Rng) -> Array:
    """Closing days, NaT for what was accepted in the last month and is not closed by its end."""
    accepted = frame["accepted_on"].to_numpy()
    closed = accepted + days(_durations(frame, outcome, rng))
    office = (frame["register"] == PEOPLE).to_numpy() & (closed > accepted)
    moved = office & (weekday(closed) >= 5) & (rng.random(len(frame)) < 0.75)
    closed = np.where(moved, _workday_near(closed, accepted, rng), closed)
    last_month = accepted > DATA_TO - days(WITHIN_DAYS + 1)
    early = accepted + days(rng.integers(9, 30, len(frame)))
    closed = np.where((closed > DATA_TO) & ~last_month, early, closed)
    closed[closed > DATA_TO] = np.datetime64("NaT", "s")
    return closed


def _workday_near(closed: Array, accepted: Array, rng: Rng) -> Array:
    """The Friday before a weekend, or some day of the week after."""
    friday = closed - days(weekday(closed) - 4)
    after = closed + days(7 - weekday(closed) + rng.choice(5, len(closed), p=AFTER_WEEKEND))
    return np.where((rng.random(len(closed)) < 0.18) & (friday > accepted), friday, after)


def _durations(frame: pd.DataFrame, outcome: Array, rng: Rng) -> Array:
    """Whole days: often none for what is mediated on the spot, else lognormal."""
    size = len(frame)
    quick = frame["mode"].isin(["on_the_spot", "oral"]).to_numpy()
    typical = np.where(quick, 3.5, np.where(frame["register"] == DOCKING, 8.0, 9.2))
    typical = typical * frame["level"].map({"ordinary": 1.0, "difficult": 1.5, "major": 1.9})
    typical = typical * np.where(outcome == "settled", 1.0, 1.5)
    typical = typical * frame["year"].map(
        {2017: 1.16, 2018: 1.1, 2019: 1.0, 2020: 1.05, 2021: 0.97}
    )
    spread = np.where(quick, 0.95, 0.74)
    taken = np.floor(np.asarray(typical) * np.exp(rng.normal(0, spread)))
    at_once = quick & (rng.random(size) < 0.26)
    return np.where(at_once, 0, np.minimum(taken, 96)).astype(np.int64)


def _overdue(frame: pd.DataFrame, rng: Rng) -> Array:
    """Mark the planted handful that is still open more than thirty days after acceptance."""
    span = frame["accepted_on"].between(pd.Timestamp("2021-10-08"), pd.Timestamp("2021-11-25"))
    free = span & (frame["station"] != NAMED_STATION)
    group = np.where(free, frame["register"], "").astype(object)
    weights = frame["level"].map({"ordinary": 1.0, "difficult": 6.0, "major": 8.0}).to_numpy()
    return first_of_each(rng, group, weights, OVERDUE)
