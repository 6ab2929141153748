"""A month of an indicator beside an earlier one, and whether they differ by more than chance."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.programme import Register
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Kind, Metric
from dashboard.reports.briefing.totals import RATE
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.trends.trend_wording import SIDES, SMALL, within_text

COMPARED = ("closed_in_period", RATE)
NAMES = {"on_year": Text("同比", "year on year"), "on_month": Text("环比", "month on month")}
NORMAL = Text("在正常波动内", "within normal variation")
CLEAR = Text("{side}，差别超出偶然", "{side}, by more than chance")
LITTLE = Text(
    "与上月有差别，未超出月度波动", "differs from the month before, within monthly variation"
)
SLIGHT = Text("相差很小", "a small difference")


@dataclass(frozen=True)
class Change:
    """A month of an indicator beside an earlier one; no ``verdict`` where nothing is compared."""

    metric: Metric
    row: pd.Series
    change: str
    verdict: Text | None

    @property
    def side(self) -> Text:
        """Which way it differs."""
        value = self.row[self.change]
        return SIDES["high" if pd.notna(value) and value > 0 else "low"]


def compared_keys(writer: Writer, register: Register) -> Iterator[str]:
    """Return the indicators that are compared with earlier months."""
    yield register.base
    yield from (key for key in COMPARED if writer.has(register, key))


def found_changes(writer: Writer, register: Register, key: str) -> Iterator[Change]:
    """Return both changes of an indicator's month, or of its last that no longer changes."""
    metric, month = METRICS[key], writer.settled_month(register, key)
    rows = writer.series(register, key)
    for _, row in rows[rows["month"] == month].iterrows():
        for name in NAMES:
            why = row[f"{name}_why"]
            verdict = None if why else verdict_of(writer, metric, rows, row, name)
            yield Change(metric, row, name, verdict)


def has_before(writer: Writer, register: Register) -> bool:
    """Whether any indicator has an earlier month at all to compare with."""
    found = (
        one
        for key in compared_keys(writer, register)
        for one in found_changes(writer, register, key)
    )
    return any(one.row[f"{one.change}_why"] != "none" for one in found)


def verdict_of(
    writer: Writer, metric: Metric, rows: pd.DataFrame, row: pd.Series, name: str
) -> Text:
    """Say by the rules of the trends page whether a difference is more than chance."""
    clear = row[f"{name}_clear"]
    if pd.isna(clear) or not clear:
        return NORMAL
    if metric.kind == Kind.RATE and abs(float(row[name])) < SMALL:
        return SLIGHT
    if name == "on_month" and within_text(metric, rows, row, writer.lang):
        return LITTLE
    return CLEAR
