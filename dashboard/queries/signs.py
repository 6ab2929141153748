"""Counts that plausibility rules are judged on: values per unit, and records alike."""

from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Date, Integer, and_, case, cast, func, select

from dashboard.database import schema
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Field, Scope
from dashboard.queries.base import Statement, read, require
from dashboard.queries.counts import matching
from dashboard.queries.facts import FACTS
from dashboard.queries.facts.fact import rows

_d = schema.dispute.c
TEN, LAST_DAYS = 10, 2
_YUAN = 100


def _last_digit_that_counts() -> ColumnElement[Any]:
    """The last digit of whole yuan that is not zero: people round, and round numbers end in 0."""
    steps = [_YUAN * TEN**power for power in range(8)]
    found = [
        (_d.amount_fen % (step * TEN) != 0, cast((_d.amount_fen % (step * TEN)) / step, Integer))
        for step in steps
    ]
    return case((_d.amount_fen % _YUAN != 0, None), (_d.amount_fen <= 0, None), *found)


SIGNS: dict[str, ColumnElement[Any]] = {
    "satisfaction": _d.satisfaction,
    "amount_digit": _last_digit_that_counts(),
    "days_digit": case((_d.days_to_close >= TEN, _d.days_to_close % TEN)),
    "minute_digit": cast(func.extract("minute", _d.entered_at), Integer) % TEN,
    "entered_late_in_month": case(
        (
            _d.entered_at.is_not(None),
            case(
                (
                    func.extract("day", cast(_d.entered_at, Date) + LAST_DAYS) <= LAST_DAYS,
                    1,
                ),
                else_=0,
            ),
        )
    ),
    "settled_unaccepted": case(
        (_d.outcome == "settled", case((_d.accepted_on.is_(None), 1), else_=0))
    ),
}
"""What is read off each dispute, by key; null is left out."""


def values_of(scope: Scope, filters: Filters, sign: str, unit: str) -> pd.DataFrame:
    """Count the values of a sign per unit: ``unit, value, n``; disputes of no unit are left out."""
    require(scope, Field.AGGREGATES)
    if sign not in SIGNS:
        raise BadRequest(f"Unknown sign '{sign}'. Known: {', '.join(SIGNS)}.")
    grain, value = _unit(unit), SIGNS[sign]
    statement = (
        select(grain.label("unit"), value.label("value"), func.count().label("n"))
        .where(*_cases(scope, filters), grain.is_not(None), value.is_not(None))
        .group_by(grain, value)
        .order_by(grain, value)
    )
    return read(statement).astype({"value": "int64", "n": "int64"})


def copies(scope: Scope, filters: Filters, unit: str) -> pd.DataFrame:
    """Count records of one handler that say the same: ``unit, n, same_days, same, records``.

    ``same_days`` are pairs of one handler's disputes that came in and were closed on the same
    days, ``same`` those of them with the same type, amount and number of people, ``records`` the
    disputes in them. Disputes without an amount, or still open, are left out; where no handler is
    recorded the unit counts as one.
    """
    require(scope, Field.AGGREGATES)
    grain = _unit(unit)
    handler = func.coalesce(_d.mediator, _d.lawyer, _d.officer, "")
    kept = (*_cases(scope, filters), grain.is_not(None), _told())
    days = (grain, handler, _d.cohort_on, _d.closed_on)
    alike = _groups(days, kept).subquery()
    same = _groups((*days, _d.type, _d.amount_fen, _d.people_involved), kept).subquery()
    by_day = _pairs(alike, "n", "same_days").subquery()
    by_content = _pairs(same, "records", "same").subquery()
    statement = select(
        by_day.c.unit, by_day.c.n, by_day.c.same_days, by_content.c.same, by_content.c.records
    ).join_from(by_day, by_content, by_day.c.unit == by_content.c.unit)
    frame = read(statement.order_by(by_day.c.unit))
    return frame.astype(dict.fromkeys(list(frame)[1:], "int64"))


def alike(scope: Scope, filters: Filters) -> pd.DataFrame:
    """Count pairs of disputes with the same type, amount and people, and all: ``same, n``.

    There is no row where there is no such dispute.
    """
    require(scope, Field.AGGREGATES)
    each = (
        select(func.count().label("c"))
        .where(*_cases(scope, filters), _told())
        .group_by(_d.type, _d.amount_fen, _d.people_involved)
        .subquery()
    )
    pairs = func.coalesce(func.sum(each.c.c * (each.c.c - 1) / 2), 0)
    total = func.coalesce(func.sum(each.c.c), 0)
    frame = read(select(pairs.label("same"), total.label("n"))).astype("int64")
    return frame[frame["n"] > 0]


def impossible_sweeps(scope: Scope, filters: Filters, unit: str) -> pd.DataFrame:
    """Count rows of the sweep log with more resolved or mediated than found: ``unit, n, bad``."""
    require(scope, Field.AGGREGATES)
    fact, s = FACTS["sweep"], schema.sweep.c
    grain = fact.column(unit)
    bad = rows(and_(s.found.is_not(None), (s.resolved > s.found) | (s.mediated > s.found)))
    statement = select(
        grain.label("unit"), func.count().label("n"), func.coalesce(bad, 0).label("bad")
    ).where(*matching(scope, filters, fact), grain.is_not(None))
    frame = read(statement.group_by(grain).order_by(grain))
    return frame.astype({"n": "int64", "bad": "int64"})


def _unit(unit: str) -> ColumnElement[Any]:
    return FACTS["dispute"].column(unit)


def _cases(scope: Scope, filters: Filters) -> tuple[ColumnElement[bool], ...]:
    return tuple(matching(scope, filters, FACTS["dispute"]))


def _told() -> ColumnElement[bool]:
    """A closed dispute about money: without an amount too many look alike by chance."""
    return and_(_d.amount_fen > 0, _d.closed_on.is_not(None))


def _groups(
    columns: tuple[ColumnElement[Any], ...], kept: tuple[ColumnElement[bool], ...]
) -> Statement:
    first, *rest = columns
    return select(first.label("unit"), func.count().label("c")).where(*kept).group_by(first, *rest)


def _pairs(groups: Any, counted: str, pairs: str) -> Statement:
    """Add up pairs within groups per unit; ``records`` are those in a group of several."""
    c = groups.c.c
    alone = case((c > 1, c), else_=0) if counted == "records" else c
    return select(
        groups.c.unit,
        func.sum(alone).label(counted),
        func.sum(c * (c - 1) / 2).label(pairs),
    ).group_by(groups.c.unit)
