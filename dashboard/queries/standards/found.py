"""What was found: items met at inspections, and cases that lack what every case must have."""

import pandas as pd
from sqlalchemy import ColumnElement, and_, case, func, select

from dashboard.database import schema
from dashboard.domain.scope import ALL, Field, Scope
from dashboard.domain.standards import Standard
from dashboard.queries.base import read_whole, require
from dashboard.queries.facts.disputes import owes_feedback
from dashboard.queries.standards.done import DONE
from dashboard.queries.standards.periods import number_of
from dashboard.queries.standards.required import reached_codes

_D = schema.dispute.c
OF_CASES: dict[str, tuple[ColumnElement[bool], ColumnElement[bool]]] = {
    "dossier": (_D.dossier_complete.is_not(None), _D.dossier_complete.is_(True)),
    "feedback": (owes_feedback(), and_(owes_feedback(), _D.fed_back_on.is_not(None))),
}
"""By subject: which cases are meant, and which of them have it."""


def inspections(scope: Scope, programme: str, standard: Standard) -> pd.DataFrame:
    """List inspections of each unit in reach, in order: ``unit, on_day, met, items``.

    Where several rooms of a station were inspected on a day, an item is met if all of them had it.
    """
    require(scope, Field.AGGREGATES)
    c, subject = schema.checklist.c, DONE["inspection"]
    unit = c[subject.units[standard.unit]]
    everywhere = func.min(case((c.met.is_(True), 1), else_=0))
    items = select(unit.label("unit"), c.on_day, c.item, everywhere.label("met")).where(
        c.programme == programme,
        unit.in_(reached_codes(scope, programme, standard)),
        *subject.of(standard),
    )
    rows = items.group_by(unit, c.on_day, c.item).subquery().c
    statement = select(
        rows.unit, rows.on_day, func.sum(rows.met).label("met"), func.count().label("items")
    )
    visits = statement.group_by(rows.unit, rows.on_day)
    return read_whole(visits.order_by(rows.unit, rows.on_day))


def lacking_periods(scope: Scope, programme: str, standard: Standard) -> pd.DataFrame:
    """Count periods in which cases lack it: ``unit, number, whole, kept``.

    A case lies in the period of its cohort day. Cases of a firm count for who reaches that firm.
    """
    require(scope, Field.AGGREGATES)
    meant, has = OF_CASES[standard.subject]
    unit = _D[standard.unit]
    number = number_of(_D.cohort_on, standard.period)
    whole, kept = (func.sum(case((which, 1), else_=0)) for which in (meant, has))
    statement = select(
        unit.label("unit"), number.label("number"), whole.label("whole"), kept.label("kept")
    ).where(
        _D.programme == programme,
        unit.in_(reached_codes(scope, programme, standard)),
        *(_D[name].in_(codes) for name, codes in standard.where.items()),
        *([] if scope.firms == ALL else [_D.firm.in_(scope.firms)]),
    )
    statement = statement.group_by(unit, number).having(kept < whole)
    return read_whole(statement.order_by(unit, number))
