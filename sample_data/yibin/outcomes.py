"""How disputes end and when: 601 of 654 settled, open ones near the end of the data."""

import numpy as np
import pandas as pd

from sample_data.draws import Array, Rng, days, first_of_each, month, only, only_then, pick
from sample_data.yibin.figures import (
    ACCEPTED,
    DATA_TO,
    DIFFERING,
    DIFFERING_CASES,
    DIFFERING_UNSETTLED,
    NAMED,
    UNSETTLED,
)
from sample_data.yibin.told import CASES

ENDS = {"failed": 0.6, "referred_court": 0.2, "withdrawn": 0.12, "referred_admin": 0.08}
OVERDUE = 3
OVERDUE_BETWEEN = (pd.Timestamp("2017-09-12"), pd.Timestamp("2017-10-25"))
RECENT = np.datetime64("2017-11-18", "s")
LATELY = np.datetime64("2017-11-26", "s")
"""Before it, nothing of a station the source names is left open: it would stand still."""
NEVER = np.datetime64("NaT", "s")
CONVERSION = {
    "settled": {"none": 0.975, "not_tracked": 0.025},
    "failed": {"none": 0.5, "not_tracked": 0.22, "civil": 0.2, "public_order": 0.08},
    "withdrawn": {"none": 0.7, "not_tracked": 0.3},
    "referred_admin": {"none": 0.75, "public_order": 0.25},
    "referred_court": {"civil": 0.85, "not_tracked": 0.15},
}


def conclude(frame: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """Add mediation day, outcome, closing day, days to close and conversion."""
    accepted = frame["accepted_on"].to_numpy()
    lost = _unsettled(frame, rng)
    closed = accepted + days(_durations(frame, lost, rng))
    left = (DATA_TO - accepted).astype("timedelta64[D]").astype(int)
    in_time = accepted + days((rng.beta(0.8, 1.6, len(frame)) * (left + 1)).astype(int))
    is_open = _open(frame, lost, closed, rng)
    closed = np.where(closed > DATA_TO, in_time, closed)
    closed = np.where(is_open, NEVER, closed)
    outcome = np.where(lost, pick(rng, ENDS, len(frame)), "settled").astype(object)
    outcome = np.where(is_open, "open", outcome)
    taken = pd.Series((closed - accepted).astype("timedelta64[D]").astype(float))
    return frame.assign(
        cohort_on=accepted,
        cohort_month=month(accepted),
        mediated_on=_mediated(accepted, closed, rng),
        outcome=outcome,
        closed_on=closed,
        closed_month=month(closed),
        days_to_close=taken.where(~is_open),
        conversion=_conversion(outcome, rng),
        prevented_conversion=_prevented(frame, outcome, rng),
    )


def _unsettled(frame: pd.DataFrame, rng: Rng) -> Array:
    """Mark 53 disputes: chance alone among stations, but for the one that differs."""
    station = frame["station"].to_numpy(dtype=object)
    weights = frame["level"].map({"ordinary": 1.0, "difficult": 2.2, "major": 3.0}).to_numpy()
    weights = weights * np.where(frame["accepted_on"] >= RECENT, 3.5, 1.0)
    weights = np.where(frame["told"] >= 0, 1e-9, weights)
    while True:
        marked = first_of_each(rng, station, weights, _per_station(station, rng))
        if _could_be_overdue(frame, marked).sum() >= 2 * OVERDUE:
            return marked


def _per_station(station: Array, rng: Rng) -> dict[str, int]:
    codes, cases = np.unique(station.astype(str), return_counts=True)
    others = codes != DIFFERING
    shares = np.where(others, cases, 0) / (ACCEPTED - DIFFERING_CASES)
    rate = UNSETTLED / ACCEPTED
    spread = np.sqrt(cases * rate * (1 - rate))
    while True:
        drawn = rng.multinomial(UNSETTLED - DIFFERING_UNSETTLED, shares)
        if (np.abs(drawn - cases * rate) < 1.5 * spread)[others].all():
            break
    drawn[~others] = DIFFERING_UNSETTLED
    return dict(zip(codes.tolist(), drawn.tolist(), strict=True))


def _durations(frame: pd.DataFrame, lost: Array, rng: Rng) -> Array:
    """Whole days: a third within the day, most within a week, few over a month."""
    typical = 2.5 * frame["level"].map({"ordinary": 1.0, "difficult": 1.8, "major": 2.4}).to_numpy()
    typical = typical * np.where(lost, 1.8, 1.0)
    taken = 1 + np.floor(typical * rng.lognormal(0, 1.05, len(frame))).astype(np.int64)
    at_once = (rng.random(len(frame)) < 0.30) & (frame["level"] == "ordinary").to_numpy() & ~lost
    taken = np.where(at_once, 0, np.minimum(taken, 70))
    for number, case in enumerate(CASES):
        taken = np.where(frame["told"] == number, case.taken, taken)
    return np.asarray(taken)


def _could_be_overdue(frame: pd.DataFrame, lost: Array) -> Array:
    early = frame["accepted_on"].between(*OVERDUE_BETWEEN).to_numpy()
    return np.asarray(early & lost & ~frame["station"].isin(NAMED).to_numpy())


def _open(frame: pd.DataFrame, lost: Array, closed: Array, rng: Rng) -> Array:
    """Open: what was accepted lately and not settled yet, and the planted overdue ones."""
    recent = (frame["accepted_on"] >= RECENT).to_numpy()
    running = lost & recent & ((closed > DATA_TO) | (rng.random(len(frame)) < 0.7))
    named = frame["station"].isin(NAMED) & (frame["accepted_on"] < LATELY)
    running &= ~named.to_numpy()
    late = rng.permutation(np.flatnonzero(_could_be_overdue(frame, lost)))[:OVERDUE]
    running[late] = True
    return np.asarray(running)


def _mediated(accepted: Array, closed: Array, rng: Rng) -> Array:
    """The first session: mostly the same day, never after closing; some of the last not yet."""
    day = accepted + days(rng.choice(4, len(accepted), p=(0.72, 0.17, 0.07, 0.04)))
    day = np.fmin(day, closed)
    return only_then(day <= DATA_TO, day)


def _conversion(outcome: Array, rng: Rng) -> Array:
    conversion = np.full(len(outcome), None, dtype=object)
    for code, shares in CONVERSION.items():
        rows = np.flatnonzero(outcome == code)
        conversion[rows] = pick(rng, shares, len(rows))
    return conversion


def _prevented(frame: pd.DataFrame, outcome: Array, rng: Rng) -> Array:
    """Settled disputes that were about to turn: into a public-order or a criminal case."""
    risky = frame["criminal_risk"].to_numpy(dtype=bool)
    share = np.where(risky, 0.85, np.where(frame["track"] == "civil", 0.02, 0.10))
    share = np.where((frame["told"] >= 0) & risky, 1.0, share)
    kept = (outcome == "settled") & (rng.random(len(frame)) < share)
    criminal = risky & (frame["told"] != 2).to_numpy()
    return only(kept, np.where(criminal, "criminal", "public_order"))
