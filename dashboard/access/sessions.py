"""Sign-ins that live: opaque tokens kept as hashes, on the server, with limits, revocable."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from dashboard.access.accounts import Account, from_row
from dashboard.database import state, state_tables
from dashboard.database.export_tables import kept_export

IDLE = timedelta(minutes=30)
ABSOLUTE = timedelta(hours=8)
TOUCH_EVERY = timedelta(minutes=1)
"""How exactly being idle is measured; writing at every click would queue all readers."""

_table = state_tables.login_session


@dataclass(frozen=True)
class Login:
    """One living sign-in: the account as it stands now, and the sign-in's public id."""

    account: Account
    login_id: str


def open_login(connection: Connection, account: str, *, now: datetime) -> tuple[str, str]:
    """Start a sign-in; returns the secret token for the cookie and the public login id.

    Sign-ins past their absolute limit are cleared away; the log keeps that they were.
    """
    token, login_id = secrets.token_urlsafe(32), secrets.token_hex(16)
    connection.execute(delete(_table).where(_table.c.created_at <= now - ABSOLUTE))
    forget_files_of_ended(connection, now=now)
    connection.execute(
        insert(_table).values(
            token_hash=_hash(token),
            account=account,
            login_id=login_id,
            created_at=now,
            last_seen_at=now,
        )
    )
    return token, login_id


def by_token(token: str, *, now: datetime) -> Login | None:
    """Return the living sign-in that a cookie's token belongs to."""
    return _living(_table.c.token_hash == _hash(token), now)


def by_id(login_id: str, *, now: datetime) -> Login | None:
    """Return the living sign-in of that public id."""
    return _living(_table.c.login_id == login_id, now)


def revoke(connection: Connection, login_id: str, *, now: datetime) -> None:
    """End one sign-in."""
    _end(connection, _table.c.login_id == login_id, now)


def revoke_account(connection: Connection, account: str, *, now: datetime) -> int:
    """End every sign-in of an account; returns how many there were."""
    return _end(connection, _table.c.account == account, now)


def revoke_all(connection: Connection, *, now: datetime) -> int:
    """End every sign-in of everybody; returns how many there were."""
    return _end(connection, _table.c.login_id != "", now)


def forget_files_of_ended(connection: Connection, *, now: datetime) -> None:
    """Take away the files of every sign-in that has ended, timed out or is gone."""
    living = select(_table.c.login_id).where(*_lives(now))
    connection.execute(delete(kept_export).where(kept_export.c.login_id.not_in(living)))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _living(which: ColumnElement[bool], now: datetime) -> Login | None:
    query = (
        select(state_tables.account, _table.c.login_id, _table.c.last_seen_at)
        .join(state_tables.account, state_tables.account.c.name == _table.c.account)
        .where(which, *_lives(now), state_tables.account.c.disabled_at.is_(None))
    )
    with state.reading() as connection:
        row = connection.execute(query).one_or_none()
    if row is None:
        return None
    if row.last_seen_at < now - TOUCH_EVERY:
        _touch(row.login_id, now)
    return Login(from_row(row), row.login_id)


def _lives(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return (
        _table.c.revoked_at.is_(None),
        _table.c.last_seen_at > now - IDLE,
        _table.c.created_at > now - ABSOLUTE,
    )


def _touch(login_id: str, now: datetime) -> None:
    with state.writing() as connection:
        connection.execute(
            update(_table).where(_table.c.login_id == login_id).values(last_seen_at=now)
        )


def _end(connection: Connection, which: ColumnElement[bool], now: datetime) -> int:
    statement = update(_table).where(which, _table.c.revoked_at.is_(None))
    ended = connection.execute(statement.values(revoked_at=now)).rowcount
    forget_files_of_ended(connection, now=now)
    return ended
