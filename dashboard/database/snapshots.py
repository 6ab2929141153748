"""Versioned snapshot files with an atomic pointer: readers see old or new, never a mix.

A folder holds ``cases-<version>.duckdb`` files and ``CURRENT``, one line of JSON that
names version, file and SHA-256. A writer fills a new file, closes it, syncs it and then
replaces ``CURRENT``; a reader that finds the new pointer unusable keeps the last good one.
"""

import hashlib
import json
import logging
import os
import secrets
import shutil
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine, insert

from dashboard.database.engines import open_for_building
from dashboard.database.migration import SCHEMA_NUMBER, bring_up_to_date
from dashboard.database.schema import data_version
from dashboard.domain.errors import NoData

log = logging.getLogger(__name__)
KEPT_VERSIONS = 3


@dataclass(frozen=True)
class Pointer:
    """What ``CURRENT`` says."""

    version: str
    file: str
    sha256: str
    note: str


def read_pointer(folder: Path) -> Pointer:
    """Read ``CURRENT``, or say in one sentence why there is nothing to serve."""
    path = folder / "CURRENT"
    try:
        return Pointer(**json.loads(path.read_text("utf-8")))
    except FileNotFoundError as error:
        raise NoData(f"No case database in {folder}: there is no CURRENT file.") from error
    except (ValueError, TypeError, OSError) as error:
        raise NoData(f"{path} cannot be read: {error}.") from error


def verified_file(folder: Path, pointer: Pointer) -> Path:
    """Return the snapshot file a pointer names, after checking that not one byte differs."""
    path = folder / pointer.file
    if not path.is_file():
        raise NoData(f"The snapshot {path} that CURRENT names does not exist.")
    if digest(path) != pointer.sha256:
        raise NoData(f"The snapshot {path} is damaged: its SHA-256 differs from CURRENT.")
    return path


def new_version() -> str:
    """Return a name for a data version: when it was made, and enough chance to be unique."""
    return f"{datetime.now():%Y%m%d-%H%M%S}-{secrets.token_hex(3)}"


def publish(
    folder: Path,
    fill: Callable[[Engine], None],
    note: str = "",
    *,
    based_on: Path | None = None,
) -> Pointer:
    """Build a new snapshot with ``fill`` and make it the current one.

    ``based_on`` is a snapshot file the new one starts from; without it, it starts empty.
    """
    folder.mkdir(parents=True, exist_ok=True)
    version = new_version()
    path = folder / f"cases-{version}.duckdb"
    building = folder / f"{path.name}.tmp"
    with ExitStack() as failed:
        failed.callback(_withdraw, folder, path)
        if based_on is not None:
            shutil.copyfile(based_on, building)
        _build(building, version, fill, note)
        _sync(building)
        building.replace(path)
        pointer = Pointer(version, path.name, digest(path), note)
        _replace_pointer(folder, pointer)
        failed.pop_all()
    _finish(folder, path)
    return pointer


def sweep(folder: Path) -> None:
    """Remove what writers that died left behind. Only for who keeps all other writers out."""
    _remove(folder.glob("*.tmp*"))
    if (folder / "CURRENT").exists():
        served = read_pointer(folder).file
        # Written whole, but the writer died before it was served.
        _remove(path for path in folder.glob("cases-*.duckdb") if path.name > served)


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _build(path: Path, version: str, fill: Callable[[Engine], None], note: str) -> None:
    engine = open_for_building(path)
    try:
        with engine.begin() as connection:
            bring_up_to_date(connection)
        fill(engine)
        row = version_row(version, note)
        with engine.begin() as connection:
            connection.execute(insert(data_version), [row])
        with engine.connect() as connection:
            connection.exec_driver_sql("CHECKPOINT")
    finally:
        engine.dispose()


def version_row(version: str, note: str = "") -> dict[str, object]:
    """Return the row by which a database says which version it is, and of which schema."""
    now = datetime.now()
    return {
        "version": version,
        "published_at": now,
        "note": note,
        "schema_number": SCHEMA_NUMBER,
    }


def _replace_pointer(folder: Path, pointer: Pointer) -> None:
    waiting = folder / f"CURRENT.{secrets.token_hex(4)}.tmp"
    with ExitStack() as failed:
        failed.callback(waiting.unlink, missing_ok=True)
        waiting.write_text(json.dumps(pointer.__dict__), "utf-8")
        _sync(waiting)
        waiting.replace(folder / "CURRENT")
        failed.pop_all()


def _withdraw(folder: Path, path: Path) -> None:
    """Remove what was written of a version, unless an interruption came when it was served."""
    _remove(folder.glob(f"{path.name}.tmp*"))
    if not (folder / "CURRENT").exists() or read_pointer(folder).file != path.name:
        path.unlink(missing_ok=True)


def _finish(folder: Path, newest: Path) -> None:
    """Do what only tidies up: the new version is served already, whatever fails here."""
    try:
        _sync(folder)
        _remove(folder.glob(f"{newest.name}.tmp*"))
        _forget_old_versions(folder, newest)
    except OSError as error:
        log.warning("%s is served, but %s was not tidied: %s", newest.name, folder, error)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _forget_old_versions(folder: Path, newest: Path) -> None:
    files = sorted(folder.glob("cases-*.duckdb"), key=lambda path: path.stat().st_mtime_ns)
    for path in files[:-KEPT_VERSIONS]:
        if path != newest:
            path.unlink(missing_ok=True)
    hour_ago = time.time() - 3600
    _remove(path for path in folder.glob("*.tmp*") if path.stat().st_mtime < hour_ago)


def _remove(paths: Iterable[Path]) -> None:
    for path in list(paths):
        if path.is_dir():  # what the engine put aside for want of memory
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
