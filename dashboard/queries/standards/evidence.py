"""The records behind a gap: what stood, what was done around it, what an inspection found."""

from datetime import date, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, DateTime, String, cast, literal, null, select
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from dashboard.domain.scope import ALL, Field, Scope
from dashboard.domain.standards import Standard
from dashboard.queries.base import Statement, read, require
from dashboard.queries.standards.done import DONE, SHIFTS, covered
from dashboard.queries.standards.required import reached_codes
from dashboard.queries.standards.standing import STANDING, Standing, unit_of

LIMIT = 200
AROUND = {"day": 7, "week": 21, "month": 62, "quarter": 186, "half_year": 366, "year": 732}
"""How many days before and after a gap show what was done last and next."""
TOLD = ("name", "firm", "justice_office", "officers", "kind")
"""What a record is told by: the first of these columns that its table has."""


def evidence(
    scope: Scope, programme: str, standard: Standard, code: str, since: date, until: date
) -> pd.DataFrame:
    """List the records of a unit that show a gap of [since, until), at most ``LIMIT``.

    Columns ``starts, ends, what, met``: days or moments, what it is, and whether an inspected
    item was met. Cases are not listed here: their list has a page of its own.
    """
    require(scope, Field.AGGREGATES)
    if standard.subject in STANDING:
        statement = _standing(scope, programme, standard, code)
    elif standard.subject in SHIFTS:
        statement = _shifts(scope, programme, standard, code)
        day = SHIFTS[standard.subject].c.on_day
        statement = statement.where(day >= since, day < until)
    elif standard.subject in DONE:
        # The last time before a gap of recency lies exactly as far back as is allowed.
        far = timedelta(max(AROUND[standard.period], (standard.within_days or 0) + 1))
        statement = _done(programme, standard, code, (since - far, until + far))
    else:
        return pd.DataFrame(columns=["starts", "ends", "what", "met"])
    reached = literal(code).in_(reached_codes(scope, programme, standard))
    return read(statement.where(reached), LIMIT)


def _standing(scope: Scope, programme: str, standard: Standard, code: str) -> Statement:
    subject = STANDING[standard.subject]
    own = subject.table.c
    clauses = [own[name].in_(codes) for name, codes in standard.where.items()]
    starts = own[subject.starts] if subject.starts else null()
    ends = own[subject.ends] if subject.ends else null()
    statement = select(
        cast(starts, DateTime).label("starts"),
        cast(ends, DateTime).label("ends"),
        _what(subject, standard).label("what"),
        null().label("met"),
    )
    clauses += [own[name].is_not(None) for name in subject.only]
    statement = statement.where(
        own.programme == programme, unit_of(standard) == code, *clauses, *_firms(scope, own)
    )
    return statement.order_by(starts if subject.starts else own.code, own.code)


def _what(subject: Standing, standard: Standard) -> ColumnElement[Any]:
    own = subject.table.c
    if standard.subject == "justice_office":
        return own.justice_office
    if standard.subject == "start":
        return cast(own.planned_on, String)
    return next(own[name] for name in TOLD if name in own)


def _done(programme: str, standard: Standard, code: str, span: tuple[date, date]) -> Statement:
    subject = DONE[standard.subject]
    own = subject.table.c
    items = standard.subject == "inspection"
    statement = select(
        cast(own.on_day, DateTime).label("starts"),
        cast(null(), DateTime).label("ends"),
        (own.item if items else cast(literal(standard.subject), String)).label("what"),
        (own.met if items else null()).label("met"),
    ).where(
        own.programme == programme,
        own[subject.units[standard.unit]] == code,
        own.on_day.between(*span),
        *subject.of(standard),
    )
    return statement.order_by(own.on_day, "what")


def _shifts(scope: Scope, programme: str, standard: Standard, code: str) -> Statement:
    """Shifts of the days that were not covered: nobody came, or not from hour to hour."""
    shift, days = SHIFTS[standard.subject].c, covered(scope, programme, standard).subquery().c
    person = shift.lawyer if "lawyer" in shift else shift.mediator
    statement = select(
        shift.starts_at.label("starts"),
        shift.ends_at.label("ends"),
        (cast(shift.on_day, String) + " " + person).label("what"),
        null().label("met"),
    ).where(
        shift.programme == programme,
        shift.station == code,
        shift.on_day.not_in(select(days.on_day).where(days.unit == code)),
        *_firms(scope, shift),
    )
    return statement.order_by(shift.on_day, "what")


def _firms(scope: Scope, own: ReadOnlyColumnCollection[str, Any]) -> list[ColumnElement[bool]]:
    """Records of a firm are shown to who reaches that firm."""
    return [own.firm.in_(scope.firms)] if "firm" in own and scope.firms != ALL else []
