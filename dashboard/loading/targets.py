"""Where a load goes: a snapshot folder or a PostgreSQL server, one loader at a time.

Both give a connection to read what is there, and write everything or nothing.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, func, insert, select

from dashboard.database.engines import open_server, open_snapshot
from dashboard.database.schema import data_version, metadata
from dashboard.database.snapshots import (
    Pointer,
    new_version,
    publish,
    read_pointer,
    verified_file,
)
from dashboard.domain.errors import BadRequest

Fill = Callable[[Connection], None]
Derive = Callable[[Connection], None]
"""What is worked out of all that is there, and kept with it: gaps against standards."""
ADVISORY_LOCK = 0x6D65_6469  # any number will do, as long as every loader takes the same


class SnapshotTarget:
    """A folder of snapshots: a load adds a version that starts from the current one."""

    def __init__(self, folder: Path, derive: Derive) -> None:
        self._folder, self._derive = folder, derive

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Keep other loaders out. The lock goes with its process, however that ends."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with (self._folder / "LOADING").open("a+") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                file.seek(0)
                holder = file.read().strip() or "unknown"
                raise BadRequest(
                    f"Another load into {self._folder} is running (process {holder})."
                ) from error
            file.truncate(0)
            file.write(str(os.getpid()))
            file.flush()
            yield
            file.truncate(0)

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
                metadata.create_all(connection)
            yield connection

    def write(self, fill: Fill) -> str:
        """Publish a version that holds what is there and what ``fill`` does to it."""
        pointer = self._pointer()

        def change(engine: Engine) -> None:
            with engine.begin() as connection:
                fill(connection)
                self._derive(connection)

        note = pointer.note if pointer else ""
        base = verified_file(self._folder, pointer) if pointer else None
        return publish(self._folder, change, note, based_on=base).version

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
                raise BadRequest("Another load into this database server is running.")
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
        engine, version = open_server(self._url), new_version()
        with _disposed(engine), engine.begin() as connection:
            _prepare(connection)
            fill(connection)
            self._derive(connection)
            row = {"version": version, "published_at": datetime.now(), "note": ""}
            connection.execute(insert(data_version), [row])
        return version


Target = SnapshotTarget | ServerTarget


def target_of(database: str, derive: Derive) -> Target:
    """Return the target that a database setting (URL or snapshot folder) names.

    ``derive`` runs after whatever is written, in the same transaction.
    """
    if "://" in database:
        return ServerTarget(database, derive)
    return SnapshotTarget(Path(database), derive)


def _prepare(connection: Connection) -> None:
    # A load may take longer than any question of a page, whose limit the engine sets.
    connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
    metadata.create_all(connection)


@contextmanager
def _disposed(engine: Engine) -> Iterator[None]:
    try:
        yield
    finally:
        engine.dispose()
