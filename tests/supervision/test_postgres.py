"""The same promises on PostgreSQL: numbers, steps and reach by URL."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from dashboard.access import audit
from dashboard.database import state
from dashboard.domain.errors import Refused
from dashboard.domain.notice import Act
from dashboard.supervision.register import notice, notices, steps
from dashboard.supervision.steps import take_step
from tests.supervision.conftest import gap, noon, reader
from tests.tiny.readers import WHOLE, head


@pytest.fixture(autouse=True)
def on_postgres(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DASHBOARD_STATE", postgres_url)
    yield
    state.close()


def test_eight_writers_at_once_get_eight_numbers(issued):
    with ThreadPoolExecutor(8) as pool:
        given = list(pool.map(lambda n: issued("HS1", standard=f"s{n}").number, range(24)))
    assert sorted(given) == list(range(1, 25))
    assert (audit.verify(), audit.head().seq) == (None, 24)


def test_a_notice_reads_back_as_it_was_written_and_goes_its_way(issued):
    key = issued("HS1").key
    take_step(reader("bureau_director"), key, Act.RESULT, "已办", clock=noon)
    with pytest.raises(Refused):
        take_step(reader("bureau_director"), key, Act.RESULT, "再办", clock=noon)
    found = notice(WHOLE, key)
    assert found is not None
    assert found.evidence == gap("HS1")
    assert [(step.act, step.at) for step in steps(WHOLE, key)] == [
        (Act.ISSUED, noon()),
        (Act.RESULT, noon()),
    ]


def test_a_head_sees_the_notices_of_his_station(issued):
    issued("HS1"), issued("HS2")
    assert [one.evidence.unit for one in notices(head("HS2"), "hill")] == ["HS2"]


@pytest.mark.parametrize("change", ["UPDATE notice_step SET text = 'x'", "DELETE FROM notice_step"])
def test_the_record_of_steps_can_only_be_added_to(change, issued):
    issued()
    with pytest.raises(state.StateUnavailable, match="append-only"), state.writing() as connection:
        connection.execute(text(change))
