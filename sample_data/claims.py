"""Claims of subsidies per case: who claimed what for which dispute, and on which day.

Every claim is drafted honestly: for a settled dispute with a complete dossier, by whoever handled
it, at the highest level that both the record and the marks support, under the version in force
on the day it was closed. ``claim_faults`` then spoils a few of the drafts.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample_data.draws import Array, Rng, month, year
from sample_data.habits import HOLIDAYS
from sample_data.sample import Gap

LEVELS = np.array(["ordinary", "difficult", "major"], dtype=object)
KEPT = ["dispute_id", "county", "station", "room", "accepted_on"]
SLOW = 0.07
"""How often a claim comes a month later than the others."""


@dataclass(frozen=True)
class Mark:
    """What supports a level, by its place in ``LEVELS``: any one of these."""

    level: int
    yuan: int
    people: int
    days: int
    types: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Scheme:
    """A subsidy per case. ``versions`` gives by first day the yuan of a level, one of several.

    ``years`` and ``claimed`` are the shares of what could be claimed that is, by year of closing
    and by level. ``faults`` counts what is planted, ``off`` are amounts no version gives.
    What is ``at_once`` is claimed within days of closing, all else in the month after.
    """

    subsidy: str
    payee: str
    versions: Mapping[str, Mapping[str, tuple[int, ...]]]
    marks: tuple[Mark, ...]
    data_to: np.datetime64
    years: Mapping[int, float]
    claimed: Mapping[str, float]
    faults: Mapping[str, int]
    off: Mapping[str, int]
    at_once: bool = False

    def rule_on(self, day: Array) -> Array:
        """The first day of the version in force on each day; before the first, not a time."""
        starts = np.array([*self.versions], dtype="datetime64[s]")
        place = np.searchsorted(starts, day.astype("datetime64[s]"), side="right") - 1
        return np.where(place >= 0, starts[place], np.datetime64("NaT", "s"))

    def yuan(self, level: Array, rule: Array, rng: Rng) -> Array:
        """What each version gives for each level; 0 where it gives nothing."""
        found, chance = np.zeros(len(level), dtype=np.int64), rng.random(len(level))
        for start, amounts in self.versions.items():
            for code, sums in amounts.items():
                rows = (level == code) & (rule == np.datetime64(start, "s"))
                drawn = np.array(sums)[(chance * len(sums)).astype(np.int64)]
                found = np.where(rows, drawn, found)
        return found


def supported(frame: pd.DataFrame, marks: tuple[Mark, ...]) -> Array:
    """The highest level the marks support, by its place in ``LEVELS``; 0 where none does."""
    found = np.zeros(len(frame), dtype=np.int64)
    for mark in marks:
        hit = (
            (frame["amount_fen"] >= mark.yuan * 100).fillna(False).to_numpy(dtype=bool)
            | (frame["people_involved"] >= mark.people).fillna(False).to_numpy(dtype=bool)
            | (frame["days_to_close"] >= mark.days).fillna(False).to_numpy(dtype=bool)
            | frame["type"].isin(mark.types).to_numpy()
        )
        found = np.where(hit, np.maximum(found, mark.level), found)
    return found


def drafts(frame: pd.DataFrame, scheme: Scheme, rng: Rng) -> pd.DataFrame:
    """What could be claimed for every closed dispute, as one row that is honest in itself.

    ``settled`` and ``filed`` say whether it really may be, ``record`` and ``marks`` are levels.
    """
    known = frame["closed_on"].notna() & frame[scheme.payee].notna()
    rows = frame[known & frame["dossier_complete"].notna()].reset_index(drop=True)
    closed = rows["closed_on"].to_numpy().astype("datetime64[s]")
    record = rows["level"].map({code: place for place, code in enumerate(LEVELS)}).to_numpy()
    marks = supported(rows, scheme.marks)
    due, rule = LEVELS[np.minimum(record, marks)], scheme.rule_on(closed)
    measured = rows[["amount_fen", "people_involved", "days_to_close"]].notna().all(axis=1)
    drafted = rows.reindex(columns=KEPT).assign(
        payee=rows[scheme.payee],
        settled=rows["outcome"] == "settled",
        filed=rows["dossier_complete"].astype(bool),
        measured=measured,
        record=record,
        marks=marks,
        level=due,
        closed_on=closed,
        month=month(closed),
        claimed_on=soon(closed, rng) if scheme.at_once else claim_days(closed, rng),
        rule_from=rule,
        yuan=scheme.yuan(due, rule, rng),
        fault=None,
        evidence=None,
    )
    return drafted[(drafted["yuan"] > 0) & (drafted["claimed_on"] <= scheme.data_to)]


def claim_days(closed: Array, rng: Rng) -> Array:
    """A working day of the month after, most in its first half; a few a month later."""
    after = month(closed).astype("datetime64[M]") + 1 + (rng.random(len(closed)) < SLOW)
    place = np.minimum(rng.poisson(5, len(closed)), 17)
    day = np.busday_offset(after.astype("datetime64[D]"), place, roll="forward", holidays=HOLIDAYS)
    return np.asarray(day.astype("datetime64[s]"))


def soon(closed: Array, rng: Rng) -> Array:
    """Three to eight working days later."""
    later = rng.integers(3, 9, len(closed))
    day = np.busday_offset(closed.astype("datetime64[D]"), later, roll="forward", holidays=HOLIDAYS)
    return np.asarray(day.astype("datetime64[s]"))


def really_claimed(rows: pd.DataFrame, scheme: Scheme, rng: Rng) -> pd.DataFrame:
    """The honest drafts that were handed in; the rest was never claimed."""
    honest = rows[rows["settled"] & rows["filed"]]
    by_year = pd.Series(year(honest["closed_on"].to_numpy())).map(scheme.years).fillna(0)
    share = by_year.to_numpy() * honest["level"].map(scheme.claimed).to_numpy(dtype=float)
    return honest[rng.random(len(honest)) < share]


def numbered(claims: list[pd.DataFrame], programme: str, prefix: str) -> pd.DataFrame:
    """All claims of a programme in the order they came in, numbered in that order."""
    rows = pd.concat(claims, ignore_index=True)
    rows = rows.sort_values(["claimed_on", "subsidy", "dispute_id", "payee"], ignore_index=True)
    return rows.assign(
        code=[f"{prefix}{number:05d}" for number in range(1, len(rows) + 1)],
        programme=programme,
        amount_fen=rows["yuan"] * 100,
    )


def planted(claims: pd.DataFrame) -> list[Gap]:
    """One record per spoiled claim: its kind, its code, the day it came in and what is wrong."""
    spoiled = claims[claims["fault"].notna()]
    return [
        {
            "kind": row.fault,
            "unit": row.code,
            "subsidy": row.subsidy,
            "from": row.claimed_on.date().isoformat(),
            "to": None,
            "evidence": row.evidence,
        }
        for row in spoiled.itertuples()
    ]
