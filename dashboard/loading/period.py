"""The period a programme's data cover: it grows with what is loaded, and shrinks by undo alone."""

from datetime import date
from typing import TypeAlias

from sqlalchemy import Connection, FromClause, delete, func, insert, select, update

from dashboard.database.schema import dispute
from dashboard.database.schema import programme as table
from dashboard.domain.programme import Programme

Period: TypeAlias = tuple[date, date] | None
"""First and last day, or nothing where there are no data."""
DAYS = ("cohort_on", "accepted_on", "closed_on")


def period_of(connection: Connection, programme: str) -> Period:
    """Return the period that the data of a programme cover now."""
    days = select(table.c.data_from, table.c.data_to).where(table.c.code == programme)
    found = connection.execute(days).one_or_none()
    return None if found is None else (found.data_from, found.data_to)


def widen(connection: Connection, programme: Programme, rows: FromClause) -> None:
    """Let the period cover the days of rows as well; a day once reached is never taken back."""
    there = period_of(connection, programme.code)
    reached = _together(there, _reached(connection, rows))
    if there is not None or reached is None:
        _set(connection, programme.code, reached)
        return
    row = {"code": programme.code, "synthetic": programme.synthetic}
    connection.execute(
        insert(table), [row | dict(zip(("data_from", "data_to"), reached, strict=True))]
    )


def take_back(connection: Connection, programme: str, before: Period) -> None:
    """Let the period be what it was before a batch, and whatever the other rows reach."""
    left = select(dispute).where(dispute.c.programme == programme).subquery()
    _set(connection, programme, _together(before, _reached(connection, left)))


def _set(connection: Connection, programme: str, period: Period) -> None:
    is_programme = table.c.code == programme
    if period is None:
        connection.execute(delete(table).where(is_programme))
        return
    days = {"data_from": period[0], "data_to": period[1]}
    connection.execute(update(table).where(is_programme).values(days))


def _reached(connection: Connection, rows: FromClause) -> Period:
    days = [rows.c[name] for name in DAYS]
    ends = select(*map(func.min, days), *map(func.max, days))
    known = [day for day in connection.execute(ends).one() if day is not None]
    return (min(known), max(known)) if known else None


def _together(one: Period, other: Period) -> Period:
    both = [period for period in (one, other) if period is not None]
    if not both:
        return None
    return min(first for first, _ in both), max(last for _, last in both)
