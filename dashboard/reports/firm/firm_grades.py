"""Monthly grades of firms: month by month, and the fails so far against the contract rule."""

from datetime import date

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.scope import Field, Scope
from dashboard.domain.settings import programme_of
from dashboard.metrics import METRICS
from dashboard.metrics.recorded import why_absent
from dashboard.queries.counts import counts, data_from, data_to
from dashboard.queries.units import contracts
from dashboard.reports.figure import Ask, directly
from dashboard.reports.narrowing import narrowed

COLUMNS = ("firm", "month", "grade", "fails", "subsidy")
WORST_FIRST = ("fail", "pass", "excellent")


def grade_months(scope: Scope, filters: Filters, *, ask: Ask = directly) -> pd.DataFrame:
    """List every monthly grade up to the end of the period: one row per firm and month.

    Columns ``firm, month, grade, fails, subsidy`` (yuan). A firm graded by several counties in
    one month stands with the lowest of its grades. Empty where no grades are in reach, or the
    reader's role does not hold them.
    """
    programme, metric = programme_of(filters.programme), METRICS["fails"]
    absent = why_absent(metric, programme, programme.register_of(filters.register), scope)
    first, last = data_from(programme.code), as_of(filters)
    if absent or first > last or not scope.may_see(Field.FIRMS):
        return pd.DataFrame(columns=list(COLUMNS))
    ever = narrowed(filters, metric)[0].during(first, last)
    found = ask(counts, scope, ever, metric.fact, ("firm", "month"))
    found = found.merge(_paid(scope, ever, ask), on=["firm", "month"], how="left")
    found = found.assign(
        month=pd.to_datetime(found["month"]).dt.date,
        grade=[_lowest(row) for _, row in found.iterrows()],
        fails=found["grade_fail"],
    )
    return found[list(COLUMNS)].sort_values(["firm", "month"], ignore_index=True)


def _paid(scope: Scope, filters: Filters, ask: Ask) -> pd.DataFrame:
    """Return what was paid by firm and month, in yuan, null where that is not recorded.

    There are no rows for who may not see money.
    """
    metric, grain = METRICS["subsidy"], ("firm", "month")
    if not scope.may_see(Field.MONEY):
        return pd.DataFrame(columns=[*grain, "subsidy"])
    paid = ask(counts, scope, filters, metric.fact, grain)
    recorded = paid[paid["subsidies"] > 0]
    yuan = recorded[metric.numerator] * metric.unit.scale
    return recorded.assign(subsidy=yuan)[[*grain, "subsidy"]]


def as_of(filters: Filters) -> date:
    """Return the day a period is judged on: its last, or the last the data are complete for."""
    return min(filters.end, data_to(filters.programme))


def contract_starts(scope: Scope, filters: Filters, *, ask: Ask = directly) -> dict[str, date]:
    """Return the first day of each firm's contract in force on the day that is judged.

    A firm with contracts at several stations counts from the earliest of those in force.
    """
    if "contract" not in programme_of(filters.programme).records:
        return {}
    table, day = ask(contracts, scope, filters.programme), pd.Timestamp(as_of(filters))
    ends = pd.to_datetime(table["valid_to"])
    begins = pd.to_datetime(table["valid_from"])
    in_force = table.assign(begins=begins)[(begins <= day) & (ends.isna() | (ends >= day))]
    starts = in_force.groupby("firm")["begins"].min()
    return {str(firm): start.date() for firm, start in starts.items()}


def contract_months(scope: Scope, filters: Filters, *, ask: Ask = directly) -> pd.DataFrame:
    """List the grades the contract rule counts, as ``grade_months`` with ``contract_from``.

    They begin with the month of the contract in force on the day that is judged; where a
    programme keeps no contracts all grades count, and there is no such day.
    """
    months = grade_months(scope, filters, ask=ask)
    if "contract" not in programme_of(filters.programme).records:
        return months.assign(contract_from=None)
    starts = contract_starts(scope, filters, ask=ask)
    found = months.assign(contract_from=[starts.get(firm) for firm in months["firm"]])
    begun = [
        start is not None and month >= start.replace(day=1)
        for month, start in zip(found["month"], found["contract_from"], strict=True)
    ]
    return found[pd.Series(begun, index=found.index, dtype=bool)].reset_index(drop=True)


def grade_record(scope: Scope, filters: Filters, *, ask: Ask = directly) -> pd.DataFrame:
    """Return by firm what the contract rule looks at: ``firm, fails, grade, contract_from``.

    ``fails`` counts over the contract in force on the day that is judged (over all data where a
    programme keeps no contracts); a firm without one, or never graded in it, has none to count.
    ``grade`` is the last in the period.
    """
    months = grade_months(scope, filters, ask=ask)
    starts = contract_starts(scope, filters, ask=ask)
    fails = contract_months(scope, filters, ask=ask).groupby("firm")["fails"].sum()
    during = months[months["month"] >= filters.start.replace(day=1)]
    rows = [
        {
            "firm": firm,
            "fails": fails.get(firm),
            "grade": _last(during[during["firm"] == firm]),
            "contract_from": starts.get(firm),
        }
        for firm in sorted({*months["firm"], *starts})
    ]
    found = pd.DataFrame(rows, columns=["firm", "fails", "grade", "contract_from"])
    return found.astype({"fails": "float64"})


def _lowest(row: pd.Series) -> str:
    return next(grade for grade in WORST_FIRST if row[f"grade_{grade}"] > 0)


def _last(months: pd.DataFrame) -> str | None:
    return None if months.empty else str(months["grade"].iloc[-1])
