"""What became of disputes: accepted or not, settled or not, when, for how much."""

import numpy as np
import pandas as pd

from sample_data.draws import Array, Rng, days, first_of_each, month, only, only_then, pick
from sample_data.habits import MEDIAN_YUAN, MONEYLESS, rounded
from sample_data.lixian.figures import (
    ACCEPTED,
    DATA_TO,
    DIFFERING,
    DIFFERING_RATE,
    FOUND,
    NAMED,
    UNSETTLED,
)
from sample_data.lixian.told import CASES

NEVER = np.datetime64("NaT", "s")
RECENT = np.datetime64("2023-04-18", "s")
LATELY = np.datetime64("2023-04-26", "s")
"""Before it, nothing at a station the source names is left open: it would stand still."""
OVERDUE = 8
OVERDUE_BETWEEN = (pd.Timestamp("2022-09-01"), pd.Timestamp("2023-03-10"))
NOT_ACCEPTED = {"referred_court": 0.34, "referred_admin": 0.31, "withdrawn": 0.35}
NOT_SETTLED = {"failed": 0.66, "referred_court": 0.25, "withdrawn": 0.09}
QUICK = {"ordinary": 0.30, "difficult": 0.04, "major": 0.0}


def conclude(frame: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """Add acceptance, mediation, outcome, closing and days to close."""
    lost = _unsettled(frame, rng)
    refused = np.zeros(len(frame), dtype=bool)
    refused[rng.permutation(np.flatnonzero(lost))[: FOUND - ACCEPTED]] = True
    found = frame["found_on"].to_numpy()
    accepted = np.minimum(found + days(_waits(frame, rng)), DATA_TO)
    begun = np.where(refused, found, accepted)
    closed = _closing(frame, begun, lost, rng)
    is_open = _open(frame, lost, refused, rng)
    closed = np.where(is_open, NEVER, closed)
    ends = np.where(refused, pick(rng, NOT_ACCEPTED, FOUND), pick(rng, NOT_SETTLED, FOUND))
    outcome = np.where(is_open, "open", np.where(lost, ends, "settled")).astype(object)
    first = np.fmin(accepted + days(rng.choice(4, FOUND, p=(0.6, 0.22, 0.12, 0.06))), closed)
    taken = pd.Series((closed - begun).astype("timedelta64[D]").astype(float))
    return frame.assign(
        accepted_on=only_then(~refused, accepted),
        mediated_on=only_then(~refused & (first <= DATA_TO), first),
        outcome=outcome,
        closed_on=closed,
        closed_month=month(closed),
        days_to_close=taken.where(~is_open),
        conversion="not_tracked",
    )


def _unsettled(frame: pd.DataFrame, rng: Rng) -> Array:
    """Mark 999 disputes: chance alone among stations, but for the one that differs."""
    station = frame["station"].to_numpy(dtype=object)
    weights = frame["level"].map({"ordinary": 1.0, "difficult": 1.9, "major": 2.4}).to_numpy()
    weights = np.where(frame["told"] >= 0, 1e-9, weights)
    weights = weights * np.where(frame["found_on"] >= RECENT, 1.8, 1.0)
    wanted = _per_station(station, rng)
    while True:
        marked = first_of_each(rng, station, weights, wanted)
        if _even_over_months(frame, marked):
            return marked


def _even_over_months(frame: pd.DataFrame, marked: Array) -> bool:
    """Tell whether no month stands out: a signal nobody planted would be read as one."""
    months = pd.Series(marked).groupby(frame["cohort_month"].to_numpy())
    cases, rate = months.size(), marked.mean()
    chance = (cases * rate * (1 - rate)) ** 0.5
    return bool(((months.sum() - cases * rate).abs() < 2.7 * chance).all())


def _per_station(station: Array, rng: Rng) -> dict[str, int]:
    codes, cases = np.unique(station.astype(str), return_counts=True)
    others = codes != DIFFERING
    fixed = int(round(float(cases[~others][0]) * (1 - DIFFERING_RATE)))
    shares = np.where(others, cases, 0) / cases[others].sum()
    rate = UNSETTLED / FOUND
    spread = np.sqrt(cases * rate * (1 - rate))
    while True:
        drawn = rng.multinomial(UNSETTLED - fixed, shares)
        if (np.abs(drawn - cases * rate) < 1.7 * spread)[others].all():
            break
    drawn[~others] = fixed
    return dict(zip(codes.tolist(), drawn.tolist(), strict=True))


def _waits(frame: pd.DataFrame, rng: Rng) -> Array:
    """Days from finding to acceptance: some for what a sweep found, hardly any otherwise."""
    size = len(frame)
    swept = (frame["channel"] == "sweep").to_numpy()
    wait = np.where(swept, rng.geometric(0.36, size) - 1, rng.geometric(0.8, size) - 1)
    return np.where(frame["told"] >= 0, 0, wait)


def _closing(frame: pd.DataFrame, begun: Array, lost: Array, rng: Rng) -> Array:
    """Many on the day, most within two weeks; what would end after the data ends before."""
    typical = 5.8 * frame["level"].map({"ordinary": 1.0, "difficult": 1.9, "major": 2.6}).to_numpy()
    typical = typical * np.where(lost, 1.5, 1.0)
    taken = np.maximum(np.floor(typical * rng.lognormal(0, 0.9, FOUND)).astype(np.int64), 1)
    at_once = (rng.random(FOUND) < frame["level"].map(QUICK).to_numpy()) & ~lost
    taken = np.where(at_once, 0, np.minimum(taken, 120))
    for number, case in enumerate(CASES):
        taken = np.where(frame["told"] == number, case.taken, taken)
    left = (DATA_TO - begun).astype("timedelta64[D]").astype(int)
    in_time = begun + days((rng.beta(0.8, 1.6, FOUND) * (left + 1)).astype(int))
    closed = begun + days(taken)
    return np.asarray(np.where(closed > DATA_TO, in_time, closed))


def _open(frame: pd.DataFrame, lost: Array, refused: Array, rng: Rng) -> Array:
    """Open: what was found lately and not settled, and the planted overdue ones."""
    named = frame["station"].isin(NAMED).to_numpy()
    since = np.where(named, LATELY, RECENT)
    running = np.asarray(lost & (frame["found_on"].to_numpy() >= since))
    late = lost & ~refused & frame["found_on"].between(*OVERDUE_BETWEEN).to_numpy()
    late &= ~named
    running[rng.permutation(np.flatnonzero(late))[:OVERDUE]] = True
    return running


def agree(frame: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """Add form of the agreement and money at stake."""
    size = len(frame)
    settled = (frame["outcome"] == "settled").to_numpy()
    share = frame["level"].map({"ordinary": 0.42, "difficult": 0.9, "major": 1.0}).to_numpy()
    written = (rng.random(size) < share) | (frame["told"] >= 0).to_numpy()
    form = only(settled, np.where(written, "written", "oral"))
    median = frame["type"].map(MEDIAN_YUAN).to_numpy().astype(float)
    hard = frame["level"].map({"ordinary": 0.8, "difficult": 1.8, "major": 2.6}).to_numpy()
    yuan = np.minimum(rounded(median * hard * rng.lognormal(0, 0.95, size)), 900_000)
    free = rng.random(size) < frame["type"].map(MONEYLESS).fillna(0.1).to_numpy()
    fen = pd.Series(np.where(free, 0, yuan) * 100).astype("Int64").mask(rng.random(size) < 0.03)
    return frame.assign(agreement=form, amount_fen=fen)
