"""A state database for each test, and accounts whose hash is cheap to check."""

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import bcrypt
import pytest

from dashboard.access import registration
from dashboard.access.accounts import Account
from dashboard.database import state

PASSWORD = "Right-horse-7"
NOON = datetime(2024, 5, 6, 12, 0, tzinfo=UTC)


class FakeClock:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now

    def move(self, **delta: float) -> None:
        self.now += timedelta(**delta)


@pytest.fixture(scope="session")
def empty_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A state database as it makes itself, to copy."""
    path = tmp_path_factory.mktemp("state") / "state.sqlite"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_STATE", f"sqlite:///{path}")
        with state.reading():
            pass
        state.close()
    return path


@pytest.fixture(autouse=True)
def state_database(
    tmp_path: Path, empty_state: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    path = tmp_path / "state" / "state.sqlite"
    path.parent.mkdir()
    shutil.copy(empty_state, path)
    monkeypatch.setenv("DASHBOARD_STATE", f"sqlite:///{path}")
    yield path
    state.close()


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def password() -> str:
    return PASSWORD


@pytest.fixture
def add_account() -> Callable[..., Account]:
    cheap = bcrypt.hashpw(PASSWORD.encode(), bcrypt.gensalt(4)).decode()

    def add(name: str, role: str = "district_head", **reaches: tuple[str, ...]) -> Account:
        account = Account(name=name, role=role, **reaches)  # type: ignore[arg-type]
        registration.create_hashed(account, cheap)
        return account

    return add
