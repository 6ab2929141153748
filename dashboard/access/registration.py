"""What changes accounts: each change is in the log, and ends the sign-ins it must end."""

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, delete, insert, update
from sqlalchemy.exc import IntegrityError

from dashboard.access import audit, names, passwords, sessions
from dashboard.access.accounts import Account, find, find_in
from dashboard.access.audit import Entry
from dashboard.access.clock import utc_now
from dashboard.access.roles import may_become, role_named
from dashboard.database import state, state_tables
from dashboard.domain.errors import BadRequest, NotAllowed

OPERATOR = "operator"
"""Who acts when nobody is signed in: the person at the server's command line."""

DEMONSTRATION = "demonstration"
DEMO_PREFIX = "demo_"
"""Names that every start without the demonstration takes away: nobody else may use them."""

_table = state_tables.account


def create(account: Account, password: str, *, by: str = OPERATOR) -> None:
    """Add an account whose name and password keep the rules."""
    password = passwords.checked(password, name=names.normalised(account.name))
    create_hashed(account, passwords.hashed(password), by=by)


def create_hashed(account: Account, password_hash: str, *, by: str = OPERATOR) -> None:
    """Add an account whose password is known only by its hash."""
    name = names.checked(account.name)
    if name.startswith(DEMO_PREFIX) and by != DEMONSTRATION:
        raise BadRequest(f"Names that begin with '{DEMO_PREFIX}' are the demonstration's.")
    role_named(account.role)
    values = asdict(account) | {"name": name, "created_at": utc_now()}
    try:
        with state.writing() as connection:
            connection.execute(insert(_table).values(values | {"password_hash": password_hash}))
            _log(connection, "account_added", name, by=by, detail=account.role)
    except IntegrityError as error:
        raise BadRequest(f"An account '{name}' exists already.") from error


def change_password(name: str, password: str, *, by: str = OPERATOR) -> None:
    """Set a password; every sign-in of the account ends."""
    password = passwords.checked(password, name=names.normalised(name))
    _change(name, "password_changed", by=by, password_hash=passwords.hashed(password))


def change_role(name: str, role: str, *, by: str = OPERATOR) -> None:
    """Give an account another role; every sign-in of the account ends."""
    role_named(role)
    account = find(name)
    if account is not None and not may_become(account.role, role):
        raise NotAllowed(
            f"'{account.role}' and '{role}' exclude each other: make another account for it."
        )
    _change(name, "role_changed", by=by, role=role)


def disable(name: str, *, by: str = OPERATOR) -> None:
    """Close an account for good; every sign-in of it ends."""
    _change(name, "account_disabled", by=by, disabled_at=utc_now())


def end_sign_ins(name: str | None, *, by: str = OPERATOR) -> int:
    """End the sign-ins of one account, or of everybody; returns how many there were."""
    now = utc_now()
    with state.writing() as connection:
        if name is None:
            ended = sessions.revoke_all(connection, now=now)
        elif find_in(connection, name) is None:
            raise BadRequest(f"There is no account '{name}'.")
        else:
            ended = sessions.revoke_account(connection, names.normalised(name), now=now)
        _log(connection, "sessions_revoked", names.normalised(name or "*"), by=by)
    return ended


def remove(connection: Connection, name: str, *, now: datetime) -> None:
    """Take an account away inside a writing transaction; every sign-in of it ends."""
    sessions.revoke_account(connection, name, now=now)
    if connection.execute(delete(_table).where(_table.c.name == name)).rowcount:
        _log(connection, "account_removed", name, by=DEMONSTRATION)


def _change(name: str, act: str, *, by: str, **values: object) -> None:
    spelled = names.normalised(name)
    with state.writing() as connection:
        statement = update(_table).where(_table.c.name == spelled).values(values)
        if not connection.execute(statement).rowcount:
            raise BadRequest(f"There is no account '{name}'.")
        sessions.revoke_account(connection, spelled, now=utc_now())
        _log(connection, act, spelled, by=by, detail=str(values.get("role", "")))


def _log(connection: Connection, act: str, name: str, *, by: str, detail: str = "") -> None:
    audit.append(connection, Entry(act=act, account=by, object=name, detail=detail))
