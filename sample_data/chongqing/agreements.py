"""What was agreed and what came of it: form, money, performance, conversions, satisfaction."""

from dataclasses import dataclass

import numpy as np

from sample_data.chongqing.coding import NONE, draw_exactly, draw_rows
from sample_data.chongqing.figures import LAST, PREVENTED
from sample_data.chongqing.intake import Cases
from sample_data.chongqing.outcomes import Endings
from sample_data.chongqing.profiles import (
    CONVERSIONS,
    MEDIAN_YUAN,
    MONEYLESS,
    OUTCOMES,
    PLATFORMS,
    by_type,
)
from sample_data.draws import Array, Rng

WRITTEN, ORAL = 0, 1
TERMS = np.array([0, 3, 7, 15, 30, 60, 90])
TERM_SHARES = np.array([[0.46, 0.09, 0.15, 0.12, 0.11, 0.05, 0.02]])
CONVERSION = {
    "settled": (0.976, 0.0, 0.0, 0.0, 0.024),
    "failed": (0.51, 0.026, 0.007, 0.252, 0.205),
    "withdrawn": (0.68, 0.004, 0.0, 0.026, 0.29),
    "referred_admin": (0.74, 0.05, 0.0, 0.01, 0.20),
    "referred_court": (0.04, 0.0, 0.0, 0.82, 0.14),
    "open": (1.0, 0.0, 0.0, 0.0, 0.0),
}
RESPONSE, RESPONSE_BY_APP = 0.212, 0.71
UNHAPPY, UNHAPPY_BY_APP = 0.041, 0.028
"""Shares of low marks (1 to 3); the source prints 96 % or more of good ones for the app."""


@dataclass
class Aftermath:
    """What followed, one array per fact; days and codes are ``NONE`` where there is nothing."""

    agreement: Array
    fen: Array
    fen_known: Array
    due: Array
    performed: Array
    confirmed: Array
    fed_back: Array
    conversion: Array
    prevented: Array
    marks: Array
    papers: Array
    complete: Array


def follow(cases: Cases, endings: Endings, rng: Rng) -> Aftermath:
    """Add everything that follows from how a case ended."""
    agreement = _agreement(cases, endings, rng)
    fen = _amounts(cases, rng)
    due, performed = _performance(endings, (agreement == WRITTEN) & (fen > 0), rng)
    papers, complete = _papers(endings, agreement, rng)
    return Aftermath(
        agreement=agreement,
        fen=fen,
        fen_known=rng.random(len(fen)) >= 0.037,
        due=due,
        performed=performed,
        confirmed=_confirmed(cases, endings, agreement, rng),
        fed_back=_fed_back(cases, endings, rng),
        conversion=_conversion(endings, rng),
        prevented=_prevented(cases, endings, rng),
        marks=_marks(cases, endings, rng),
        papers=papers,
        complete=complete,
    )


def _agreement(cases: Cases, endings: Endings, rng: Rng) -> Array:
    share = np.array([0.33, 0.82, 0.97])[cases.level]
    share = np.where(cases.sent, np.maximum(share, 0.88), share)
    form = np.where(rng.random(len(share)) < share, WRITTEN, ORAL)
    return np.where(endings.settled, form, NONE)


def _amounts(cases: Cases, rng: Rng) -> Array:
    """Money at stake in fen, round as people agree on it; 0 where there is none."""
    size = len(cases.day)
    median = by_type(MEDIAN_YUAN)[cases.kind] * np.array([1.0, 2.2, 4.0])[cases.level]
    yuan = np.minimum(median * rng.lognormal(0, 0.95, size), 1_500_000)
    fine = np.select([yuan < 300, yuan < 3_000, yuan < 30_000], [10, 50, 100], 1_000)
    coarse = np.select([yuan < 300, yuan < 5_000, yuan < 50_000], [100, 500, 1_000], 10_000)
    steps = np.where(rng.random(size) < 0.58, coarse, fine)
    yuan = np.maximum(np.round(yuan / steps), 1) * steps
    none = rng.random(size) < by_type(MONEYLESS, 0.08)[cases.kind]
    return np.where(none, 0, yuan * 100).astype(np.int64)


