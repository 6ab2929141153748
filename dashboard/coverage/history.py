"""Gaps over time: how many were open, what is new, what was closed, what came back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.coverage.gaps import open_on
from dashboard.coverage.spans import DAY

KEY = ["standard", "unit"]


@dataclass(frozen=True)
class Changes:
    """Gaps between two days: opened for the first time, opened again, and closed."""

    new: pd.DataFrame
    reopened: pd.DataFrame
    closed: pd.DataFrame


def changes(spans: pd.DataFrame, since: date, day: date) -> Changes:
    """Compare what was open on ``since`` with ``day``: only what still stands on it, or closed.

    A gap is *reopened* where the same unit had missed the same standard before.
    """
    still, before = open_on(spans, day), open_on(spans, since)
    opened = still[~still.index.isin(before.index)]
    earlier = spans.groupby(KEY)["since"].min()
    first = [earlier[standard, unit] == began for standard, unit, began in _keyed(opened)]
    is_first = pd.Series(first, index=opened.index, dtype=bool)
    closed = before[~before.index.isin(still.index)]
    return Changes(opened[is_first], opened[~is_first], closed)


def trend(spans: pd.DataFrame, days: Sequence[date]) -> pd.DataFrame:
    """Count the gaps open on each day, by standard: ``day, standard, gaps``, zeros included."""
    standards = sorted(spans["standard"].unique())
    rows = []
    for day in days:
        counted = open_on(spans, day)["standard"].value_counts()
        rows += [(day, standard, int(counted.get(standard, 0))) for standard in standards]
    return pd.DataFrame(rows, columns=["day", "standard", "gaps"])


def month_ends(start: date, end: date) -> list[date]:
    """List the last day of every month of a period, the last one cut off at its end."""
    out, month = [], date(start.year, start.month, 1)
    while month <= end:
        following = date(month.year + month.month // 12, month.month % 12 + 1, 1)
        out.append(min(following - DAY, end))
        month = following
    return out


def _keyed(frame: pd.DataFrame) -> list[tuple[str, str, date]]:
    return list(frame[[*KEY, "since"]].itertuples(index=False, name=None))
