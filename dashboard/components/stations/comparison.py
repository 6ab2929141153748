"""Units beside each other: the reader's own among his peers, and who can be told apart."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.components.frame.cache import ask, remember
from dashboard.components.frame.context import context
from dashboard.components.frame.names import names_of, short_name
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.text import Text
from dashboard.metrics.metric import Metric
from dashboard.reports.unit.unit_comparison import UnitComparison, compare_units, rows_for
from dashboard.reports.wording import code_name

ADJUSTED = {
    "adjusted": "value",
    "adjusted_low": "low",
    "adjusted_high": "high",
    "adjusted_standing": "standing",
}


@dataclass(frozen=True)
class Comparison:
    """A comparison as this reader may see it.

    ``own`` are the units to mark, ``limited`` those a reader of few units is responsible for.
    ``rows`` has the units' names; where peers are anonymous their codes are words, too, and
    ``codes`` leads from what is shown to the unit: it never reaches the browser.
    """

    found: UnitComparison
    rows: pd.DataFrame
    own: tuple[str, ...]
    codes: Mapping[str, str]
    limited: tuple[str, ...] = ()

    @property
    def metric(self) -> Metric:
        return self.found.metric

    @property
    def filters(self) -> Filters:
        return self.found.filters

    @property
    def unit(self) -> str:
        return self.found.unit

    @property
    def called(self) -> Text:
        """What the programme calls the units."""
        return short_name(self.filters.programme, self.unit)

    def view(self, *, is_adjusted: bool) -> pd.DataFrame:
        """Return the rows raw, or with rates and verdicts for the programme's mix of cases."""
        if not is_adjusted:
            return self.rows
        carried = self.rows.drop(columns=list(ADJUSTED.values())).rename(columns=ADJUSTED)
        # An adjusted rate is not its counts divided, so they do not stand beside it.
        return carried.assign(numerator=float("nan"))

    def may_open(self, shown: str) -> bool:
        """Whether the reader may list a unit's disputes."""
        return shown in names_of(self.filters.programme, self.unit)


def compare(filters: Filters) -> Comparison:
    """Compare every unit in the comparison reach; a chosen unit is marked, not cut out."""
    found = remember(_compared, context().scope.beside(), filters)
    names = names_of(filters.programme, found.unit, beside=True)
    reach = tuple(names_of(filters.programme, found.unit))
    rows, codes = rows_for(found, reach, context().lang)
    rows = rows.assign(
        name=[
            code_name(codes[shown], names, context().lang) if codes[shown] == shown else shown
            for shown in rows[found.unit]
        ]
    )
    limited = reach if len(reach) < len(names) else ()
    return Comparison(found, rows, filters.chosen(found.unit) or limited, codes, limited)


def _compared(scope: Scope, filters: Filters) -> UnitComparison:
    return compare_units(scope, filters, ask=ask)
