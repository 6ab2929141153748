"""Accounts as they stand: found by name, listed. What changes them is in ``registration``."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from dashboard.access import names
from dashboard.database import state
from dashboard.database.state_tables import account as _table
from dashboard.domain.scope import REACHES, Reach
from dashboard.domain.text import Lang


@dataclass(frozen=True, kw_only=True)
class Account:
    """A person's account. An empty reach reaches nothing; ``("*",)`` reaches everything."""

    name: str
    role: str
    programmes: Reach = ()
    counties: Reach = ()
    stations: Reach = ()
    firms: Reach = ()
    comparison_counties: Reach = ()
    comparison_stations: Reach = ()
    lang: Lang = Lang.ZH
    created_at: datetime | None = None
    disabled_at: datetime | None = None


def find(name: str) -> Account | None:
    """Return the account of that name, disabled ones included."""
    with state.reading() as connection:
        return find_in(connection, name)


def find_in(connection: Connection, name: str) -> Account | None:
    """Return the account of that name, asked inside a transaction that is open already."""
    query = select(_table).where(_table.c.name == names.normalised(name))
    row = connection.execute(query).one_or_none()
    return None if row is None else from_row(row)


def password_hash_of(connection: Connection, name: str) -> str | None:
    """Return the hash to check a password against; None for unknown and disabled accounts."""
    return connection.execute(
        select(_table.c.password_hash)
        .where(_table.c.name == names.normalised(name))
        .where(_table.c.disabled_at.is_(None))
    ).scalar_one_or_none()


def every() -> list[Account]:
    """Return all accounts by name."""
    with state.reading() as connection:
        rows = connection.execute(select(_table).order_by(_table.c.name))
        return [from_row(row) for row in rows]


def from_row(row: Row[Any]) -> Account:
    """Turn a row that holds the account's columns into an account."""
    stored = row._mapping
    return Account(
        name=stored["name"],
        role=stored["role"],
        lang=Lang(stored["lang"]),
        created_at=stored["created_at"],
        disabled_at=stored["disabled_at"],
        **{reach: tuple(stored[reach]) for reach in REACHES},
    )
