"""The same promises with the state database on PostgreSQL."""

import pytest
from sqlalchemy import text

from dashboard.database import state
from dashboard.editions.register import editions_in, opened
from tests.editions.conftest import DIRECTOR, PAPER


def test_a_server_keeps_the_same_edition_and_refuses_to_change_it(
    frozen, postgres_url, monkeypatch
):
    monkeypatch.setenv("DASHBOARD_STATE", postgres_url)
    one = frozen()
    assert opened(DIRECTOR, one.id).document.to_json() == PAPER.to_json()
    assert editions_in(DIRECTOR, "hill") == [one]
    for change in ("UPDATE edition SET account = 'x'", "DELETE FROM edition"):
        refused = pytest.raises(state.StateUnavailable, match="append-only")
        with refused, state.writing() as connection:
            connection.execute(text(change))
    state.close()
