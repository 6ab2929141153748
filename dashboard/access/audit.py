"""The log of acts: one record each, chained by hash, written or the act does not happen.

Every record carries the hash of the one before it, so that a change, a gap or a swap
anywhere shows; ``audit_head`` holds the last one, so that a cut at the end shows too.
Who can rewrite the whole database can rewrite the chain: note ``head()`` elsewhere.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import Connection, insert, select, update

from dashboard.access.clock import utc_now
from dashboard.database import state, state_tables

ORIGIN = "0" * 64
_LENGTHS = {
    "act": 32,
    "outcome": 16,
    "account": 64,
    "role": 32,
    "login_id": 32,
    "address": 64,
    "object": 200,
    "detail": 500,
}
_HASHED = tuple(column.name for column in state_tables.audit.c if column.name != "hash")


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One act: who did what to which object, from where, and how it ended."""

    act: str
    outcome: str = "ok"
    account: str = ""
    role: str = ""
    login_id: str = ""
    address: str = ""
    object: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Head:
    """The last record of the log: note it elsewhere to prove later that nothing was cut."""

    seq: int
    hash: str

    def __str__(self) -> str:
        return f"{self.seq}:{self.hash}"


def record(entry: Entry) -> int:
    """Write one act and return its number; raises when it cannot be written."""
    with state.writing() as connection:
        return append(connection, entry)


def append(connection: Connection, entry: Entry) -> int:
    """Write one act inside a ``state.writing()`` transaction: both happen, or neither."""
    last = _head(connection)
    row: dict[str, Any] = {
        "seq": last.seq + 1,
        "at": state_tables.moment_text(utc_now()),
        "previous_hash": last.hash,
        **{key: _fitted(key, value) for key, value in asdict(entry).items()},
    }
    row["hash"] = _digest(row)
    connection.execute(insert(state_tables.audit).values(row))
    _move_head(connection, last, Head(row["seq"], row["hash"]))
    return last.seq + 1


def head() -> Head:
    """Return the last record's number and hash; number 0 for an empty log."""
    with state.reading() as connection:
        return _head(connection)


def verify() -> int | None:
    """Return the number of the first record that is not as it was written, or None."""
    previous = Head(0, ORIGIN)
    for row in records():
        intact = row["seq"] == previous.seq + 1 and row["previous_hash"] == previous.hash
        if not intact or row["hash"] != _digest(row):
            return previous.seq + 1
        previous = Head(row["seq"], row["hash"])
    return None if previous == head() else previous.seq + 1


def holds(noted: Head) -> bool:
    """Tell whether a head noted earlier still stands in the log."""
    with state.reading() as connection:
        query = select(state_tables.audit.c.hash).where(state_tables.audit.c.seq == noted.seq)
        return connection.execute(query).scalar_one_or_none() == noted.hash


def records() -> Iterator[dict[str, Any]]:
    """Yield every record, oldest first."""
    with state.reading() as connection:
        query = select(state_tables.audit).order_by(state_tables.audit.c.seq)
        for row in connection.execution_options(yield_per=1000).execute(query):
            yield dict(row._mapping)


def json_lines() -> Iterator[str]:
    """Yield the log as JSON lines: what a value contains can never start a new line."""
    for row in records():
        yield json.dumps(row, ensure_ascii=False)


def _digest(row: Mapping[str, Any]) -> str:
    content = json.dumps([row[name] for name in _HASHED], ensure_ascii=True)
    return hashlib.sha256(content.encode()).hexdigest()


def _fitted(key: str, value: str) -> str:
    return value.replace("\0", "")[: _LENGTHS[key]]


def _head(connection: Connection) -> Head:
    query = select(state_tables.audit_head.c.seq, state_tables.audit_head.c.hash)
    row = connection.execute(query).one_or_none()
    return Head(0, ORIGIN) if row is None else Head(row.seq, row.hash)


def _move_head(connection: Connection, last: Head, new: Head) -> None:
    values = {"seq": new.seq, "hash": new.hash}
    if last.seq == 0:
        connection.execute(insert(state_tables.audit_head).values(id=1, **values))
    else:
        connection.execute(update(state_tables.audit_head).values(values))
