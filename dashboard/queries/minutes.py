"""Counts of acts that have a minute: by day and minute per unit, and by hour."""

from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Integer, and_, cast, func, select

from dashboard.database import schema
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Field, Scope
from dashboard.queries.base import Statement, read, require
from dashboard.queries.counts import matching
from dashboard.queries.facts import FACTS

_d, _e = schema.dispute.c, schema.dispute_event.c
MOMENTS: dict[str, ColumnElement[Any]] = {"entries": _d.entered_at, "closings": _e.at}
"""Acts that have a minute. At midnight sharp no time of day was recorded."""


def acts_per_day(scope: Scope, filters: Filters, moment: str, unit: str) -> pd.DataFrame:
    """Count the days on which a unit recorded so many acts: ``unit, acts, days``."""
    per_day = _acts(scope, filters, moment, unit, "day").subquery()
    statement = select(per_day.c.unit, per_day.c.acts, func.count().label("days"))
    grain = (per_day.c.unit, per_day.c.acts)
    frame = read(statement.group_by(*grain).order_by(*grain))
    return frame.astype({"acts": "int64", "days": "int64"})


def busiest_minutes(scope: Scope, filters: Filters, moment: str, unit: str) -> pd.DataFrame:
    """Return the most acts of a unit in one minute, and the first such: ``unit, most, at``."""
    per_minute = _acts(scope, filters, moment, unit, "minute").subquery()
    top = func.max(per_minute.c.acts).over(partition_by=per_minute.c.unit)
    each = select(per_minute, top.label("most")).subquery()
    statement = select(each.c.unit, each.c.most, func.min(each.c.at).label("at"))
    statement = statement.where(each.c.acts == each.c.most).group_by(each.c.unit, each.c.most)
    return read(statement.order_by(each.c.unit)).astype({"most": "int64"})


def acts_by_hour(scope: Scope, filters: Filters, moment: str) -> pd.DataFrame:
    """Count acts by hour of the day: ``hour, n``."""
    require(scope, Field.AGGREGATES)
    at = MOMENTS[moment]
    hour = cast(func.extract("hour", at), Integer)
    statement = _with_acts(select(hour.label("hour"), func.count().label("n")), moment)
    statement = statement.where(*_cases(scope, filters), _timed(at))
    frame = read(statement.group_by(hour).order_by(hour))
    return frame.astype({"hour": "int64", "n": "int64"})


def _unit(unit: str) -> ColumnElement[Any]:
    return FACTS["dispute"].column(unit)


def _cases(scope: Scope, filters: Filters) -> tuple[ColumnElement[bool], ...]:
    return tuple(matching(scope, filters, FACTS["dispute"]))


def _timed(at: ColumnElement[Any]) -> ColumnElement[bool]:
    return and_(at.is_not(None), at != func.date_trunc("day", at))


def _with_acts(statement: Statement, moment: str) -> Statement:
    """Bring in the steps of disputes, where the moment is one of them."""
    if moment != "closings":
        return statement
    step = and_(_e.county == _d.county, _e.dispute_id == _d.dispute_id, _e.kind == "closed")
    return statement.select_from(schema.dispute.join(schema.dispute_event, step))


def _acts(scope: Scope, filters: Filters, moment: str, unit: str, width: str) -> Statement:
    require(scope, Field.AGGREGATES)
    if moment not in MOMENTS:
        raise BadRequest(f"Unknown moment '{moment}'. Known: {', '.join(MOMENTS)}.")
    grain, at = _unit(unit), MOMENTS[moment]
    start = func.date_trunc(width, at)
    acts = func.count().label("acts")
    statement = _with_acts(select(grain.label("unit"), start.label("at"), acts), moment)
    statement = statement.where(*_cases(scope, filters), grain.is_not(None), _timed(at))
    return statement.group_by(grain, start)
