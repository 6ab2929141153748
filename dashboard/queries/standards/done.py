"""What was done, period by period: contacts, patrols, meetings, trainings, hours on duty."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd
from sqlalchemy import Column, ColumnElement, DateTime, Interval, Table, cast, func, literal, select
from sqlalchemy.sql.base import ReadOnlyColumnCollection

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
    """List runs of days one shift covered from hour to hour: ``unit, first, last``."""
    require(scope, Field.AGGREGATES)
    shift = SHIFTS[standard.subject].c
    full = select(shift.station.label("unit"), number_of(shift.on_day, "day").label("number"))
    full = full.where(
        shift.programme == programme,
        shift.station.in_(reached_codes(scope, programme, standard)),
        *covering(shift, hours_of(standard)),
    )
    days = full.distinct().subquery()
    return read_whole(_runs(days.c.unit, days.c.number, STEPS["day"]))


def covering(shift: ReadOnlyColumnCollection[str, Any], hours: Hours) -> list[ColumnElement[bool]]:
    """Return what keeps the shifts that cover a day from hour to hour."""
    begins = cast(shift.on_day, DateTime)
    first, last = (literal(timedelta(hours=hour), Interval) for hour in (hours.starts, hours.ends))
    return [shift.starts_at <= begins + first, shift.ends_at >= begins + last]


def hours_of(standard: Standard) -> Hours:
    """Return the hours of a day a standard asks for: the whole day where it names none."""
    return standard.hours or Hours(starts=0, ends=24)


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
