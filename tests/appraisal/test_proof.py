"""A row edited behind the product's back is named, whatever was edited."""

import pytest
from sqlalchemy import text

from dashboard.appraisal.proof import Fault, is_intact, verify
from dashboard.database import state
from dashboard.domain.canonical import digest
from dashboard.domain.grade import Act
from tests.appraisal.conftest import brought_to, found
from tests.tiny.graded import JANUARY
from tests.tiny.readers import WHOLE


def edit(table: str, change: str, **values: object) -> None:
    """Change the only file there is with the trigger off, as who holds it could."""
    with state.writing() as connection:
        connection.execute(text(f"DROP TRIGGER {table}_no_update"))
        connection.execute(text(f"UPDATE {table} SET {change}"), values)


@pytest.fixture
def two(proposed):
    first = proposed(month=JANUARY, grade="excellent")
    return brought_to(Act.CONFIRMED, first.id), brought_to(Act.CONFIRMED, proposed().id)


def test_untouched_records_are_whole(two):
    assert verify(WHOLE, "hill") == (2, [])


def test_edited_bytes_do_not_give_their_digest(two):
    edit("frozen_grade", "evidence = replace(evidence, '36', '30') || ' ' WHERE id = 2")
    assert Fault(2, "HFA", "digest") in verify(WHOLE, "hill")[1]
    assert not [fault for fault in verify(WHOLE, "hill")[1] if fault.id == 1]
    assert not is_intact(found(2))


def test_a_grade_edited_in_its_column_says_something_else_than_its_bytes(two):
    edit("frozen_grade", "grade = 'pass' WHERE id = 1")
    assert verify(WHOLE, "hill") == (2, [Fault(1, "HFA", "columns")])


def test_bytes_edited_with_their_digest_are_not_those_the_log_noted(two):
    forged = found(1).evidence.replace('"numerator":1', '"numerator":2')
    edit("frozen_grade", "evidence = :e, digest = :d WHERE id = 1", e=forged, d=digest(forged))
    assert is_intact(found(1))
    assert verify(WHOLE, "hill") == (2, [Fault(1, "HFA", "log")])


def test_bytes_that_are_no_json_any_more_are_a_fault_and_no_crash(two):
    edit("frozen_grade", "evidence = 'gone' WHERE id = 1")
    assert {fault.where for fault in verify(WHOLE, "hill")[1]} == {"digest", "columns"}


def test_a_step_the_log_does_not_know_is_named(two):
    edit("grade_step", "act = 'returned' WHERE grade = 2 AND seq = 2")
    assert verify(WHOLE, "hill") == (2, [Fault(2, "HFA", "steps")])


@pytest.mark.parametrize(
    ("seq", "change"),
    [
        (1, "account = 'deputy'"),
        (1, "at = '2021-03-04T04:00:00.000000Z'"),
        (2, "account = 'deputy'"),
        (2, "at = '2021-03-04T04:00:00.000000Z'"),
        (2, "text = '另有说法'"),
    ],
)
def test_who_did_what_when_and_in_which_words_is_what_the_log_noted(two, seq, change):
    edit("grade_step", f"{change} WHERE grade = 2 AND seq = {seq}")
    assert verify(WHOLE, "hill") == (2, [Fault(2, "HFA", "steps")])


def test_a_record_taken_away_is_missed(two):
    with state.writing() as connection:
        for table, column in (("grade_step", "grade"), ("frozen_grade", "id")):
            connection.execute(text(f"DROP TRIGGER {table}_no_delete"))
            connection.execute(text(f"DELETE FROM {table} WHERE {column} = 2"))
    assert verify(WHOLE, "hill") == (1, [Fault(2, "", "gone")])
