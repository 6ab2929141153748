"""Signing in and out: password, lock-out, session and log in one transaction."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection

from dashboard.access import accounts, audit, lockout, names, passwords, sessions
from dashboard.access.accounts import Account
from dashboard.access.audit import Entry
from dashboard.access.sessions import Login
from dashboard.database import state


class Refusal(StrEnum):
    """Why nobody was let in. Unknown account and wrong password are the same refusal."""

    WRONG = "wrong"
    LOCKED = "locked"


@dataclass(frozen=True)
class Token:
    """The secret that goes into the cookie, and the public id of the sign-in."""

    secret: str
    login_id: str


def sign_in(name: str, password: str, *, address: str, now: datetime) -> Token | Refusal:
    """Check a password and start a sign-in.

    The password is checked outside the transaction (it takes a fifth of a second); the
    lock is asked before and after, so that many guesses at once count like many in turn.
    """
    tried = names.normalised(name)[: names.LONGEST]
    with state.reading() as connection:
        if lockout.is_locked(connection, account=tried, address=address, now=now):
            return Refusal.LOCKED
        password_hash = accounts.password_hash_of(connection, tried)
    right = passwords.matches(password, password_hash)
    with state.writing() as connection:
        if lockout.is_locked(connection, account=tried, address=address, now=now):
            return Refusal.LOCKED
        unchanged = accounts.password_hash_of(connection, tried) == password_hash
        if not (right and unchanged):
            return _refused(connection, tried, address=address, now=now)
        lockout.forgive(connection, account=tried, address=address)
        return _let_in(connection, tried, address=address, now=now)


def enter(name: str, *, address: str, now: datetime) -> Token:
    """Start a sign-in without a password: for the demonstration's buttons only."""
    with state.writing() as connection:
        return _let_in(connection, name, address=address, now=now)


def sign_out(login: Login, *, address: str, now: datetime) -> None:
    """End a sign-in."""
    with state.writing() as connection:
        sessions.revoke(connection, login.login_id, now=now)
        audit.append(connection, entry("sign_out", login, address=address))


def entry(
    act: str,
    login: Login,
    *,
    address: str = "",
    outcome: str = "ok",
    object_id: str = "",
    detail: str = "",
) -> Entry:
    """Describe an act of somebody signed in."""
    return Entry(
        act=act,
        outcome=outcome,
        account=login.account.name,
        role=login.account.role,
        login_id=login.login_id,
        address=address,
        object=object_id,
        detail=detail,
    )


def _let_in(connection: Connection, name: str, *, address: str, now: datetime) -> Token:
    secret, login_id = sessions.open_login(connection, name, now=now)
    account = accounts.find_in(connection, name) or Account(name=name, role="")
    login = Login(account, login_id)
    audit.append(connection, entry("sign_in", login, address=address))
    return Token(secret, login_id)


def _refused(connection: Connection, tried: str, *, address: str, now: datetime) -> Refusal:
    lockout.count_failure(connection, account=tried, address=address, now=now)
    locked = lockout.is_locked(connection, account=tried, address=address, now=now)
    # The lock is logged once, with the failure that causes it: refusals while it lasts
    # cost an attacker nothing and would let him fill the disk.
    audit.append(
        connection,
        Entry(
            act="sign_in",
            outcome="locked" if locked else "failed",
            address=address,
            object=_tried(connection, tried),
        ),
    )
    return Refusal.WRONG


def _tried(connection: Connection, name: str) -> str:
    # People type passwords into the wrong box: only names that exist are logged as typed.
    if accounts.find_in(connection, name) is not None:
        return name
    return "unknown:" + hashlib.sha256(name.encode()).hexdigest()[:12]
