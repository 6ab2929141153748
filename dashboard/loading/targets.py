"""Where a load goes: a snapshot folder or a PostgreSQL server, one loader at a time.

Both give a connection to read what is there, and write everything or nothing.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from sqlalchemy import Connection, Engine, create_engine, func, insert, select

from dashboard.database.engines import open_server, open_snapshot
from dashboard.database.migration import bring_up_to_date
from dashboard.database.schema import data_version
from dashboard.database.snapshots import (
    Pointer,
    new_version,
    publish,
    read_pointer,
    sweep,
    verified_file,
    version_row,
)
from dashboard.domain.errors import BadRequest
from dashboard.domain.text import Text

Fill = Callable[[Connection], None]
Attempt = Callable[[Connection], bool]
"""What looks at a database, may write to it, and says whether that is to be kept."""
Derive = Callable[[Connection], None]
"""What is worked out of all that is there, and kept with it: gaps against standards."""
RUNNING = Text(
    "另一项导入正在进行（{where}，进程 {holder}），请稍后再试。",
    "Another load into {where} is running (process {holder}).",
)
RUNNING_ON_SERVER = Text(
    "另一项导入正在进行，请稍后再试。", "Another load into this database server is running."
)
ADVISORY_LOCK = 0x6D65_6469  # any number will do, as long as every loader takes the same


class _NotKept(Exception):
    """What an attempt wrote is to be forgotten: the way out of a build, seen by nobody else."""


class SnapshotTarget:
    """A folder of snapshots: a load adds a version that starts from the current one."""

    def __init__(self, folder: Path, derive: Derive) -> None:
        self._folder, self._derive = folder, derive

    @contextmanager
    def locked(self, *, wait: bool = False) -> Iterator[None]:
        """Keep other loaders out. The lock goes with its process, however that ends.

        What a loader that died has left behind is removed first.
        """
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "LOADING").open("a+") as file:
            self._take(file, wait=wait)
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            sweep(self._folder)
            yield
            file.truncate(0)

    def _take(self, file: TextIO, *, wait: bool) -> None:
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            file.seek(0)
            holder = file.read().strip() or "unknown"
            raise BadRequest(RUNNING.format(where=self._folder, holder=holder)) from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open what is there now; without a snapshot yet, an empty database."""
        pointer = self._pointer()
        if pointer is None:
            engine = create_engine("duckdb:///:memory:")
        else:
            engine = open_snapshot(verified_file(self._folder, pointer))
        with _disposed(engine), engine.connect() as connection:
            if pointer is None:
                bring_up_to_date(connection)
            yield connection

    def write(self, fill: Fill) -> str:
        """Publish a version that holds what is there and what ``fill`` does to it."""
        return self.attempt(_always(fill))

    def attempt(self, act: Attempt) -> str:
        """Publish what ``act`` makes of what is there, or nothing (no version) where it says so."""
        pointer = self._pointer()

        def change(engine: Engine) -> None:
            with engine.begin() as connection:
                if not act(connection):
                    raise _NotKept
                self._derive(connection)

        note = pointer.note if pointer else ""
        base = verified_file(self._folder, pointer) if pointer else None
        try:
            return publish(self._folder, change, note, based_on=base).version
        except _NotKept:
            return ""

    def _pointer(self) -> Pointer | None:
        return read_pointer(self._folder) if (self._folder / "CURRENT").exists() else None


class ServerTarget:
    """A PostgreSQL database: a load is one transaction."""

    def __init__(self, url: str, derive: Derive) -> None:
        self._url, self._derive = url, derive

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other loaders out. The lock goes with its connection."""
        engine = create_engine(self._url, isolation_level="AUTOCOMMIT")
        with _disposed(engine), engine.connect() as connection:
            if not connection.execute(select(func.pg_try_advisory_lock(ADVISORY_LOCK))).scalar():
                raise BadRequest(RUNNING_ON_SERVER)
            try:
                yield
            finally:
                # Closing alone would free it only once the server has noticed.
                connection.execute(select(func.pg_advisory_unlock(ADVISORY_LOCK)))

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Open what is there now; tables that are missing are there, empty, while it is open."""
        engine = open_server(self._url)
        with _disposed(engine), engine.connect() as connection:
            _prepare(connection)
            yield connection
            connection.rollback()

    def write(self, fill: Fill) -> str:
        """Commit what ``fill`` does together with a new data version."""
        return self.attempt(_always(fill))

    def attempt(self, act: Attempt) -> str:
        """Commit what ``act`` does with a new data version, or nothing where it says so."""
        engine, version = open_server(self._url), new_version()
        with _disposed(engine), engine.connect() as connection, connection.begin() as transaction:
            _prepare(connection)
            if not act(connection):
                transaction.rollback()
                return ""
            self._derive(connection)
            connection.execute(insert(data_version), [version_row(version)])
        return version


Target = SnapshotTarget | ServerTarget


def target_of(database: str, derive: Derive) -> Target:
    """Return the target that a database setting (URL or snapshot folder) names.

    ``derive`` runs after whatever is written, in the same transaction.
    """
    if "://" in database:
        return ServerTarget(database, derive)
    return SnapshotTarget(Path(database), derive)


def nothing(connection: Connection) -> None:
    """Work nothing out: for who only reads."""


def _prepare(connection: Connection) -> None:
    # A load may take longer than any question of a page, whose limit the engine sets.
    connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
    bring_up_to_date(connection)


def _always(fill: Fill) -> Attempt:
    def act(connection: Connection) -> bool:
        fill(connection)
        return True

    return act


@contextmanager
def _disposed(engine: Engine) -> Iterator[None]:
    try:
        yield
    finally:
        engine.dispose()
