"""A month against the month before (环比) and the same month of the year before (同比)."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from dashboard.metrics.difference import newcombe
from dashboard.metrics.metric import CALLS, CASES, Kind, Metric
from dashboard.metrics.poisson import counts_differ

Row = Mapping[Hashable, Any]
"""A month as a record of its columns."""
BACK = {"on_month": 1, "on_year": 12}
PARTS = ("", "_low", "_high", "_percent", "_clear", "_why")
EVENTS = (CASES, CALLS)
"""Units that count events one by one: sums of money, minutes or people vary more than those."""
NOTABLE = 0.1
"""Large counts are told apart by shares nobody needs to know of."""
COLUMNS = [f"{name}{part}" for name in BACK for part in PARTS]


@dataclass(frozen=True)
class Change:
    """How far a month is from an earlier one.

    Rates differ by a share of one with its 95 % interval, and ``clear`` says that the interval
    leaves nought out; counts differ by cases and in ``percent`` (0.1 = 10 %), and ``clear`` says
    that events differ by more than chance and by more than a tenth. ``why`` says why there is no
    change: incomplete, few, none (no such month on record).
    """

    value: float | None = None
    low: float | None = None
    high: float | None = None
    percent: float | None = None
    clear: bool | None = None
    why: str = ""


def month_before(month: date, back: int) -> date:
    """Return the first day of the month so many months earlier."""
    index = month.year * 12 + month.month - 1 - back
    return date(index // 12, index % 12 + 1, 1)


def changes(months: Mapping[date, Row], month: date, metric: Metric) -> dict[str, object]:
    """Return both changes of a month as columns ``on_month…`` and ``on_year…``."""
    out: dict[str, object] = {}
    for name, back in BACK.items():
        found = change(months[month], months.get(month_before(month, back)), metric)
        parts = (found.value, found.low, found.high, found.percent, found.clear, found.why)
        out |= {f"{name}{part}": value for part, value in zip(PARTS, parts, strict=True)}
    return out


def change(now: Row, before: Row | None, metric: Metric) -> Change:
    """Compare two months; what is not complete, too small or not recorded is not compared."""
    if before is None:
        return Change(why="none")
    if now["provisional"] or now["cut"] or before["provisional"] or before["cut"]:
        return Change(why="incomplete")
    if pd.isna(now["value"]) or pd.isna(before["value"]):
        return Change(why="few" if metric.kind != Kind.COUNT else "none")
    if metric.kind == Kind.RATE:
        value, low, high = newcombe(_share(now), _share(before))
        return Change(value, low, high, clear=low > 0 or high < 0)
    apart = float(now["value"]) - float(before["value"])
    if metric.kind != Kind.COUNT:
        return Change(apart)
    percent = apart / float(before["value"]) if before["value"] else None
    return Change(apart, percent=percent, clear=_is_clear(now, before, metric))


def _is_clear(now: Row, before: Row, metric: Metric) -> bool | None:
    """Say whether two counts of events differ clearly; of other sums it is not known."""
    if metric.unit not in EVENTS:
        return None
    one, other = int(now["value"]), int(before["value"])
    return abs(one - other) > NOTABLE * other and counts_differ(one, other)


def _share(row: Row) -> tuple[int, int]:
    return int(row["numerator"]), int(row["denominator"])
