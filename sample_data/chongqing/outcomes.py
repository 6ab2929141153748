"""How cases end, and when: exactly 473,000 settled; open is what the last day cuts off."""

from dataclasses import dataclass

import numpy as np

from sample_data.chongqing.coding import NONE, draw_in_each, draw_rows
from sample_data.chongqing.figures import ACCEPTED, COUNTIES, LAST, SETTLED, SPAN
from sample_data.chongqing.intake import Cases
from sample_data.chongqing.profiles import OUTCOMES
from sample_data.draws import Array, Rng, weekday

DIFFERING_COUNTY = 16
"""示例17区 settles less than chance explains; every other county stays within it."""
TIMES_AS_MANY, BOUND = 2.1, 1.9
SETTLED_CODE, OPEN_CODE = OUTCOMES.index("settled"), OUTCOMES.index("open")
UNSETTLED = ("failed", "withdrawn", "referred_admin", "referred_court")
UNSETTLED_SHARES = {
    "court": (0.50, 0.10, 0.02, 0.38),
    "petition": (0.50, 0.10, 0.28, 0.12),
    "other": (0.55, 0.14, 0.11, 0.20),
}


@dataclass
class Endings:
    """Outcome and the days mediation began and the case was closed, ``NONE`` where neither."""

    outcome: Array
    mediated: Array
    closed: Array

    @property
    def settled(self) -> Array:
        """Tell which were settled."""
        return np.asarray(self.outcome == SETTLED_CODE)

    @property
    def ended(self) -> Array:
        """Tell which are closed."""
        return np.asarray(self.closed >= 0)


def conclude(cases: Cases, rng: Rng) -> Endings:
    """Close what is closed by the last day and choose which of it was not settled."""
    closed = _closing(cases, rng)
    opened = closed > LAST
    closed = np.where(opened, NONE, closed)
    lost = _lost(cases, closed, rng)
    outcome = np.full(ACCEPTED, SETTLED_CODE)
    outcome[opened] = OPEN_CODE
    outcome[lost] = _how(cases, lost, rng)
    return Endings(outcome, _beginning(cases, outcome, closed, rng), closed)


def _closing(cases: Cases, rng: Rng) -> Array:
    """Closing days: nearly half at once, the rest skewed; fewer on weekends."""
    size = len(cases.day)
    at_once = rng.random(size) < np.array([0.46, 0.06, 0.0])[cases.level]
    at_once &= ~cases.channel_is("court", "petition")
    typical = np.array([2.3, 6.5, 11.0])[cases.level]
    typical = typical * np.where(cases.channel_is("court"), 2.1, 1.0)
    typical = typical * np.where(cases.channel_is("petition"), 2.4, 1.0)
    taken = np.floor(typical * np.exp(rng.normal(0, 0.86, size)))
    closed = cases.day + np.where(at_once, 0, np.minimum(taken, 180)).astype(np.int64)
    day = weekday(SPAN[:7])[closed % 7]
    moved = (closed > cases.day) & (day >= 5) & (rng.random(size) < 0.66)
    return np.where(moved, closed + 7 - day + rng.integers(0, 3, size), closed)


def _lost(cases: Cases, closed: Array, rng: Rng) -> Array:
    """Rows that were closed unsettled: with the open ones exactly those not settled."""
    ended = closed >= 0
    opened = np.bincount(cases.county[~ended], minlength=COUNTIES)
    wanted = _per_county(np.bincount(cases.county, minlength=COUNTIES), opened, rng) - opened
    weights = np.array([1.0, 3.2, 4.5])[cases.level] * (1 + (closed - cases.day) / 12)
    weights = weights * np.where(cases.channel_is("court"), 2.6, 1.0)
    weights = weights * np.where(cases.channel_is("petition"), 4.0, 1.0)
    rows = np.flatnonzero(ended)
    return rows[draw_in_each(rng, cases.county[rows], weights[rows], wanted)]


def _per_county(cases: Array, opened: Array, rng: Rng) -> Array:
    """Cases not settled per county: chance alone, but for the one that differs."""
    total = ACCEPTED - SETTLED
    rate = total / ACCEPTED
    fixed = int(cases[DIFFERING_COUNTY] * rate * TIMES_AS_MANY)
    others = np.arange(COUNTIES) != DIFFERING_COUNTY
    rest = (total - fixed) / cases[others].sum()
    spread = np.sqrt(cases * rest * (1 - rest))
    while True:
        drawn = rng.multinomial(total - fixed, np.where(others, cases, 0) / cases[others].sum())
        drawn[DIFFERING_COUNTY] = fixed
        usual = np.abs(drawn - cases * rest) < BOUND * spread
        if usual[others].all() and (drawn >= opened).all():
            return np.asarray(drawn)


def _how(cases: Cases, lost: Array, rng: Rng) -> Array:
    """How an unsettled case ended, by who sent it."""
    shares = np.array(list(UNSETTLED_SHARES.values()))
    group = np.where(cases.channel_is("petition"), 1, 2)
    group = np.where(cases.channel_is("court"), 0, group)[lost]
    codes = np.array([OUTCOMES.index(code) for code in UNSETTLED])
    return np.asarray(codes[draw_rows(rng, shares, group)])


def _beginning(cases: Cases, outcome: Array, closed: Array, rng: Rng) -> Array:
    """The first day of mediation: mostly at once; never for some withdrawn and some open."""
    size = len(outcome)
    wait = np.where(rng.random(size) < 0.72, 0, rng.geometric(0.5, size))
    end = np.where(closed < 0, LAST + 1, closed)
    began = np.where(closed < 0, cases.day + wait, np.minimum(cases.day + wait, end))
    withdrawn = outcome == OUTCOMES.index("withdrawn")
    never = (withdrawn & (rng.random(size) < 0.45)) | (began > LAST)
    return np.where(never, NONE, began)
