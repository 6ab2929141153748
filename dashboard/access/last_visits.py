"""When an account last looked at a programme's overview, and what it was told then.

A visit is noted once per sign-in, so that the comparison stands as long as the sign-in does.
"""

import hashlib
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from dashboard.database import state
from dashboard.database.link_tables import last_visit
from dashboard.domain.last_visit import Facts, Visit
from dashboard.domain.scope import Scope

KEPT = 20
"""Visits kept of an account and programme: as many may be signed in beside each other."""
SETS = ("gaps", "alarms", "batches")


@dataclass(frozen=True)
class Visits:
    """The visit of this sign-in, once noted, and the one before it."""

    own: Visit | None
    before: Visit | None


def visits_of(account: str, programme: str, login_id: str) -> Visits:
    """Return the visit a sign-in has noted and the last one before it, of another sign-in."""
    c = last_visit.c
    query = select(last_visit).where(c.account == account, c.programme == programme)
    with state.reading() as connection:
        rows = list(connection.execute(query.order_by(c.at.desc(), c.login_id)))
    own = next((row for row in rows if row.login_id == login_id), None)
    earlier = [row for row in rows if row is not own and (own is None or row.at <= own.at)]
    return Visits(_read(own), _read(earlier[0] if earlier else None))


def note(account: str, programme: str, login_id: str, visit: Visit) -> None:
    """Note a sign-in's visit; one that it has noted before stands."""
    key = {"account": account, "programme": programme, "login_id": login_id}
    row = key | {
        "at": visit.at,
        "reach": visit.reach,
        "data_version": visit.data_version,
        "facts": _told(visit.facts),
    }
    with state.writing() as connection:
        known = select(last_visit.c.at).filter_by(**key)
        if connection.execute(known).first() is None:
            connection.execute(insert(last_visit).values(row))
            _forget_old(connection, account, programme)


def reach_digest(scope: Scope) -> str:
    """Return what tells one reach from another: role, units, rights, whoever the account is."""
    return hashlib.sha256(repr(replace(scope, account="")).encode("utf-8")).hexdigest()


def _forget_old(connection: Connection, account: str, programme: str) -> None:
    c = last_visit.c
    own = (c.account == account, c.programme == programme)
    latest = select(c.login_id).where(*own).order_by(c.at.desc()).limit(KEPT)
    kept = list(connection.execute(latest).scalars())
    connection.execute(delete(last_visit).where(*own, c.login_id.not_in(kept)))


def _told(facts: Facts) -> dict[str, Any]:
    ids = {name: sorted(getattr(facts, name)) for name in SETS}
    plain = {"figures": dict(facts.figures), "notices": dict(facts.notices)}
    return {"data_to": facts.data_to.isoformat()} | plain | ids


def _read(row: Any) -> Visit | None:
    if row is None:
        return None
    told = dict(row.facts)
    told |= {name: frozenset(told[name]) for name in SETS}
    told["data_to"] = date.fromisoformat(told["data_to"])
    return Visit(row.at, row.reach, row.data_version, Facts(**told))
