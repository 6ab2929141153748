"""The state database: accounts, sign-ins, the log of acts, notices, frozen grades and editions.

Small, ours to write, apart from the case database. SQLite by default, PostgreSQL by
URL; it creates itself on first use. Writers come one at a time on both engines, which
is what lets the log be a chain and the lock-out count exactly.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

from sqlalchemy import Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError

from dashboard.database import (
    delivery_tables,
    edition_tables,
    export_tables,
    grade_tables,
    link_tables,
    notice_tables,
)
from dashboard.domain.errors import DashboardError
from dashboard.domain.settings import settings

WRITER_LOCK = 7_301_108
"""The PostgreSQL advisory lock that every writer of the state database takes."""

TABLES = (
    delivery_tables.delivery,
    notice_tables.notice,
    grade_tables.frozen_grade,
    edition_tables.edition,
    export_tables.kept_export,
    link_tables.view_link,
)
"""One of every module of tables, so that all of them are declared before they are made."""

_engines: dict[str, Engine] = {}
_opening = Lock()


class StateUnavailable(DashboardError):
    """The state database cannot be read or written: nobody is let in, nothing is done."""


@contextmanager
def reading() -> Iterator[Connection]:
    """Open a transaction that only looks."""
    with _named_errors(), _engine(settings().state).connect() as connection:
        yield connection


@contextmanager
def writing() -> Iterator[Connection]:
    """Open a transaction that no other writer overlaps; it commits when left without error."""
    with _named_errors(), _engine(settings().state).connect() as connection:
        connection.execution_options(writes=True)
        with connection.begin():
            _wait_for_other_writers(connection)
            yield connection


def close() -> None:
    """Close every connection; what comes next opens the database anew."""
    with _opening:
        for engine in _engines.values():
            engine.dispose()
        _engines.clear()


@contextmanager
def _named_errors() -> Iterator[None]:
    try:
        yield
    except IntegrityError:
        raise
    except (SQLAlchemyError, OSError) as error:
        url = make_url(settings().state).render_as_string(hide_password=True)
        # The driver's own words: SQLAlchemy's repeat the values, hashes among them.
        reason = error.orig if isinstance(error, DBAPIError) else error
        raise StateUnavailable(f"The state database {url} cannot be used: {reason}.") from error


def _wait_for_other_writers(connection: Connection) -> None:
    # SQLite has waited already: its transaction began as IMMEDIATE.
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(WRITER_LOCK)))


def _engine(url: str) -> Engine:
    with _opening:
        if url not in _engines:
            _engines[url] = _opened(url)
        return _engines[url]


def _opened(url: str) -> Engine:
    engine = _sqlite_engine(url) if url.startswith("sqlite") else _server_engine(url)
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        _wait_for_other_writers(connection)
        for table in TABLES:
            table.metadata.create_all(connection)  # one metadata: all tables of every module
    return engine


def _server_engine(url: str) -> Engine:
    return create_engine(url, pool_pre_ping=True, pool_timeout=10)


def _sqlite_engine(url: str) -> Engine:
    path = Path(make_url(url).database or "")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)  # password hashes: for the account that runs the server only
    engine = create_engine(url, connect_args={"timeout": 20}, pool_timeout=20)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: object, _record: object) -> None:
    # The driver's own BEGIN comes too late and is never IMMEDIATE: ours is sent below.
    connection.isolation_level = None  # type: ignore[attr-defined]
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=FULL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
