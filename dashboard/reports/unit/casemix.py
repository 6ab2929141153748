"""What a unit's cases are made of: settled and counted by unit and stratum."""

import pandas as pd

from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.domain.errors import TooMany
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.metrics import METRICS
from dashboard.metrics.casemix import with_strata
from dashboard.metrics.metric import name_missing
from dashboard.queries.counts import counts
from dashboard.reports.figure import Ask, directly

MIX = ("track", "level", "type")
"""What expected settlement is made of, the coarsest first."""


def mix_of(programme: Programme) -> tuple[str, ...]:
    """Return those of type, level and track a programme records."""
    return tuple(one for one in MIX if one not in programme.unrecorded)


def tally_of(scope: Scope, filters: Filters, unit: str, *, ask: Ask = directly) -> pd.DataFrame:
    """Count the register's settlement by unit and stratum: ``unit, stratum, successes, trials``.

    The base is the register's own (open disputes stay in it); disputes of no unit are a unit
    of their own.
    """
    return mixed_tally(scope, filters, unit, ask=ask)[0]


def mixed_tally(
    scope: Scope, filters: Filters, unit: str, *, ask: Ask = directly
) -> tuple[pd.DataFrame, tuple[str, ...]]:
    """Return the tally and the dimensions it is made by: fewer where units are very many."""
    mix = mix_of(programme_of(filters.programme))
    while True:
        try:
            return _tally(scope, filters, unit, mix, ask), mix
        except TooMany:
            if not mix:
                raise
            mix = mix[:-1]


def _tally(
    scope: Scope, filters: Filters, unit: str, mix: tuple[str, ...], ask: Ask
) -> pd.DataFrame:
    programme = programme_of(filters.programme)
    base, metric = programme.register_of(filters.register).base, METRICS["settlement_rate"]
    by = (unit, *mix)
    found = name_missing(ask(counts, scope, filters, metric.fact, by), by)
    found = found.rename(columns={unit: "unit", metric.numerator: "successes", base: "trials"})
    found = found[found["trials"] > 0].reset_index(drop=True)
    sums = with_strata(found, mix).groupby(["unit", "stratum"], as_index=False)
    return sums[["successes", "trials"]].sum().astype({"successes": "int64", "trials": "int64"})


def raw(tally: pd.DataFrame) -> pd.DataFrame:
    """Return the tally with one stratum for all: the comparison without regard to mix."""
    return tally.assign(stratum="").groupby(["unit", "stratum"], as_index=False).sum()


def recorded_units(tally: pd.DataFrame) -> pd.DataFrame:
    """Return the tally of the units that have a name."""
    return tally[tally["unit"] != NOT_RECORDED]
