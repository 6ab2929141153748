"""The case database this process reads, and the version a reader's rerun is pinned to."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import SQLAlchemyError

from dashboard.database.engines import open_server, open_snapshot
from dashboard.database.schema import data_version
from dashboard.database.snapshots import Pointer, new_version, read_pointer, verified_file
from dashboard.domain.errors import NoData
from dashboard.domain.settings import settings

log = logging.getLogger(__name__)
LOOK_AGAIN_SECONDS = 0.5


class Opens(Protocol):
    """What gives a connection to read through, and takes it back."""

    def connect(self) -> AbstractContextManager[Connection]: ...


@dataclass(frozen=True)
class CaseDatabase:
    """An open case database at one data version."""

    engine: Opens
    version: str


class SnapshotSource:
    """Serves the newest good snapshot; a bad new one leaves the last good one served."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        self._looked = 0.0
        self._pointer: Pointer | None = None
        self._database: CaseDatabase | None = None

    def current(self) -> CaseDatabase:
        """Return the snapshot to read now, looking at ``CURRENT`` at most twice a second."""
        with self._lock:
            if self._database is None or time.monotonic() - self._looked > LOOK_AGAIN_SECONDS:
                self._look()
                self._looked = time.monotonic()
            if self._database is None:
                raise NoData(f"No case database in {self.folder}.")
            return self._database

    def _look(self) -> None:
        try:
            pointer = read_pointer(self.folder)
            if pointer == self._pointer:
                return
            engine = _opened(verified_file(self.folder, pointer))
        except NoData as error:
            if self._database is None:
                raise
            log.error("Keeping version %s: %s", self._database.version, error)
            return
        # The previous engine is not disposed here: reruns in flight still read it, and its
        # pool goes with the last of them.
        self._pointer = pointer
        self._database = CaseDatabase(engine, pointer.version)


def _opened(path: Path) -> Engine:
    engine = open_snapshot(path)
    try:
        engine.connect().close()
    except SQLAlchemyError as error:
        raise NoData(f"The snapshot {path} cannot be opened.") from error
    return engine


class ServerSource:
    """Serves a PostgreSQL database; its version is the newest row of ``data_version``."""

    def __init__(self, url: str) -> None:
        self._engine = open_server(url)

    def current(self) -> CaseDatabase:
        """Return the database with the version last published into it."""
        newest = select(data_version.c.version).order_by(data_version.c.published_at.desc())
        try:
            with self._engine.connect() as connection:
                version = connection.execute(newest.limit(1)).scalar()
        except SQLAlchemyError as error:
            raise NoData("The case database server cannot be reached or holds no data.") from error
        if version is None:
            raise NoData("The case database server holds no published data.")
        return CaseDatabase(self._engine, version)


@cache
def _source(database: str) -> SnapshotSource | ServerSource:
    return ServerSource(database) if "://" in database else SnapshotSource(Path(database))


_pinned: ContextVar[CaseDatabase | None] = ContextVar("pinned", default=None)


def case_database() -> CaseDatabase:
    """Return the database to read: the pinned version, else the current one."""
    return _pinned.get() or _source(settings().database).current()


@contextmanager
def pinned() -> Iterator[CaseDatabase]:
    """Hold one data version for everything read inside, so that figures of a page agree."""
    token = _pinned.set(_source(settings().database).current())
    try:
        yield case_database()
    finally:
        _pinned.reset(token)


@contextmanager
def pinned_if_there() -> Iterator[None]:
    """Hold one data version; before the first load there is none, and who reads is told so."""
    try:
        held = _source(settings().database).current()
    except NoData:
        held = None
    token = _pinned.set(held)
    try:
        yield
    finally:
        _pinned.reset(token)


@dataclass(frozen=True)
class _Through:
    """Gives the one connection a loader writes with, which sees what is not published yet."""

    connection: Connection

    @contextmanager
    def connect(self) -> Iterator[Connection]:
        yield self.connection


@contextmanager
def unpublished(connection: Connection) -> Iterator[None]:
    """Read, inside, what a loader has written so far, as a version nobody else ever sees."""
    token = _pinned.set(CaseDatabase(_Through(connection), new_version()))
    try:
        yield
    finally:
        _pinned.reset(token)


def forget_sources() -> None:
    """Close nothing, remember nothing: the next reader opens afresh (tests and commands)."""
    _source.cache_clear()
