"""Subsidies claimed: one by one with the dispute behind each, and added up."""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd
from sqlalchemy import (
    ColumnElement,
    FromClause,
    String,
    Subquery,
    and_,
    case,
    false,
    func,
    literal,
    select,
    true,
)

from dashboard.database import schema
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Field, Scope
from dashboard.domain.settings import programme_of
from dashboard.queries.base import read, require, within
from dashboard.queries.counts import matching
from dashboard.queries.facts import FACTS
from dashboard.queries.level_marks import is_measured, supported_level

PAGE_ROWS = 5_000
PAYEES = ("firm", "mediator", "officer", "room")
"""Who can stand in a claim, in the order that is looked at where the rule does not say."""
TOTALLED = ("subsidy", "payee", "county", "station", "month", "level")
_CLAIMED = "code county station subsidy dispute_id month claimed_on level amount_fen rule_from"
_c, _d = schema.subsidy_claim.c, schema.dispute.c
Column = ColumnElement[Any]


def subsidy_claims(
    scope: Scope, filters: Filters, page: int = 1, rows: int = PAGE_ROWS
) -> pd.DataFrame:
    """List one page of the claims of a period, one row per claim, with its dispute's facts.

    ``nth`` is the claim's place among those for the same subsidy and dispute (for pay by the
    month: the same payee and month) over all the programme's claims, of ``alike``; ``first_code``
    names the first of them where it is in reach. ``is_known`` says whether there is such a
    dispute, ``is_reached`` whether the reader may see it: without that its facts are null.
    """
    require(scope, Field.MONEY)
    programme = programme_of(filters.programme)
    payees, places = _payees(programme), _places(scope, programme)
    statement = select(
        *(_c[name] for name in _CLAIMED.split()),
        *_payee_columns(payees),
        *(places.c[name] for name in ("nth", "alike", "first_code")),
        *_of_dispute(scope, programme, payees),
    ).select_from(_joined(programme, places))
    found = statement.where(*matching(scope, filters, FACTS["subsidy_claim"]))
    return read(found.order_by(_c.claimed_on, _c.code).offset((max(page, 1) - 1) * rows), rows)


def claim_sums(scope: Scope, filters: Filters, by: tuple[str, ...] = ()) -> pd.DataFrame:
    """Add up the claims of a period by any of ``TOTALLED``: ``claims, claimed_fen``."""
    require(scope, Field.MONEY)
    unknown = [name for name in by if name not in TOTALLED]
    if unknown:
        raise BadRequest(f"Unknown '{unknown[0]}'. Known: {', '.join(TOTALLED)}.")
    payee = _of_payee(_payees(programme_of(filters.programme)), {name: _c[name] for name in PAYEES})
    grain = [(payee if name == "payee" else _c[name]).label(name) for name in by]
    statement = select(
        *grain,
        func.count().label("claims"),
        func.coalesce(func.sum(_c.amount_fen), 0).label("claimed_fen"),
    ).where(*matching(scope, filters, FACTS["subsidy_claim"]))
    found = read(statement.group_by(*grain).order_by(*grain))
    return found.astype({"claims": "int64", "claimed_fen": "int64"})


Held = tuple[tuple[str, ColumnElement[bool]], ...]


def _payees(programme: Programme) -> Held:
    """What makes each kind of unit the payee: whom the rule pays first, then whoever is named."""
    keys: dict[str, list[str]] = {
        kind: [one.key for one in programme.subsidies if one.payee == kind] for kind in PAYEES
    }
    named = {kind: _c[kind].is_not(None) for kind in PAYEES}
    ruled = [(kind, and_(_c.subsidy.in_(keys[kind]), named[kind])) for kind in PAYEES if keys[kind]]
    return (*ruled, *named.items())


def _of_payee(payees: Held, columns: Mapping[str, Column]) -> Column:
    return case(*((held, columns[kind]) for kind, held in payees if kind in columns))


def _payee_columns(payees: Held) -> Iterator[Column]:
    names = {kind: _register(kind).c.name for kind in PAYEES if kind != "officer"}
    names["officer"] = literal(None, String)  # the register of officers holds no names
    kinds = case(*((held, literal(kind, String)) for kind, held in payees))
    yield kinds.label("payee_kind")
    yield _of_payee(payees, {kind: _c[kind] for kind in PAYEES}).label("payee")
    yield _of_payee(payees, names).label("payee_name")


def _register(kind: str) -> FromClause:
    return schema.metadata.tables[kind]


def _places(scope: Scope, programme: Programme) -> Subquery:
    """Place each of the programme's claims among those for the same thing, by day and code.

    Over all of them, whoever asks: a claim made twice is one, also where the first lies out
    of reach; only its code is not told then.
    """
    payee = _of_payee(_payees(programme), {name: _c[name] for name in PAYEES})
    by_month = _c.dispute_id.is_(None)
    same = (_c.subsidy, _c.dispute_id, case((by_month, payee)), case((by_month, _c.month)))
    order = (_c.claimed_on, _c.code)
    told = case((and_(true(), *within(scope, schema.subsidy_claim)), _c.code))
    return (
        select(
            _c.county,
            _c.code,
            func.row_number().over(partition_by=same, order_by=order).label("nth"),
            func.count().over(partition_by=same).label("alike"),
            func.first_value(told).over(partition_by=same, order_by=order).label("first_code"),
        )
        .where(_c.programme == programme.code)
        .subquery("places")
    )


def _of_dispute(scope: Scope, programme: Programme, payees: Held) -> Iterator[Column]:
    """Yield whether the dispute is there and in reach, and its facts to who reaches it."""
    known = _d.dispute_id.is_not(None)
    lists = true() if scope.may_see(Field.CASE_LIST) else false()
    reached = and_(known, lists, *within(scope, schema.dispute))
    facts = {
        "register": _d.register,
        "outcome": _d.outcome,
        "closed_on": _d.closed_on,
        "recorded_level": _d.level,
        "supported_level": supported_level(programme),
        "measured": is_measured(programme),
        "dossier_complete": _d.dossier_complete,
        "dispute_fen": _d.amount_fen,
        "people_involved": _d.people_involved,
        "days_to_close": _d.days_to_close,
        "type": _d.type,
        "handler": _of_payee(payees, {kind: _d[kind] for kind in PAYEES}),
    }
    yield known.label("is_known")
    yield case((reached, true()), else_=false()).label("is_reached")
    yield from (case((reached, fact)).label(name) for name, fact in facts.items())


def _joined(programme: Programme, places: Subquery) -> FromClause:
    same = and_(places.c.county == _c.county, places.c.code == _c.code)
    joined: FromClause = schema.subsidy_claim.join(places, same)
    joined = joined.outerjoin(
        schema.dispute,
        and_(_d.dispute_id == _c.dispute_id, _d.programme == programme.code),
    )
    for kind in PAYEES:
        if kind != "officer":
            register = _register(kind)
            joined = joined.outerjoin(register, register.c.code == _c[kind])
    return joined
