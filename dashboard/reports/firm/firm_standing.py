"""Firms with a fail under their contract: how many of the limit, in which months, who is near."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.queries.units import units
from dashboard.reports.figure import Ask, directly
from dashboard.reports.firm.firm_grades import contract_months, grade_record
from dashboard.reports.staffing.standing_figures import SETTLED, Compared, compared, tallies

Months = tuple[date, ...]


@dataclass(frozen=True, kw_only=True)
class Standing:
    """One firm under the contract rule. ``fails`` and ``graded`` are months, by first days.

    ``cases`` are the lawyer-led disputes of every graded month, none where not recorded.
    """

    firm: str
    name: str
    since: date | None
    limit: int
    fails: Months
    graded: Months
    last_failed: bool
    by_month: tuple[Compared, ...] = ()
    of_fails: tuple[Compared, ...] = ()
    of_contract: tuple[Compared, ...] = ()
    cases: tuple[int, ...] = ()

    @property
    def left(self) -> int:
        """How many more fails the rule asks for."""
        return max(0, self.limit - len(self.fails))

    @property
    def near(self) -> bool:
        """Whether the rule is met, one fail short, or the last grade was a fail."""
        return self.left <= 1 or self.last_failed


@dataclass(frozen=True)
class Standings:
    """The firms with a fail, those near first; how many have none; what the rule looks at."""

    listed: tuple[Standing, ...]
    without: int
    record: pd.DataFrame


def standings(scope: Scope, filters: Filters, *, ask: Ask = directly) -> Standings | None:
    """Return how the firms in reach stand under the contract rule at the end of the period.

    A grade is of all a firm did, so choices beside the period narrow nothing here. None where
    the programme has no such rule or no grades are in reach.
    """
    found, whole = fails_so_far(scope, filters, ask=ask), _whole(filters)
    if not found:
        return None
    failed = [one for one in found if one.fails]
    counted = tallies(scope, whole, _span(failed), ask=ask) if failed else pd.DataFrame()
    listed = sorted((_filled(one, counted) for one in failed), key=_order)
    record = grade_record(scope, whole, ask=ask)
    named = _names(scope, filters, ask)
    record["name"] = [str(named.get(firm, firm)) for firm in record["firm"]]
    return Standings(tuple(listed), len(found) - len(failed), record)


def fails_so_far(scope: Scope, filters: Filters, *, ask: Ask = directly) -> list[Standing]:
    """Return every graded firm under the contract rule by its months alone, those near first.

    Empty where the programme has no such rule or no grades are in reach.
    """
    limit = programme_of(filters.programme).rules.fails_to_dismiss
    months = contract_months(scope, _whole(filters), ask=ask)
    if limit is None or months.empty:
        return []
    named = _names(scope, filters, ask)
    found = (_standing(named, own, limit) for _, own in months.groupby("firm"))
    return sorted(found, key=_order)


def _whole(filters: Filters) -> Filters:
    """Drop the choices beside the period: a grade is of all a firm did."""
    return replace(filters, choices=(), state="")


def _names(scope: Scope, filters: Filters, ask: Ask) -> pd.Series:
    return ask(units, scope, filters.programme, "firm").set_index("code")["name"]


def _standing(named: pd.Series, own: pd.DataFrame, limit: int) -> Standing:
    firm, since = str(own["firm"].iloc[0]), own["contract_from"].iloc[0]
    failed = own["grade"] == "fail"
    return Standing(
        firm=firm,
        name=str(named.get(firm, firm)),
        since=None if pd.isna(since) else since,
        limit=limit,
        fails=tuple(own["month"][failed]),
        graded=tuple(own["month"]),
        last_failed=bool(failed.iloc[-1]),
    )


def _span(failed: Iterable[Standing]) -> tuple[date, date]:
    """The first and the last month that any of them was graded in."""
    months = [month for one in failed for month in one.graded]
    return min(months), max(months)


def _filled(one: Standing, counted: pd.DataFrame) -> Standing:
    led = counted[(counted["key"] == SETTLED) & (counted["firm"] == one.firm)]
    cases = led.set_index("month")["trials"]
    return replace(
        one,
        by_month=compared(counted, one.firm, *((month,) for month in one.fails)),
        of_fails=compared(counted, one.firm, one.fails),
        of_contract=compared(counted, one.firm, one.graded),
        cases=tuple(int(cases.get(month, 0)) for month in one.graded) if len(led) else (),
    )


def _order(one: Standing) -> tuple[bool, int, str]:
    return not one.near, -len(one.fails), one.firm
