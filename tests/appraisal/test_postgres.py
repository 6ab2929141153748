"""The same promises with the state database on PostgreSQL."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from dashboard.appraisal.proof import Fault, verify
from dashboard.appraisal.register import frozen_grade, steps
from dashboard.database import state
from dashboard.domain.grade import Act
from tests.appraisal.conftest import brought_to, found
from tests.appraisal.test_writers import (
    test_eight_who_propose_one_month_at_once_freeze_one_grade as _one_is_frozen,
)
from tests.appraisal.test_writers import (
    test_of_eight_answers_to_one_objection_one_is_given as _one_is_answered,
)
from tests.supervision.conftest import noon
from tests.tiny.graded import JANUARY, corrected, load
from tests.tiny.readers import WHOLE, head


@pytest.fixture(autouse=True)
def on_postgres(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("DASHBOARD_STATE", postgres_url)
    yield
    state.close()


def test_many_at_once_freeze_one_grade(proposed):
    _one_is_frozen(proposed)


def test_many_answers_at_once_are_one(proposed):
    _one_is_answered(proposed)


def test_a_grade_keeps_its_bytes_and_goes_its_way(graded, proposed):
    one = proposed(month=JANUARY, grade="excellent")
    brought_to(Act.UPHELD, one.id)
    load(graded, corrected())
    after = found(one.id)
    assert (after.evidence.encode(), after.digest) == (one.evidence.encode(), one.digest)
    assert {step.at for step in steps(WHOLE, one.id)} == {noon()}
    assert verify(WHOLE, "hill") == (1, [])
    assert frozen_grade(head("HS1"), one.id) is None


@pytest.mark.parametrize("table", ["frozen_grade", "grade_step"])
@pytest.mark.parametrize("change", ["UPDATE {} SET account = 'x'", "DELETE FROM {}"])
def test_both_tables_can_only_be_added_to(table, change, proposed):
    proposed()
    with pytest.raises(state.StateUnavailable, match="append-only"), state.writing() as connection:
        connection.execute(text(change.format(table)))


def test_a_row_edited_with_the_trigger_off_is_named(proposed):
    number = proposed().id
    with state.writing() as connection:
        connection.execute(text("ALTER TABLE frozen_grade DISABLE TRIGGER ALL"))
        connection.execute(text("UPDATE frozen_grade SET grade = 'pass'"))
    assert verify(WHOLE, "hill") == (1, [Fault(number, "HFA", "columns")])
