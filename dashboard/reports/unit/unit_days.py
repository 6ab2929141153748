"""How long units take: which of them differ from the others, by the same test as rates.

Mood's median test (Brown and Mood 1951): every unit's share of disputes closed within the
median of all; units are then told apart as rates are.
"""

from dataclasses import dataclass

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.bands import bands
from dashboard.metrics.metric import name_missing
from dashboard.queries.quantiles import up_to
from dashboard.reports.figure import Ask, directly, figure

METRIC = METRICS["median_days"]
STANDINGS = {
    "below": Text("慢于其余", "slower than the others"),
    "above": Text("快于其余", "faster than the others"),
    "together": Text("差异不显著", "cannot be told apart"),
    "few": Text("样本不足，不作判断", "too few cases to judge"),
}


@dataclass(frozen=True)
class DaysCompared:
    """Median days by unit (value to shown, ``standing``), and the median of all."""

    rows: pd.DataFrame
    median: float | None


def compare_days(scope: Scope, filters: Filters, unit: str, *, ask: Ask = directly) -> DaysCompared:
    """Compare how long the closed disputes of every unit in a scope took."""
    wide = filters.choose(**{unit: ()})
    rows = figure(scope, wide, METRIC, (unit,), ask=ask).rows
    whole = figure(scope, wide, METRIC, ask=ask).total["value"]
    if pd.isna(whole):
        return DaysCompared(rows.assign(standing="few"), None)
    counted = name_missing(ask(up_to, scope, wide, METRIC.fact, int(whole), (unit,)), (unit,))
    minimum = programme_of(filters.programme).rules.minimum_cases
    judged = counted[counted["n"] >= minimum]
    found = bands(
        pd.DataFrame(
            {
                "unit": judged[unit],
                "stratum": "",
                "successes": judged["up_to"],
                "trials": judged["n"],
            }
        )
    )
    rows["standing"] = [found.get(code, "few") for code in rows[unit]]
    return DaysCompared(rows, float(whole))
