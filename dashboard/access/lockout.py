"""How many wrong passwords are too many: per account and per address, unlocking by itself.

Names are counted whether or not an account of that name exists, so that being locked
tells nothing.
"""

from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select

from dashboard.database import state_tables

PER_ACCOUNT = 5
PER_ADDRESS = 20
WINDOW = timedelta(minutes=15)

_table = state_tables.login_failure


def is_locked(connection: Connection, *, account: str, address: str, now: datetime) -> bool:
    """Tell whether this account or this address has failed too often lately."""
    of_account = _failures(connection, _table.c.account == account, now)
    of_address = _failures(connection, _table.c.address == address, now)
    return of_account >= PER_ACCOUNT or of_address >= PER_ADDRESS


def count_failure(connection: Connection, *, account: str, address: str, now: datetime) -> None:
    """Count one wrong password, and forget those that no longer matter."""
    connection.execute(delete(_table).where(_table.c.at <= now - WINDOW))
    connection.execute(insert(_table).values(account=account, address=address, at=now))


def forgive(connection: Connection, *, account: str, address: str) -> None:
    """Forget a person's own slips after he signed in; failures from elsewhere still count."""
    connection.execute(
        delete(_table).where(_table.c.account == account, _table.c.address == address)
    )


def _failures(connection: Connection, which: ColumnElement[bool], now: datetime) -> int:
    query = select(func.count()).select_from(_table).where(which, _table.c.at > now - WINDOW)
    return connection.execute(query).scalar_one()
