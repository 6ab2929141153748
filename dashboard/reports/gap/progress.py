"""Progress against a plan: what was planned to stand by a day, and what did."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.coverage.history import month_ends
from dashboard.coverage.judges import as_day
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.standards import Standard
from dashboard.queries.standards.required import required_units
from dashboard.queries.standards.standing import standing_spans


@dataclass(frozen=True)
class Progress:
    """A course by month's end: ``day, planned, reached``; ``whole`` is what all will be."""

    standard: Standard
    whole: int
    course: pd.DataFrame

    @property
    def latest(self) -> pd.Series:
        """The last row of the course."""
        return self.course.iloc[-1]


def progress(
    scope: Scope,
    programme: Programme,
    standard: Standard,
    on: date,
    ask: Callable[..., pd.DataFrame],
) -> Progress:
    """Count what was planned and what was reached at each month's end up to a day, in reach."""
    units = ask(required_units, scope, programme.code, standard)
    spans = ask(standing_spans, scope, programme.code, standard)
    reached = [(as_day(row.starts) or date.min, int(row.n)) for row in spans.itertuples()]
    planned = [_planned(standard, unit) for unit in units.itertuples()]
    begun = [day for day, _ in reached if day > date.min]
    days = month_ends(min([*begun, on]), on)
    rows = [(day, _by(planned, day), _by(reached, day)) for day in days]
    course = pd.DataFrame(rows, columns=["day", "planned", "reached"])
    return Progress(standard, sum(n for _, n in planned), course)


def _planned(standard: Standard, unit: pd.Series) -> tuple[date, int]:
    """A target is due for all on one day; a roll-out for each unit on its own."""
    if standard.kind == "target":
        return standard.since, int(unit.needed)
    return as_day(unit.starts) or standard.since, 1


def _by(dated: list[tuple[date, int]], day: date) -> int:
    return sum(n for at, n in dated if at <= day)
