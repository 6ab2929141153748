"""What standards are checked against: presence, duty and services by unit and period."""

from dataclasses import replace
from datetime import date

import pandas as pd
from sqlalchemy import (
    Date,
    Integer,
    Select,
    and_,
    cast,
    func,
    literal,
    null,
    or_,
    select,
    union_all,
)

from dashboard.database import schema
from dashboard.domain.scope import ALL, Field, Scope
from dashboard.queries.base import read, require, within


def firm_presence(scope: Scope, programme: str) -> pd.DataFrame:
    """List days a firm was under contract: ``unit`` (station), ``starts``, ``ends`` (inclusive)."""
    require(scope, Field.AGGREGATES)
    c = schema.firm_contract.c
    statement = select(
        c.station.label("unit"), c.valid_from.label("starts"), c.valid_to.label("ends")
    )
    return read(
        statement.where(c.programme == programme, *within(scope, schema.firm_contract)).order_by(
            c.station, c.valid_from
        )
    )


def room_presence(scope: Scope, programme: str, kind: str) -> pd.DataFrame:
    """List days a station's room of a kind was open: ``unit, starts, closed`` (exclusive)."""
    require(scope, Field.AGGREGATES)
    r = schema.room.c
    statement = select(
        r.station.label("unit"), r.opened_on.label("starts"), r.closed_on.label("closed")
    ).where(
        r.programme == programme,
        r.kind == kind,
        *within(replace(scope, firms=ALL), schema.room),
    )
    return read(statement.order_by(r.station, r.opened_on))


def duty_days(scope: Scope, programme: str, starts: int, ends: int) -> pd.DataFrame:
    """Count per station and month the days fully staffed between two hours of the day.

    Columns ``unit``, ``month`` and ``days`` (staffed from start to end by one shift).
    """
    require(scope, Field.AGGREGATES)
    d = schema.duty_shift.c
    full = and_(
        func.extract("hour", d.starts_at) * 60 + func.extract("minute", d.starts_at) <= starts * 60,
        func.extract("hour", d.ends_at) * 60 + func.extract("minute", d.ends_at) >= ends * 60,
    )
    staffed = (
        select(d.station, d.on_day)
        .where(d.programme == programme, full, *within(scope, schema.duty_shift))
        .group_by(d.station, d.on_day)
        .subquery()
    )
    month = cast(func.date_trunc("month", staffed.c.on_day), Date).label("month")
    statement = select(staffed.c.station.label("unit"), month, func.count().label("days"))
    return read(statement.group_by(staffed.c.station, month).order_by(staffed.c.station, month))


def service_breaks(scope: Scope, programme: str, kind: str, period: str) -> pd.DataFrame:
    """Find where a kind of adviser contact breaks off: ``unit, before, after``.

    Periods are weeks, months or quarters by their first day. A row says that nothing was
    done between the period ``before`` (null: since ever) and the period ``after`` (null:
    to this day). Only breaks leave the database, not every contact.
    """
    require(scope, Field.AGGREGATES)
    done = _periods_served(scope, programme, kind, period).subquery()
    rows = select(
        done.c.unit,
        func.lag(done.c.period)
        .over(partition_by=done.c.unit, order_by=done.c.period)
        .label("before"),
        done.c.period.label("after"),
        func.lag(done.c.number)
        .over(partition_by=done.c.unit, order_by=done.c.period)
        .label("number_before"),
        done.c.number,
    ).subquery()
    broken = rows.c.number - rows.c.number_before > STEPS[period]
    inner = select(rows.c.unit, rows.c.before, rows.c.after).where(
        or_(rows.c.number_before.is_(None), broken)
    )
    last = select(
        done.c.unit, func.max(done.c.period).label("before"), cast(null(), Date).label("after")
    ).group_by(done.c.unit)
    return read(select(union_all(inner, last).subquery()))


STEPS = {"week": 7, "month": 1, "quarter": 3}
"""How far apart the numbers of two periods are that follow each other."""


def _periods_served(scope: Scope, programme: str, kind: str, period: str) -> Select[str, date, int]:
    s = schema.community_service.c
    start = cast(func.date_trunc(period, s.on_day), Date)
    months = func.extract("year", start) * 12 + func.extract("month", start)
    days = start - literal(date(2000, 1, 3), Date)
    number = cast(days if period == "week" else months, Integer)
    return (
        select(s.community.label("unit"), start.label("period"), number.label("number"))
        .where(s.programme == programme, s.kind == kind, *within(scope, schema.community_service))
        .group_by(s.community, start)
    )
