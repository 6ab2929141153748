"""The worked examples of subsidies as databases to read."""

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from dashboard.database import snapshots
from dashboard.database.bulk import append
from tests.tiny.rows import written
from tests.tiny.subsidies import fill


@pytest.fixture
def worked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Build the example of a programme, with rows beside it, and read it from now on."""

    def build(programme: str, **more: str) -> str:
        def filled(engine: Engine) -> None:
            fill(engine, programme)
            with engine.begin() as connection:
                append(connection, written(more))

        folder = tmp_path / programme
        snapshots.publish(folder, filled)
        monkeypatch.setenv("DASHBOARD_DATABASE", str(folder))
        return programme

    return build
