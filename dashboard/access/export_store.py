"""Files made for a reader, kept until his sign-in ends: for it alone, each under its own token.

What Streamlit serves under ``/media`` is found by its content, by anybody signed in; a file
here is found by a secret, and by the sign-in that made it. The oldest give way to new ones.
"""

import hashlib
import secrets
from dataclasses import dataclass

from sqlalchemy import Connection, Select, delete, func, insert, select

from dashboard.access import sessions
from dashboard.access.clock import Clock, utc_now
from dashboard.access.reader import Reader
from dashboard.database import state
from dashboard.database.export_tables import kept_export as _table
from dashboard.domain.errors import Refused
from dashboard.domain.text import Text

MOST_FILES = 20
MOST_BYTES = 96 * 1024 * 1024
"""Of one sign-in: a page printed many times, or two lists of fifty thousand disputes."""
TOO_LARGE = Text(
    "文件有 {size} MB，超过 {most} MB，未保存。请缩小筛选范围。",
    "The file has {size} MB, more than {most} MB, and was not kept. Narrow the selection.",
)


@dataclass(frozen=True)
class File:
    """A file to take along: its name with its ending, its media type, its bytes."""

    name: str
    media: str
    content: bytes


def keep(reader: Reader, file: File, number: str, *, clock: Clock = utc_now) -> str:
    """Keep a file for a reader's sign-in and return the secret it is fetched with."""
    size, token, now = len(file.content), secrets.token_urlsafe(32), clock()
    if size > MOST_BYTES:
        raise Refused(TOO_LARGE.format(size=size >> 20, most=MOST_BYTES >> 20))
    with state.writing() as connection:
        sessions.forget_files_of_ended(connection, now=now)
        _make_room(connection, reader.login_id, size)
        connection.execute(
            insert(_table).values(
                token_hash=_hash(token),
                login_id=reader.login_id,
                account=reader.account,
                number=number,
                size=size,
                made_at=now,
                **vars(file),
            )
        )
    return token


def take(token: str, login_id: str) -> File | None:
    """Return a file of this sign-in; another's, a gone one and none at all are alike."""
    found = select(_table.c.name, _table.c.media, _table.c.content).where(
        _table.c.token_hash == _hash(token), _table.c.login_id == login_id
    )
    with state.reading() as connection:
        row = connection.execute(found).one_or_none()
    return None if row is None else File(row.name, row.media, bytes(row.content))


def _make_room(connection: Connection, login_id: str, size: int) -> None:
    """Forget the oldest files of a sign-in until one more of this size fits."""
    rows = connection.execute(_newest_first(login_id)).all()
    fits = [n < MOST_FILES and row.total + size <= MOST_BYTES for n, row in enumerate(rows, 1)]
    gone = [row.token_hash for row, stays in zip(rows, fits, strict=True) if not stays]
    connection.execute(delete(_table).where(_table.c.token_hash.in_(gone)))


def _newest_first(login_id: str) -> Select[tuple[str, int]]:
    order = (_table.c.made_at.desc(), _table.c.token_hash)
    total = func.sum(_table.c.size).over(order_by=order).label("total")
    mine = _table.c.login_id == login_id
    return select(_table.c.token_hash, total).where(mine).order_by(*order)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
