"""Every step of a load can fail or be its last: the old version is served, and the next load works.

Readers beside a writer see what was published, never a mix.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from sqlalchemy import Engine, func, insert, select

from dashboard.database import connection
from dashboard.database.connection import SnapshotSource
from dashboard.database.schema import firm
from dashboard.database.snapshots import publish
from dashboard.domain.settings import ROOT
from dashboard.loading.report import LoadReport

Loader = Callable[..., LoadReport]
Rows = Callable[..., Path]
LOADED, REFUSED, LOADED_ALL_THE_SAME, KILLED = 0, 3, 6, -9
EVERY = int(os.environ.get("FAULTS_EVERY", "24"))
"""The whole test run tries every twenty-fourth step, ``make faults`` each of them."""
READERS, PUBLISHED = 20, 30 if EVERY == 1 else 10


@pytest.fixture
def ended(
    load_into: Loader, folder: Path, rows_of: Rows, lines: list[str]
) -> Callable[[str], list[dict[str, Any]]]:
    """How loads ended that fail at step 1, 2, 3 … until one has no such step."""
    load_into(folder, rows_of("old.csv", *lines[:3]))
    moved = lines[0].replace("BROOKLYN", "QUEENS").replace("MANHATTAN", "QUEENS")
    file = rows_of("new.csv", moved, *lines[1:6])

    def run(mode: str) -> list[dict[str, Any]]:
        asked = [sys.executable, "-m", "tests.loading.dying", str(folder), str(file)]
        asked += [mode, str(EVERY)]
        done = subprocess.run(asked, capture_output=True, text=True, cwd=ROOT, check=True)
        return [json.loads(line) for line in done.stdout.splitlines()]

    return run


def test_an_error_of_the_disk_at_any_step_changes_nothing_and_leaves_nothing(
    ended: Callable[[str], list[dict[str, Any]]],
) -> None:
    *failed, last = ended("error")
    assert len(failed) > 30 // EVERY, "steps are counted"
    assert last["ended"] == LOADED
    for one in failed:
        assert one["ended"] == (REFUSED if one["is_old"] else LOADED_ALL_THE_SAME), one
        assert one["again"] == LOADED, one
        assert (one["is_new"], one["litter_after"]) == (True, []), one


def test_a_loader_killed_at_any_step_harms_nothing_and_the_next_one_cleans_up(
    ended: Callable[[str], list[dict[str, Any]]],
) -> None:
    *killed, last = ended("kill")
    assert len(killed) > 30 // EVERY, "steps are counted"
    assert last["ended"] == LOADED
    for one in killed:
        assert one["ended"] == KILLED, one
        assert one["again"] == LOADED, one
        assert (one["is_new"], one["versions"]) == (True, 2), one
        assert not one["is_old"] or one["litter_after"] == [], one


def test_readers_see_what_was_published_and_never_a_mix(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "LOOK_AGAIN_SECONDS", -1)
    published = {}

    def firms(number: int) -> Callable[[Engine], None]:
        rows = [{"code": f"F{n}", "programme": "hill", "name": "x" * number} for n in range(number)]

        def fill(engine: Engine) -> None:
            with engine.begin() as there:
                there.execute(insert(firm), rows)

        return fill

    def publish_one(number: int) -> None:
        version = publish(folder, firms(number)).version
        published[version] = (number, number * number)

    publish_one(1)
    source, done, seen = SnapshotSource(folder), Event(), set()
    asked = select(func.count(), func.sum(func.length(firm.c.name)))

    def read() -> None:
        while not done.is_set():
            database = source.current()
            with database.engine.connect() as there:
                seen.add((database.version, *there.execute(asked).one()))

    with ThreadPoolExecutor(READERS) as pool:
        readers = [pool.submit(read) for _ in range(READERS)]
        try:
            for number in range(2, PUBLISHED + 1):
                publish_one(number)
        finally:
            done.set()
    for reader in readers:
        reader.result()
    assert seen <= {(version, *sums) for version, sums in published.items()}
    assert len(seen) > 1
