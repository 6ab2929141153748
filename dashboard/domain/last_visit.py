"""What an overview said at one time, and what is different now: facts then against facts now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

OVERDUE = "overdue"
"""A notice past its deadline without a result, whatever state it is in."""


@dataclass(frozen=True)
class Facts:
    """What is true of a reader's units: headline counts by key, and ids of what needs somebody.

    ``notices`` has the state of each notice by key, ``batches`` the last loads known of.
    """

    data_to: date
    figures: Mapping[str, int]
    gaps: frozenset[str]
    alarms: frozenset[str]
    notices: Mapping[str, str]
    batches: frozenset[str]


@dataclass(frozen=True)
class Visit:
    """One visit: when, within which reach, in which data, and what was true."""

    at: datetime
    reach: str
    data_version: str
    facts: Facts


@dataclass(frozen=True)
class Changed:
    """What is different now. ``counts`` has then and now by key; the rest are ids."""

    counts: Mapping[str, tuple[int, int]]
    new_gaps: frozenset[str]
    closed_gaps: frozenset[str]
    new_alarms: frozenset[str]
    batches: frozenset[str]
    notices: Mapping[str, frozenset[str]]

    @property
    def is_nothing(self) -> bool:
        """Whether nothing at all is different."""
        ids = (self.new_gaps, self.closed_gaps, self.new_alarms, self.batches)
        return not (self.counts or any(ids) or any(self.notices.values()))


def changed(then: Facts, now: Facts) -> Changed:
    """Compare two facts of one reach; what only one of them knows of is no change of a count."""
    both = [key for key in now.figures if key in then.figures]
    moved = {key for key, state in now.notices.items() if then.notices.get(key) != state}
    return Changed(
        counts={
            key: (then.figures[key], now.figures[key])
            for key in both
            if then.figures[key] != now.figures[key]
        },
        new_gaps=now.gaps - then.gaps,
        closed_gaps=then.gaps - now.gaps,
        new_alarms=now.alarms - then.alarms,
        batches=now.batches - then.batches,
        notices={
            state: frozenset(key for key in moved if now.notices[key] == state)
            for state in sorted({now.notices[key] for key in moved})
        },
    )
