"""What was done, period by period: contacts, patrols, meetings, trainings, hours on duty."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import (
    Column,
    ColumnElement,
    DateTime,
    Interval,
    Table,
    and_,
    case,
    cast,
    func,
    literal,
    select,
)

from dashboard.database import schema
from dashboard.domain.scope import Field, Scope
from dashboard.domain.standards import Hours, Standard
from dashboard.queries.base import Statement, read_whole, require
from dashboard.queries.standards.periods import STEPS, number_of
from dashboard.queries.standards.required import reached_codes


@dataclass(frozen=True)
class Done:
    """Records with a day. ``units`` says which column names a unit, ``kind`` which are meant."""

    table: Table
    units: Mapping[str, str]
    kind: str | None = None

    @property
    def day(self) -> Column[date]:
        return self.table.c.on_day

    def of(self, standard: Standard) -> list[ColumnElement[bool]]:
        """Return what keeps the records a standard means."""
        own = self.table.c
        clauses: list[ColumnElement[bool]] = [
            own[name].in_(codes) for name, codes in standard.where.items()
        ]
        return [*clauses, own.kind == self.kind] if self.kind else clauses


_COMMUNITY = {"community": "community"}
DONE = {
    "call": Done(schema.community_service, _COMMUNITY, "call"),
    "visit": Done(schema.community_service, _COMMUNITY, "visit"),
    "lecture": Done(schema.community_service, _COMMUNITY, "lecture"),
    "patrol": Done(schema.patrol, {"zone": "zone", "station": "station"}),
    "meeting": Done(schema.meeting, {"station": "station", "county": "county"}),
    "training": Done(schema.training, {"county": "county"}),
    "inspection": Done(schema.checklist, {"station": "station", "room": "room"}),
}
SHIFTS = {"duty": schema.duty_shift, "on_call": schema.on_call}
WHOLE_DAY = Hours(starts=0, ends=24)


def good_periods(scope: Scope, programme: str, standard: Standard) -> pd.DataFrame:
    """List runs of periods in which enough was done: ``unit, first, last`` (period numbers).

    Only runs leave the database, not every record.
    """
    per = _per_period(scope, programme, standard)
    enough = per.having(func.count() >= standard.required).subquery()
    return read_whole(_runs(enough.c.unit, enough.c.number, STEPS[standard.period]))


def poor_periods(scope: Scope, programme: str, standard: Standard) -> pd.DataFrame:
    """Count periods in which something was done, but too little: ``unit, number, n``."""
    per = _per_period(scope, programme, standard)
    return read_whole(per.having(func.count() < standard.required))


def covered_days(scope: Scope, programme: str, standard: Standard) -> pd.DataFrame:
    """List runs of days that were covered from hour to hour: ``unit, first, last``."""
    require(scope, Field.AGGREGATES)
    days = covered(scope, programme, standard).subquery().c
    return read_whole(_runs(days.unit, number_of(days.on_day, "day"), STEPS["day"]))


def covered(scope: Scope, programme: str, standard: Standard) -> Statement:
    """Select the days on which shifts, one after the other, left no minute without anybody."""
    shift = SHIFTS[standard.subject].c
    before = func.max(shift.ends_at).over(
        partition_by=(shift.station, shift.on_day), order_by=shift.starts_at, rows=(None, -1)
    )
    rows = select(shift.station, shift.on_day, shift.starts_at, shift.ends_at, before.label("upto"))
    came = rows.where(
        shift.programme == programme,
        shift.station.in_(reached_codes(scope, programme, standard)),
        shift.starts_at.is_not(None),
        shift.ends_at.is_not(None),
        *(shift[name].in_(codes) for name, codes in standard.where.items()),
    ).subquery()
    c, (first, last) = came.c, _asked_hours(came.c.on_day, standard)
    upto = case((c.upto > first, c.upto), else_=first)
    breaks = func.sum(case((and_(c.starts_at > upto, upto < last), 1), else_=0))
    days = select(c.station.label("unit"), c.on_day).group_by(c.station, c.on_day)
    return days.having(breaks == 0, func.max(c.ends_at) >= last)


def _asked_hours(
    on_day: ColumnElement[Any], standard: Standard
) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    """The first and the last moment of a day that must be covered."""
    hours, begins = standard.hours or WHOLE_DAY, cast(on_day, DateTime)
    first, last = (literal(timedelta(hours=hour), Interval) for hour in (hours.starts, hours.ends))
    return begins + first, begins + last


def days_done(scope: Scope, programme: str, standard: Standard) -> pd.DataFrame:
    """List every day on which something was done: ``unit, on_day``."""
    require(scope, Field.AGGREGATES)
    subject = DONE[standard.subject]
    unit = subject.table.c[subject.units[standard.unit]]
    statement = select(unit.label("unit"), subject.day.label("on_day")).where(
        *_meant(scope, programme, standard)
    )
    return read_whole(statement.distinct().order_by(unit, subject.day))


def _per_period(scope: Scope, programme: str, standard: Standard) -> Statement:
    require(scope, Field.AGGREGATES)
    subject = DONE[standard.subject]
    unit = subject.table.c[subject.units[standard.unit]].label("unit")
    number = number_of(subject.day, standard.period).label("number")
    statement = select(unit, number, func.count().label("n"))
    return statement.where(*_meant(scope, programme, standard)).group_by(unit, number)


def _meant(scope: Scope, programme: str, standard: Standard) -> list[ColumnElement[bool]]:
    subject = DONE[standard.subject]
    unit = subject.table.c[subject.units[standard.unit]]
    reached = unit.in_(reached_codes(scope, programme, standard))
    return [subject.table.c.programme == programme, reached, *subject.of(standard)]


def _runs(unit: ColumnElement[str], number: ColumnElement[int], step: int) -> Statement:
    """Join numbers that follow each other: all of a run share number less place times step."""
    place = func.row_number().over(partition_by=unit, order_by=number)
    placed = select(
        unit.label("unit"), number.label("number"), (number - place * step).label("run")
    )
    rows = placed.subquery().c
    return (
        select(rows.unit, func.min(rows.number).label("first"), func.max(rows.number).label("last"))
        .group_by(rows.unit, rows.run)
        .order_by(rows.unit, func.min(rows.number))
    )