def _performance(endings: Endings, owed: Array, rng: Rng) -> tuple[Array, Array]:
    """When money is due by a written agreement, and when it was paid, if it was by the end."""
    size = len(owed)
    term = TERMS[draw_rows(rng, TERM_SHARES, np.zeros(size, dtype=np.int64))]
    due = np.where(owed, endings.closed + term, NONE)
    late = np.where(rng.random(size) < 0.07, rng.geometric(0.07, size), -rng.integers(0, 3, size))
    paid = np.maximum(due + np.where(term == 0, 0, late), endings.closed)
    kept = rng.random(size) < np.where(term == 0, 0.988, 0.945)
    return due, np.where(owed & kept & (paid <= LAST), paid, NONE)


def _confirmed(cases: Cases, endings: Endings, agreement: Array, rng: Rng) -> Array:
    """Judicial confirmation within thirty days, oftenest of what a court sent."""
    share = np.array([0.008, 0.07, 0.15])[cases.level]
    share = np.where(cases.channel_is("court"), 0.31, share)
    asked = (agreement == WRITTEN) & (rng.random(len(share)) < share)
    day = endings.closed + rng.integers(1, 31, len(share))
    return np.where(asked & (day <= LAST), day, NONE)


def _fed_back(cases: Cases, endings: Endings, rng: Rng) -> Array:
    """The day whoever sent a case was told the result."""
    told = cases.sent & endings.ended & (rng.random(len(cases.day)) < 0.937)
    day = endings.closed + rng.geometric(0.3, len(cases.day)) - 1
    return np.where(told & (day <= LAST), day, NONE)


def _conversion(endings: Endings, rng: Rng) -> Array:
    """What a closed case turned into, as far as anybody followed it."""
    shares = np.array([CONVERSION[code] for code in OUTCOMES])
    return np.where(endings.ended, draw_rows(rng, shares, endings.outcome), NONE)


def _prevented(cases: Cases, endings: Endings, rng: Rng) -> Array:
    """Settled cases said to have been kept from turning worse: exactly as many as published."""
    tense = by_type({"neighbour": 2.4, "compensation": 3.0, "family": 1.6, "consumer": 1.4}, 0.5)
    owed = by_type({"contract": 3.0, "housing": 2.2, "property": 2.0, "labour": 2.0}, 0.7)
    hard = np.array([1.0, 5.0, 8.0])[cases.level]
    weights = {
        "criminal": np.where(cases.risky, 1.0, 0.0),
        "public_order": tense[cases.kind] * hard * np.where(cases.risky, 12.0, 1.0),
        "civil": owed[cases.kind] * hard,
    }
    prevented, free = np.full(len(cases.day), NONE), endings.settled.astype(float)
    for code, each in weights.items():
        rows = draw_exactly(rng, free * each, PREVENTED[code])
        prevented[rows], free[rows] = CONVERSIONS.index(code), 0
    return prevented


def _marks(cases: Cases, endings: Endings, rng: Rng) -> Array:
    """Marks 1 to 5 of those who answered; 0 where nobody did."""
    size = len(cases.day)
    app = cases.platform == PLATFORMS.index("mobile_app")
    share = np.where(app, RESPONSE_BY_APP, RESPONSE)
    asked = endings.ended & (rng.random(size) < share)
    low = np.zeros(size, dtype=bool)
    sour = np.where(endings.settled, 1.0, 7.0) * np.where(endings.closed - cases.day > 30, 2, 1)
    for group, rate in ((asked & app, UNHAPPY_BY_APP), (asked & ~app, UNHAPPY)):
        low[draw_exactly(rng, sour * group, round(rate * int(group.sum())))] = True
    bad = 3 - np.minimum(rng.geometric(0.66, size) - 1, 2)
    good = np.where(rng.random(size) < 0.63, 5, 4)
    return np.where(asked, np.where(low, bad, good), 0)


def _papers(endings: Endings, agreement: Array, rng: Rng) -> tuple[Array, Array]:
    """The papers of a dossier as bits, and whether all due are there; none for oral agreements."""
    size = len(agreement)
    lost = np.array([0.012, 0.015, 0.034, 0.006, 0.026])
    there = rng.random((size, len(lost)), dtype=np.float32) >= lost
    written = agreement == WRITTEN
    due = np.column_stack([np.ones((size, 2), dtype=bool), endings.ended, written, written])
    papers = ((there & due) * (1 << np.arange(len(lost)))).sum(axis=1)
    return np.where(agreement == ORAL, NONE, papers), (there | ~due).all(axis=1)
