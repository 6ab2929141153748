"""Budgets of subsidies and how much of each was claimed; what was paid to firms for grades."""

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.money import Budget, Subsidy
from dashboard.domain.programme import Programme
from dashboard.domain.scope import ALL, Field, Scope
from dashboard.domain.settings import programme_of
from dashboard.metrics.subsidy_rules import FEN, given, version_on
from dashboard.queries.counts import counts, data_from, data_to
from dashboard.queries.subsidies import claim_sums
from dashboard.reports.figure import Ask, directly
from dashboard.reports.money.subsidy_given import PAID_GRADES

BUDGETS = ["key", "start", "end", "through", "budget", "claims", "claimed", "share", "is_whole"]
PAID = ["firm", "county", "month", "grade", "paid", "least", "most", "rule_from", "findings"]


def budgets_of(programme: Programme, filters: Filters) -> list[Budget]:
    """Return the budgets that share a day with a period."""
    return [
        one for one in programme.budgets if one.start <= filters.end and one.end >= filters.start
    ]


def budget_use(scope: Scope, programme: str, *, ask: Ask = directly) -> pd.DataFrame:
    """Return each budget with what was claimed for its months up to the data-to day.

    Columns ``BUDGETS``, money in yuan; ``through`` is the day counted to, ``share`` of the budget.
    ``is_whole`` is false for a reader who does not reach all claims on it.
    """
    rows = [_used(scope, programme, one, ask) for one in programme_of(programme).budgets]
    return pd.DataFrame(rows, columns=BUDGETS)


def _used(scope: Scope, programme: str, one: Budget, ask: Ask) -> dict[str, object]:
    through = min(one.end, data_to(programme))
    sums = {"claims": 0, "claimed_fen": 0}
    if one.start <= through:
        register = programme_of(programme).registers[0].key
        filters = Filters(programme=programme, register=register, start=one.start, end=through)
        found = ask(claim_sums, scope, filters, ("subsidy",))
        sums = found[found["subsidy"].isin(one.subsidies)][["claims", "claimed_fen"]].sum()
    claimed = float(sums["claimed_fen"]) / FEN
    return {
        "key": one.key,
        "start": one.start,
        "end": one.end,
        "through": through,
        "budget": one.yuan,
        "claims": int(sums["claims"]),
        "claimed": claimed,
        "share": claimed / one.yuan,
        "is_whole": (scope.counties, scope.stations, scope.firms) == (ALL, ALL, ALL),
    }


def paid_for_grades(scope: Scope, programme: str, *, ask: Ask = directly) -> pd.DataFrame:
    """Return what firms were paid for each monthly grade, against the rule of that month.

    Columns ``PAID``, money in yuan, all months of the data with a sum recorded. ``findings`` holds
    ``wrong_amount`` where a fail was paid, or the sum lies outside what the rule gives for the
    grade. Empty where no subsidy of firms is paid by the month, or the role may not see it.
    """
    declared = programme_of(programme)
    paid = [one for one in declared.subsidies if one.payee == "firm" and one.unit == "month"]
    held = scope.may_see(Field.MONEY) and scope.may_see(Field.FIRMS)
    if not paid or not held or "firm_grade" not in declared.records:
        return pd.DataFrame(columns=PAID)
    whole = Filters(
        programme=programme,
        register=declared.registers[0].key,
        start=data_from(programme),
        end=data_to(programme),
    )
    grain = ("county", "firm", "month")
    grades = ask(counts, scope, whole, "firm_grade", grain)
    sums = ask(counts, scope, whole, "firm_subsidy", grain)
    table = grades.merge(sums[sums["subsidies"] > 0], on=list(grain))
    rows = [_paid(row, tuple(paid)) for row in table.to_dict("records")]
    return pd.DataFrame(rows, columns=PAID)


def paid_in(paid: pd.DataFrame, filters: Filters) -> pd.DataFrame:
    """Return the rows of ``paid_for_grades`` in the months a period touches."""
    first = filters.start.replace(day=1)
    return paid[[first <= month <= filters.end for month in paid["month"]]]


def _paid(row: dict[str, object], versions: tuple[Subsidy, ...]) -> dict[str, object]:
    month, fen = pd.Timestamp(str(row["month"])).date(), int(str(row["subsidy_fen"]))
    grade = next(one for one in (*PAID_GRADES, "fail") if row[f"grade_{one}"])
    version = version_on(versions, versions[0].key, month)
    gives = None if version is None else given(version, grade)
    off = fen != 0 if grade == "fail" else gives is not None and not gives.admits(fen)
    return {
        "firm": row["firm"],
        "county": row["county"],
        "month": month,
        "grade": grade,
        "paid": fen / FEN,
        "least": None if gives is None else _yuan(0 if grade == "fail" else gives.least),
        "most": None if gives is None else _yuan(0 if grade == "fail" else gives.most),
        "rule_from": None if version is None else version.valid_from,
        "findings": ("wrong_amount",) if off else (),
    }


def _yuan(fen: int | None) -> float | None:
    return None if fen is None else fen / FEN
