"""What the rules give over a period: for settled disputes, for months in service, for grades.

Nothing is guessed: what a rule leaves open stays null, and is summed with nothing.
"""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.money import Subsidy
from dashboard.domain.scope import Field, Scope
from dashboard.domain.settings import programme_of
from dashboard.metrics.subsidy_rules import BY_DISPUTE, given, worth
from dashboard.queries.counts import counts, data_to
from dashboard.queries.entitlements import entitlements, mediators_in_service
from dashboard.reports.figure import Ask, directly

GIVEN = ["subsidy", "unit", "least_fen", "most_fen", "cases", "unfiled", "unclaimed"]
PAID_GRADES = ("excellent", "pass")
"""Grades of a firm that are paid for; a fail is paid nothing."""
OF_PEOPLE = ("county", "station")
NARROWS = {"county": "county", "station": "station", "mediator": "code"}
"""By which columns of a mediator a selection narrows his pay; by others he has none."""


def given_by_rule(scope: Scope, filters: Filters, by: str, *, ask: Ask = directly) -> pd.DataFrame:
    """Return what each subsidy gives by payee, county, station, month or subsidy.

    Columns ``GIVEN``: ``cases`` are the payments the rule makes (disputes with a complete
    dossier), ``unfiled`` disputes whose dossier is not recorded, ``unclaimed`` cases that no claim
    names (null for pay by the month); sums in fen, null where no amount is defined.
    Whole months that the period touches, to the data-to day.
    """
    parts = [
        part(scope, during, version, by, ask)
        for version in programme_of(filters.programme).subsidies
        for during in _in_force(filters, version)
        for part in _parts(version)
    ]
    rows = pd.concat([pd.DataFrame(columns=GIVEN), *(one for one in parts if len(one))])
    return rows[GIVEN].reset_index(drop=True)


Part = Callable[[Scope, Filters, Subsidy, str, Ask], pd.DataFrame]


def _parts(version: Subsidy) -> tuple[Part, ...]:
    if version.unit in BY_DISPUTE:
        return (_for_disputes,)
    paid = {"mediator": _for_service, "firm": _for_grades}.get(version.payee)
    return (paid,) if paid and version.unit in ("month", "year") else ()


def _in_force(filters: Filters, version: Subsidy) -> Iterator[Filters]:
    """Yield the part of the period's whole months in which a version was in force, if any."""
    last = min(month_end(filters.end), data_to(filters.programme), version.valid_to or date.max)
    first = max(filters.start.replace(day=1), version.valid_from)
    if first <= last:
        yield filters.during(first, last)


def _for_disputes(
    scope: Scope, filters: Filters, version: Subsidy, by: str, ask: Ask
) -> pd.DataFrame:
    cut = () if by == "subsidy" else (by,)
    found = worth(ask(entitlements, scope, filters, version.key, cut), version)
    counted = found["claimed"].astype(bool)
    return found.assign(
        subsidy=version.key,
        unit=version.key if by == "subsidy" else found[by],
        unclaimed=found["cases"].where(~counted, 0),
    )


def _for_service(
    scope: Scope, filters: Filters, version: Subsidy, by: str, ask: Ask
) -> pd.DataFrame:
    """Pay of mediators: the whole months each was in service."""
    people = ask(mediators_in_service, scope, filters.programme)
    for dimension, codes in filters.choices:
        column = NARROWS.get(dimension)
        people = people[people[column].isin(codes)] if column else people[:0]
    served = [
        {"payee": row.code, "county": row.county, "station": row.station, "month": month}
        for month in _whole_months(filters)
        for row in people.itertuples()
        if _serves(row.appointed_on, row.dismissed_on, month)
    ]
    return _monthly(pd.DataFrame(served, columns=["payee", *OF_PEOPLE, "month"]), version, None, by)


def _for_grades(
    scope: Scope, filters: Filters, version: Subsidy, by: str, ask: Ask
) -> pd.DataFrame:
    """Pay of firms: each month graded well enough, in the county that graded it."""
    if by == "station" or not scope.may_see(Field.FIRMS):
        return pd.DataFrame(columns=GIVEN)
    known = [name for name in ("county", "firm") if filters.chosen(name)]
    narrow = filters.choose(**{name: () for name, _ in filters.choices if name not in known})
    graded = ask(counts, scope, narrow, "firm_grade", ("county", "firm", "month"))
    rows = graded.rename(columns={"firm": "payee"}).assign(station=None)
    parts = [
        _monthly(rows.loc[rows.index.repeat(rows[f"grade_{grade}"])], version, grade, by)
        for grade in PAID_GRADES
    ]
    return pd.concat(parts)


def _monthly(rows: pd.DataFrame, version: Subsidy, grade: str | None, by: str) -> pd.DataFrame:
    gives = given(version, grade)
    return rows.assign(
        subsidy=version.key,
        unit=version.key if by == "subsidy" else rows[by],
        least_fen=gives.least,
        most_fen=gives.most if gives.is_defined else None,
        cases=1,
        unfiled=0,
        unclaimed=None,
    )


def _whole_months(filters: Filters) -> list[date]:
    """Months that lie whole within the selection."""
    starts = pd.date_range(filters.start, filters.end, freq="MS")
    days = [start.date() for start in starts]
    return [day for day in days if month_end(day) <= filters.end]


def _serves(appointed: object, dismissed: object, month: date) -> bool:
    """Whether somebody was in service all of a month; a day nobody recorded is before all."""
    begins, ends = (
        pd.Timestamp(value) if pd.notna(value) else None for value in (appointed, dismissed)
    )
    began = begins is None or begins <= pd.Timestamp(month)
    return began and (ends is None or ends > pd.Timestamp(month_end(month)))


def month_end(day: date) -> date:
    """Return the last day of a month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
