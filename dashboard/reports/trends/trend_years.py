"""Whether the months of a period stand clearly apart from those of the year before."""

from dataclasses import asdict, dataclass

import pandas as pd

from dashboard.metrics.metric import Kind, Metric
from dashboard.reports.trends.trend import is_complete

A_YEAR = 12


@dataclass(frozen=True)
class YearStep:
    """How many of the complete months differ clearly from a year before, all in one direction.

    ``least`` and ``most`` bound how far: shares of one for rates, 0.1 = 10 % for counts.
    ``unseen`` says that the limits rest on these months alone and cannot show it.
    """

    months: int
    clear: int
    side: str
    least: float
    most: float
    unseen: bool

    def told(self) -> dict[str, object]:
        """Return the parts by name."""
        return asdict(self)


def year_step(rows: pd.DataFrame, metric: Metric) -> YearStep | None:
    """Return the step of one series, if at least half of its complete months show it."""
    known = rows[is_complete(rows) & rows["value"].notna()]
    apart = known["on_year" if metric.kind == Kind.RATE else "on_year_percent"]
    far = apart[known["on_year_clear"].fillna(value=False).astype(bool)].astype("float64").dropna()
    for side, found in (("high", far[far > 0]), ("low", far[far < 0])):
        if len(found) and len(found) * 2 >= len(known):
            least, most, unseen = float(found.min()), float(found.max()), len(rows) <= A_YEAR
            return YearStep(len(known), len(found), side, least, most, unseen)
    return None
