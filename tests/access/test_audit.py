import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import text

from dashboard.access import audit
from dashboard.access.audit import Entry
from dashboard.database import state
from dashboard.database.state import StateUnavailable


@pytest.fixture
def ten_records():
    for number in range(10):
        audit.record(Entry(act="opened", account="lina", object=f"case {number}"))


@pytest.fixture
def tamper(ten_records):
    """Change the log the way somebody with the file in hand would: triggers taken off."""

    def run(*statements: str) -> None:
        with state.writing() as connection:
            connection.execute(text("DROP TRIGGER audit_no_update"))
            connection.execute(text("DROP TRIGGER audit_no_delete"))
            for statement in statements:
                connection.execute(text(statement))

    return run


def test_an_untouched_log_is_whole(ten_records):
    assert audit.verify() is None
    assert audit.head().seq == 10


def test_an_empty_log_is_whole():
    assert audit.verify() is None


SWAP = (
    "UPDATE audit SET seq = 99 WHERE seq = 5",
    "UPDATE audit SET seq = 5 WHERE seq = 6",
    "UPDATE audit SET seq = 6 WHERE seq = 99",
)
INSERT = (
    "INSERT INTO audit SELECT 11, at, account, role, login_id, address, act, object, outcome, "
    "detail, hash, hash FROM audit WHERE seq = 10",
)


@pytest.mark.parametrize(
    ("statements", "first_bad"),
    [
        (("UPDATE audit SET object = 'case 9' WHERE seq = 4",), 4),
        (("UPDATE audit SET at = '2020' WHERE seq = 1",), 1),
        (("UPDATE audit SET hash = previous_hash WHERE seq = 7",), 7),
        (("DELETE FROM audit WHERE seq = 3",), 3),
        (("DELETE FROM audit WHERE seq = 1",), 1),
        (("DELETE FROM audit WHERE seq >= 8",), 8),
        (("DELETE FROM audit",), 1),
        (INSERT, 11),
        (SWAP, 5),
    ],
    ids=["flip", "time", "hash", "delete", "first", "tail", "all", "insert", "swap"],
)
def test_the_first_record_that_was_tampered_with_is_found(tamper, statements, first_bad):
    tamper(*statements)
    assert audit.verify() == first_bad


def test_a_log_rewritten_as_a_whole_is_found_by_a_head_noted_elsewhere(tamper):
    noted = audit.head()
    tamper("DELETE FROM audit", "DELETE FROM audit_head")
    for number in range(10):
        audit.record(Entry(act="opened", account="lina", object=f"other {number}"))
    assert audit.verify() is None
    assert not audit.holds(noted)


def test_a_noted_head_holds_while_the_log_grows(ten_records):
    noted = audit.head()
    audit.record(Entry(act="exported"))
    assert audit.holds(noted)


@pytest.mark.parametrize("change", ["UPDATE audit SET act = 'x'", "DELETE FROM audit"])
def test_the_log_can_only_be_added_to(ten_records, change):
    with pytest.raises(Exception, match="append-only"), state.writing() as connection:
        connection.execute(text(change))
    assert audit.verify() is None


def test_twenty_writers_of_fifty_acts_lose_nothing():
    def write(writer: int) -> None:
        for number in range(50):
            audit.record(Entry(act="opened", account=f"reader{writer}", object=str(number)))

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(write, range(20)))
    rows = list(audit.records())
    assert len(rows) == 1000
    assert {(row["account"], row["object"]) for row in rows} == {
        (f"reader{writer}", str(number)) for writer in range(20) for number in range(50)
    }
    assert audit.verify() is None


def test_an_act_that_fails_leaves_no_record():
    with pytest.raises(ZeroDivisionError), state.writing() as connection:
        audit.append(connection, Entry(act="opened"))
        raise ZeroDivisionError
    assert audit.head().seq == 0


def test_a_value_cannot_forge_a_line_of_the_export():
    audit.record(Entry(act="sign_in", account='a\n{"act": "sign_in", "account": "boss"}\u2028'))
    (line,) = audit.json_lines()
    assert json.loads(line)["account"] == 'a\n{"act": "sign_in", "account": "boss"}\u2028'
    assert "\n" not in line


def test_overlong_and_null_values_are_cut_not_refused():
    audit.record(Entry(act="opened", object="x" * 5000 + "\0", detail="\0"))
    (row,) = audit.records()
    assert (len(row["object"]), row["detail"]) == (200, "")
    assert audit.verify() is None


def test_what_cannot_be_recorded_is_refused(ten_records, state_database):
    with state.writing() as connection:
        connection.execute(text("ALTER TABLE audit RENAME TO gone"))
    with pytest.raises(StateUnavailable, match="cannot be used"):
        audit.record(Entry(act="unmasked"))


def test_a_state_database_in_an_impossible_place_says_so(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("DASHBOARD_STATE", f"sqlite:///{tmp_path / 'file' / 'state.sqlite'}")
    with pytest.raises(StateUnavailable, match="cannot be used"):
        audit.record(Entry(act="unmasked"))
