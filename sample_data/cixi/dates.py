"""When: application, start of mediation, closing. Waiting and duration differ by mode."""

import numpy as np
import pandas as pd

from sample_data.cixi.figures import DATA_FROM, DATA_TO, SLOW_STUDIO
from sample_data.cixi.profiles import (
    FESTIVAL,
    FESTIVALS,
    HOLIDAYS,
    MONTHS,
    TYPE_MONTHS,
    WEEKDAYS,
)
from sample_data.draws import Array, Rng, days, month, month_number, weekday

WAITS = {"appointment": (1, 2.4, 0.5), "walk_in": (0, 0.8, 0.7)}
WAITS_OTHERWISE = (0, 1.8, 0.6)
CONSULTATION = (3, 4.2, 0.5)
"""Least days, median of the days on top, and their spread."""
LONGEST_WAIT = {"outpatient": 11, "emergency": 1, "consultation": 16}
STAYS = {"outpatient": (2.9, 0.95), "emergency": (2.0, 0.85), "consultation": (8.5, 0.6)}
DEATH_STAY = (5.5, 0.5)
LONGEST_STAY = 58
SLOW = 3.0
OVERDUE_SPAN = ("2019-10-21", "2019-11-15")
RECENT_SPAN = ("2019-12-12", "2019-12-24")
DAYS = 365
OFF_PLACE = 2.5


def date(frame: pd.DataFrame, rooms: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """Add application, start of mediation, cohort, closing and whole days to close."""
    wait, stay = _wait(frame, rng), _stay(frame, rng)
    first, last = _bounds(frame, rooms, wait, stay)
    mediated = DATA_FROM + days(_days_between(frame, first, last, rng))
    office = (frame["mode"] != "emergency").to_numpy()
    accepted = _at_work(mediated - days(wait), office & (wait > 0), rng, forward=False)
    closed = _at_work(mediated + days(stay), office & (stay > 0), rng, forward=True)
    is_open = (frame["outcome"] == "open").to_numpy()
    closed = np.where(is_open, np.datetime64("NaT", "s"), np.minimum(closed, DATA_TO))
    taken = (closed - accepted).astype("timedelta64[D]").astype(float)
    return frame.assign(
        accepted_on=accepted,
        mediated_on=mediated,
        cohort_on=mediated,
        cohort_month=month(mediated),
        closed_on=closed,
        closed_month=month(closed),
        days_to_close=pd.Series(taken, index=frame.index).where(~is_open),
    )


def _wait(frame: pd.DataFrame, rng: Rng) -> Array:
    """Days from application to mediation: emergencies at once, consultations take a while."""
    outpatient = [WAITS.get(channel, WAITS_OTHERWISE) for channel in frame["channel"]]
    consulted = (frame["mode"] == "consultation").to_numpy()
    least, median, spread = np.where(consulted[:, None], CONSULTATION, outpatient).T
    wait = least + np.floor(median * np.exp(rng.normal(0, spread)))
    at_once = np.where(rng.random(len(frame)) < 0.03, 1, 0)
    wait = np.where(frame["mode"] == "emergency", at_once, wait)
    longest = frame["mode"].map(LONGEST_WAIT).to_numpy()
    return np.asarray(np.minimum(wait, longest), dtype=np.int64)


def _stay(frame: pd.DataFrame, rng: Rng) -> Array:
    """Days from mediation to closing; one studio takes three times as long."""
    median, spread = np.array([STAYS[mode] for mode in frame["mode"]]).T
    death = (frame["type"] == "unnatural_death").to_numpy()
    median, spread = np.where(death, np.array(DEATH_STAY)[:, None], [median, spread])
    median = median * np.where(frame["level"] == "major", 1.35, 1.0)
    slow = (frame["room"] == SLOW_STUDIO).to_numpy()
    median = median * np.where(slow, SLOW, 1.0) + np.where(slow, 3, 0)
    stay = np.floor(median * np.exp(rng.normal(0, spread)))
    return np.asarray(np.minimum(stay, LONGEST_STAY)).astype(np.int64)


def _bounds(
    frame: pd.DataFrame, rooms: pd.DataFrame, wait: Array, stay: Array
) -> tuple[Array, Array]:
    """First and last day of the year a case can begin: the studio is open, the case closes."""
    opened = frame["room"].map(rooms.set_index("code")["opened_on"]).to_numpy()
    first = np.where(opened > DATA_FROM, _number(opened) + wait + 3, 0)
    last = DAYS - 1 - stay
    for row, span in zip(
        np.flatnonzero(frame["outcome"] == "open"), (OVERDUE_SPAN, RECENT_SPAN), strict=True
    ):
        first[row], last[row] = (_number(np.datetime64(day, "s")) for day in span)
    return first, last


def _number(day: Array | np.datetime64) -> Array:
    return np.asarray((day - DATA_FROM).astype("timedelta64[D]").astype(np.int64))


def _days_between(frame: pd.DataFrame, first: Array, last: Array, rng: Rng) -> Array:
    """Days of the year, each row by the weights of its kind and within its own bounds."""
    span = np.arange("2019-01-01", "2020-01-01", dtype="datetime64[D]").astype("datetime64[s]")
    weather = rng.lognormal(0, 0.08, DAYS)
    kinds = frame["type"].where(frame["type"].isin(TYPE_MONTHS), "other")
    urgent = (frame["mode"] == "emergency").to_numpy()
    chosen = np.zeros(len(frame), dtype=np.int64)
    for (_, kind, hurry), rows in frame.groupby([frame["register"], kinds, urgent]).indices.items():
        edges = np.r_[0, np.cumsum(_weights(span, str(kind), bool(hurry)) * weather)]
        low, high = edges[first[rows]], edges[last[rows] + 1]
        drawn = low + _spread(len(rows), rng) * (high - low)
        chosen[rows] = np.searchsorted(edges, drawn, side="right") - 1
    return chosen


def _spread(size: int, rng: Rng) -> Array:
    """Shares of a year, each a few places off an even spread: no month stands out by chance."""
    return np.asarray((rng.permutation(size) + rng.normal(0, OFF_PLACE, size)) / size % 1)


def _weights(span: Array, kind: str, hurry: bool) -> Array:
    months = np.array(MONTHS) * np.array(TYPE_MONTHS.get(kind, (1.0,) * 12))
    weights = months[month_number(span) - 1] * np.array(WEEKDAYS[hurry])[weekday(span)]
    for start, length in FESTIVALS:
        begin = np.datetime64(start, "s")
        inside = (span >= begin) & (span < begin + np.timedelta64(length, "D"))
        weights = np.where(inside, weights * FESTIVAL[hurry], weights)
    return np.asarray(weights)


def _at_work(day: Array, office: Array, rng: Rng, *, forward: bool) -> Array:
    """Most days off give way to one of the next few working days, or of the last few before."""
    whole, away = day.astype("datetime64[D]"), rng.integers(0, 3, len(day))
    moved = office & ~np.is_busday(whole, holidays=HOLIDAYS) & (rng.random(len(day)) < 0.85)
    near = np.busday_offset(
        whole,
        away if forward else -away,
        roll="forward" if forward else "preceding",
        holidays=HOLIDAYS,
    )
    return np.where(moved, near.astype("datetime64[s]"), day)
