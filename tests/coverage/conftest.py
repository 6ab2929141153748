"""The valley on both engines, and what is asked of it there."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from dashboard.database import bulk, connection, snapshots
from tests.coverage import valley


@pytest.fixture(scope="session")
def valley_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("valley")
    snapshots.publish(folder, valley.fill)
    return folder


@pytest.fixture(scope="session")
def valley_server(new_postgres: Callable[[], str]) -> str:
    url = new_postgres()
    engine = create_engine(url)
    bulk.create_tables(engine)
    valley.fill(engine)
    valley.published(engine)
    engine.dispose()
    return url


@pytest.fixture(params=["snapshot", "server"])
def in_valley(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """This test reads the valley, once from a snapshot and once from a server."""
    name = {"snapshot": "valley_folder", "server": "valley_server"}[request.param]
    monkeypatch.setenv("DASHBOARD_DATABASE", str(request.getfixturevalue(name)))
    yield
    if request.param == "server":
        connection.case_database().engine.dispose()
