"""The figures under a firm's standing: its own of some months beside all firms' of the same."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.metrics import METRICS
from dashboard.metrics.bands import bands
from dashboard.metrics.recorded import why_absent
from dashboard.reports.figure import Ask, directly, figure

SETTLED = "settlement_rate"
INDICATORS = (SETTLED, "duty_rate", "entered_in_time_rate")
COLUMNS = ("key", "firm", "month", "successes", "trials", "minimum")
Months = tuple[date, ...]


@dataclass(frozen=True, kw_only=True)
class Compared:
    """One indicator of a firm over some months: n of all, beside all firms together.

    ``band`` is that of the firm among all firms over these months together; none with too few
    cases to judge, or with no other firm. ``rate`` is none with too few to show.
    """

    key: str
    months: Months
    k: int
    of: int
    all_k: int
    all_of: int
    minimum: int
    band: str | None

    @property
    def rate(self) -> float | None:
        """The firm's own rate."""
        return self.k / self.of if self.of and self.of >= self.minimum else None

    @property
    def pooled(self) -> float | None:
        """The rate of all firms together, this one among them."""
        return self.all_k / self.all_of if self.all_of else None


def tallies(
    scope: Scope, filters: Filters, span: tuple[date, date], *, ask: Ask = directly
) -> pd.DataFrame:
    """Count what the indicators rest on, by firm and month: ``key, firm, month, successes …``.

    ``span`` names the first and the last month. The settlement rate is that of lawyer-led
    disputes. What a programme does not record, or a reader may not see, is not there.
    """
    first, last = span
    end = last.replace(day=monthrange(last.year, last.month)[1])
    asked = filters.during(first, end)
    programme = programme_of(filters.programme)
    register = programme.register_of(filters.register)
    parts = [
        _tally(scope, asked, key, ask)
        for key in INDICATORS
        if not why_absent(METRICS[key], programme, register, scope)
        and (key != SETTLED or register.leads)
    ]
    return pd.concat(parts) if parts else pd.DataFrame(columns=list(COLUMNS))


def compared(counted: pd.DataFrame, firm: str, *spans: Months) -> tuple[Compared, ...]:
    """Return every indicator of a firm for each span of months, in that order."""
    return tuple(one for months in spans for one in _compared(counted, firm, months))


def _compared(counted: pd.DataFrame, firm: str, months: Months) -> Iterator[Compared]:
    during = counted[counted["month"].isin(months)]
    for key in INDICATORS:
        of_key = counted[counted["key"] == key]
        if of_key.empty:
            continue
        sums = during[during["key"] == key].groupby("firm")[["successes", "trials"]].sum()
        k, n = (int(sums[name].get(firm, 0)) for name in ("successes", "trials"))
        minimum = int(of_key["minimum"].iloc[0])
        yield Compared(
            key=key,
            months=months,
            k=k,
            of=n,
            all_k=int(sums["successes"].sum()),
            all_of=int(sums["trials"].sum()),
            minimum=minimum,
            band=_band(sums, firm) if n >= minimum else None,
        )


def _band(sums: pd.DataFrame, firm: str) -> str | None:
    tally = sums[sums["trials"] > 0].rename_axis("unit").reset_index().assign(stratum="")
    return str(bands(tally)[firm]) if len(tally) > 1 else None


def _tally(scope: Scope, filters: Filters, key: str, ask: Ask) -> pd.DataFrame:
    asked = filters.choose(lead="lawyer") if key == SETTLED else filters
    rows = figure(scope, asked, METRICS[key], ("firm", "month"), ask=ask).rows
    rows = rows[rows["firm"] != NOT_RECORDED]
    names = {"numerator": "successes", "denominator": "trials"}
    minimum = programme_of(filters.programme).rules.minimum_cases
    return (
        rows.rename(columns=names)[["firm", "month", *names.values()]]
        .astype({"successes": int, "trials": int})
        .assign(key=key, minimum=minimum)
    )
