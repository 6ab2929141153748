"""The log of deliveries: one row per attempt, the last one is how things stand."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from dashboard.database import state
from dashboard.database.delivery_tables import delivery as _table

ABANDONED = timedelta(hours=1)
"""An attempt that says nothing for this long has died: the next run begins it anew."""


class Outcome(StrEnum):
    """How an attempt ended. ``BEGUN`` keeps a second run from sending the same report."""

    BEGUN = "begun"
    DELIVERED = "delivered"
    HELD = "held"
    FAILED = "failed"
    RELEASED = "released"


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """One attempt. ``files`` has name and SHA-256 of what went out, by where it went."""

    schedule: str
    due: date
    account: str
    outcome: Outcome
    at: datetime
    by: str = ""
    reason: str = ""
    number: str = ""
    files: dict[str, str] = field(default_factory=dict)
    data_version: str = ""


def begun(attempt: Delivery) -> bool:
    """Note that an attempt begins, unless it was delivered already or another run is at it."""
    with state.writing() as connection:
        last = _last(connection, attempt)
        if last and last.outcome == Outcome.DELIVERED:
            return False
        if last and last.outcome == Outcome.BEGUN and attempt.at - last.at < ABANDONED:
            return False
        _add(connection, attempt)
        return True


def note(attempt: Delivery) -> Delivery:
    """Note how an attempt ended."""
    with state.writing() as connection:
        _add(connection, attempt)
    return attempt


def is_released(attempt: Delivery) -> bool:
    """Whether somebody let this report out in spite of its brake."""
    with state.reading() as connection:
        query = select(_table.c.id).where(*_same(attempt), _table.c.outcome == Outcome.RELEASED)
        return connection.execute(query.limit(1)).one_or_none() is not None


def last_of(schedule: str, due: date, account: str) -> Delivery | None:
    """Return how things stand for one recipient, or nothing where nothing was tried."""
    asked = Delivery(
        schedule=schedule, due=due, account=account, outcome=Outcome.BEGUN, at=datetime.max
    )
    with state.reading() as connection:
        return _last(connection, asked)


def deliveries(schedule: str = "", limit: int = 200) -> list[Delivery]:
    """List the last attempts, the newest first."""
    wanted = [_table.c.schedule == schedule] if schedule else []
    query = select(_table).where(*wanted).order_by(_table.c.id.desc()).limit(limit)
    with state.reading() as connection:
        return [_delivery(row) for row in connection.execute(query)]


def _last(connection: Connection, attempt: Delivery) -> Delivery | None:
    query = select(_table).where(*_same(attempt)).order_by(_table.c.id.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    return None if row is None else _delivery(row)


def _same(attempt: Delivery) -> Iterable[Any]:
    return [_table.c[name] == getattr(attempt, name) for name in ("schedule", "due", "account")]


def _add(connection: Connection, attempt: Delivery) -> None:
    connection.execute(insert(_table).values(asdict(attempt)))


def _delivery(row: Row[Any]) -> Delivery:
    told = dict(row._mapping)
    del told["id"]
    return Delivery(**told | {"outcome": Outcome(told["outcome"])})
