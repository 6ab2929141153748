"""What the rules would pay for: settled disputes with somebody to be paid, and months in service.

Counted, not listed: what a case gives follows from its level, so that a count by level is enough.
"""

import pandas as pd
from sqlalchemy import ColumnElement, exists, func, select

from dashboard.database import schema
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Field, Scope
from dashboard.domain.settings import programme_of
from dashboard.queries.base import Statement, among, read, require, within
from dashboard.queries.level_marks import is_measured, supported_level

ENTITLED = ("payee", "county", "station", "month")
_c, _d = schema.subsidy_claim.c, schema.dispute.c


def entitlements(
    scope: Scope, filters: Filters, subsidy: str, by: tuple[str, ...] = ()
) -> pd.DataFrame:
    """Count settled disputes closed in the period with somebody to be paid: ``n``.

    By any of ``ENTITLED``, then always ``register``, ``level`` on record, ``supported_level``,
    ``measured``, ``dossier_complete`` and ``claimed`` (whether any claim of this subsidy names
    it). Disputes of all registers.
    """
    require(scope, Field.MONEY)
    programme = programme_of(filters.programme)
    rows = _entitled(programme, subsidy, by).where(*_closed(scope, filters)).subquery()
    grain = [column for column in rows.c if column.name != "dispute_id"]
    counted = select(*grain, func.count().label("n")).group_by(*grain).order_by(*grain)
    return read(counted).astype({"n": "int64"})


def mediators_in_service(scope: Scope, programme: str) -> pd.DataFrame:
    """List the mediators in reach and their days: ``code, county, station`` and the two days.

    ``appointed_on`` is null where it is not recorded, ``dismissed_on`` while he is in service.
    """
    require(scope, Field.MONEY)
    m = schema.mediator.c
    statement = select(m.code, m.county, m.station, m.appointed_on, m.dismissed_on).where(
        m.programme == programme, *within(scope, schema.mediator)
    )
    return read(statement.order_by(m.code))


def _entitled(programme: Programme, subsidy: str, by: tuple[str, ...]) -> Statement:
    payee = _payee_column(programme, subsidy)
    unknown = [name for name in by if name not in ENTITLED]
    if unknown:
        raise BadRequest(f"Unknown '{unknown[0]}'. Known: {', '.join(ENTITLED)}.")
    columns = {"payee": payee, "county": _d.county, "station": _d.station, "month": _d.closed_month}
    named = exists().where(
        _c.programme == programme.code, _c.subsidy == subsidy, _c.dispute_id == _d.dispute_id
    )
    return select(
        _d.dispute_id,
        *(columns[name].label(name) for name in by),
        _d.register,
        _d.level,
        supported_level(programme).label("supported_level"),
        is_measured(programme).label("measured"),
        _d.dossier_complete,
        named.label("claimed"),
    ).where(_d.outcome == "settled", payee.is_not(None))


def _payee_column(programme: Programme, subsidy: str) -> ColumnElement[str]:
    payees = [one.payee for one in programme.subsidies if one.key == subsidy]
    if not payees:
        raise BadRequest(f"{programme.code} declares no subsidy '{subsidy}'.")
    return _d[payees[0]]


def _closed(scope: Scope, filters: Filters) -> list[ColumnElement[bool]]:
    return [
        *within(scope, schema.dispute),
        _d.programme == filters.programme,
        _d.closed_on.between(filters.start, filters.end),
        *(among(_d[name], codes) for name, codes in filters.choices if name in _d),
    ]
