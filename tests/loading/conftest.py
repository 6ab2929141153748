"""A small test programme on real records, loaded into folders and servers of its own."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, create_engine, select

from dashboard.coverage.kept import keep_gaps
from dashboard.database.engines import open_snapshot
from dashboard.database.schema import area, dispute, programme
from dashboard.database.snapshots import publish, read_pointer, verified_file
from dashboard.domain.programme import Programme, load_programme
from dashboard.loading.files import parent
from dashboard.loading.files.child import answer
from dashboard.loading.load import load
from dashboard.loading.mapping import ImportMapping, load_mapping
from dashboard.loading.report import LoadReport

DATA = Path(__file__).parents[1] / "data"
TODAY = date(2025, 6, 30)

Loader = Callable[..., LoadReport]
State = tuple[list[tuple[object, ...]], ...]


@pytest.fixture(scope="session")
def nyc_file() -> Path:
    return DATA / "nyc_311_animals.csv"


@pytest.fixture(scope="session")
def nyc() -> Programme:
    return load_programme(DATA / "config" / "programmes" / "nyc311.toml")


@pytest.fixture(scope="session")
def nyc_mapping() -> ImportMapping:
    return load_mapping(DATA / "config", "nyc311")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "cases"


@pytest.fixture(scope="session")
def empty_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A snapshot folder without a row in it, to copy."""
    folder = tmp_path_factory.mktemp("empty")
    publish(folder, lambda engine: None)
    return folder


@pytest.fixture(scope="session")
def load_into(nyc: Programme, nyc_mapping: ImportMapping) -> Loader:
    """Load files of the test programme into a database."""

    def loader(database: Path | str, *files: Path, **choices: Any) -> LoadReport:
        return load(
            files,
            nyc,
            nyc_mapping,
            database=str(database),
            derive=keep_gaps,
            today=TODAY,
            **choices,
        )

    return loader


@pytest.fixture
def rows_of(tmp_path: Path, nyc_file: Path) -> Callable[..., Path]:
    """Write a file of the excerpt's header and chosen lines of it."""

    def write(name: str, *lines: str) -> Path:
        path = tmp_path / name
        header = nyc_file.read_text("utf-8").splitlines()[0]
        path.write_text("\n".join((header, *lines)) + "\n", "utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def lines(nyc_file: Path) -> list[str]:
    return nyc_file.read_text("utf-8").splitlines()[1:]


@pytest.fixture(scope="session")
def reading() -> Callable[[Path | str, Callable[[Connection], object]], object]:
    """Ask the current version of a database something."""

    def read(database: Path | str, ask: Callable[[Connection], object]) -> object:
        if isinstance(database, Path):
            engine = open_snapshot(verified_file(database, read_pointer(database)))
        else:
            engine = create_engine(database)
        try:
            with engine.connect() as connection:
                return ask(connection)
        finally:
            engine.dispose()

    return read


@pytest.fixture(scope="session")
def state(reading: Callable[..., State]) -> Callable[[Path | str], State]:
    """Everything that was loaded, in one order, but for the batches that brought it."""

    def ask(connection: Connection) -> State:
        facts = [column for column in dispute.columns if column.name != "batch"]
        return tuple(
            sorted((tuple(row) for row in connection.execute(select(*columns))), key=repr)
            for columns in (facts, area.columns, programme.columns)
        )

    return lambda database: reading(database, ask)


@pytest.fixture(autouse=True)
def read_in_this_process(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read files without a process of their own, which ``files/`` tests: it saves much time."""
    if request.path.parent.name != "files":
        monkeypatch.setattr(parent, "_ask", lambda asked: parent.found_in(answer(asked)))
