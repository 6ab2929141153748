"""The states of a frozen grade: every step that fits, every one that does not, and four eyes."""

import re
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from dashboard.access import audit
from dashboard.appraisal.freezing import propose
from dashboard.appraisal.register import frozen_grades, steps
from dashboard.appraisal.rights import open_acts
from dashboard.appraisal.steps import take_step
from dashboard.appraisal.tally import tally
from dashboard.database import state
from dashboard.domain.errors import Refused
from dashboard.domain.grade import Act
from tests.appraisal.conftest import (
    BY,
    COMMITTEE,
    DEPUTY,
    DIRECTOR,
    TODAY,
    brought_to,
    found,
    take,
)
from tests.supervision.conftest import noon
from tests.tiny.graded import D1, FEBRUARY, HFA, JANUARY
from tests.tiny.readers import WHOLE

ALLOWED = {
    (Act.PROPOSED, Act.CONFIRMED),
    (Act.PROPOSED, Act.RETURNED),
    (Act.CONFIRMED, Act.OBJECTED),
    (Act.UPHELD, Act.OBJECTED),
    (Act.OBJECTED, Act.UPHELD),
    (Act.OBJECTED, Act.CHANGED),
}
REFUSED = [(state, act) for state in Act for act in BY if (state, act) not in ALLOWED]


def record():
    """Everything there is of frozen grades, and the end of the log."""
    every = frozen_grades(WHOLE, "hill")
    return every, [steps(WHOLE, one.id) for one in every], audit.head()


@pytest.mark.parametrize(("before", "act"), sorted(ALLOWED))
def test_a_step_that_fits_leads_on(before, act, proposed):
    number = brought_to(before, proposed().id)
    take(number, act)
    assert (found(number).status, steps(WHOLE, number)[-1].act) == (act, act)


@pytest.mark.parametrize(("before", "act"), REFUSED)
def test_a_step_that_does_not_fit_is_refused_and_changes_nothing(before, act, proposed):
    number = brought_to(before, proposed().id)
    there = record()
    with pytest.raises(Refused) as refused:
        take(number, act)
    assert str(number) in refused.value.text.zh
    assert record() == there


@pytest.mark.parametrize("act", [Act.CONFIRMED, Act.RETURNED])
def test_who_proposed_neither_confirms_nor_returns(act, proposed):
    number = proposed().id
    there = record()
    with pytest.raises(Refused) as refused:
        take(number, act, DIRECTOR)
    assert "不同账号" in refused.value.text.zh
    assert record() == there
    take(number, act, DEPUTY)


@pytest.mark.parametrize("act", [Act.UPHELD, Act.CHANGED])
def test_who_recorded_an_objection_does_not_answer_it(act, proposed):
    number = brought_to(Act.CONFIRMED, proposed().id)
    take(number, Act.OBJECTED, DIRECTOR)
    with pytest.raises(Refused, match="two accounts"):
        take(number, act, DIRECTOR)
    take(number, act, DEPUTY)


def test_what_is_offered_is_what_fits_is_allowed_and_is_for_other_eyes(proposed):
    one = proposed()
    assert open_acts(DIRECTOR, one, steps(WHOLE, one.id)) == []
    assert open_acts(DEPUTY, one, steps(WHOLE, one.id)) == [Act.CONFIRMED, Act.RETURNED]
    assert open_acts(COMMITTEE, one, steps(WHOLE, one.id)) == [Act.CONFIRMED, Act.RETURNED]
    take(one.id, Act.CONFIRMED)
    take(one.id, Act.OBJECTED)
    done = steps(WHOLE, one.id)
    assert open_acts(COMMITTEE, found(one.id), done) == []
    assert open_acts(DIRECTOR, found(one.id), done) == [Act.UPHELD, Act.CHANGED]


def test_one_unit_and_month_has_one_grade_that_stands(proposed):
    first = proposed()
    for _ in range(2):
        with pytest.raises(Refused, match=f"Record {first.id} of this unit"):
            proposed(grade="pass")
        brought_to(Act.CONFIRMED, first.id) if found(first.id).status == Act.PROPOSED else None
    assert proposed(month=JANUARY).revision == 1
    assert proposed(whom=D1, month=JANUARY, grade="甲").revision == 1


def test_after_a_return_the_next_revision_names_the_one_it_replaces(proposed):
    first = brought_to(Act.RETURNED, proposed().id)
    second = proposed(grade="pass")
    assert (second.revision, second.replaces, second.grade) == (2, first, "pass")
    assert (found(first).grade, found(first).status) == ("fail", Act.RETURNED)


def test_a_changed_answer_freezes_a_new_revision_and_leaves_the_old_as_it_was(proposed):
    old = brought_to(Act.OBJECTED, proposed().id)
    there = found(old)
    take(old, Act.CHANGED)
    new = next(one for one in frozen_grades(WHOLE, "hill") if one.id != old)
    assert (new.grade, new.revision, new.replaces, new.status) == ("pass", 2, old, Act.PROPOSED)
    assert steps(WHOLE, old)[-1].next == new.id
    assert replace(there, status=Act.CHANGED) == found(old)
    take(new.id, Act.CONFIRMED)
    with pytest.raises(Refused, match="Record"):
        proposed()


def test_an_answer_that_changes_nothing_is_no_change(proposed):
    number = brought_to(Act.OBJECTED, proposed().id)
    with pytest.raises(Refused, match="answer 'upheld'"):
        take(number, Act.CHANGED, grade="fail")


@pytest.mark.parametrize("day", [None, date(2021, 3, 4), date(2021, 3, 6)])
def test_an_objection_has_a_day_from_the_confirming_to_today(day, proposed):
    number = brought_to(Act.CONFIRMED, proposed().id)
    with pytest.raises(Refused):
        take_step(COMMITTEE, number, Act.OBJECTED, "不服", received_on=day, clock=noon)
    take_step(COMMITTEE, number, Act.OBJECTED, "不服", received_on=TODAY, clock=noon)
    last = steps(WHOLE, number)[-1]
    assert (last.received_on, last.text, last.account) == (TODAY, "不服", "political_legal")


@pytest.mark.parametrize("act", [Act.RETURNED, Act.OBJECTED, Act.UPHELD])
@pytest.mark.parametrize("said", ["", "\u202e\u200b", "字" * 501])
def test_only_a_confirmation_goes_without_words(act, said, proposed):
    with pytest.raises(Refused):
        take_step(BY[act], proposed().id, act, said, received_on=TODAY, clock=noon)


def test_a_confirmation_needs_no_words(proposed):
    number = proposed().id
    take_step(COMMITTEE, number, Act.CONFIRMED, clock=noon)
    assert found(number).status == Act.CONFIRMED


@pytest.mark.parametrize("grade", ["良好", "", "superb", "excellent "])
def test_a_firm_is_graded_as_the_records_know(grade, proposed):
    if grade.strip() == "excellent":
        assert proposed(grade=grade).grade == "excellent"
        return
    with pytest.raises(Refused):
        proposed(grade=grade)


def test_where_the_rule_names_no_grades_a_short_text_is_one(proposed):
    assert proposed(whom=D1, month=JANUARY, grade=" 甲\u200b ").grade == "甲"
    with pytest.raises(Refused):
        proposed(whom=replace(D1, unit="D2"), month=JANUARY, grade="甲" * 41)


@pytest.mark.parametrize("month", [date(2018, 12, 1), date(2020, 7, 1), date(2019, 6, 1)])
def test_a_month_beyond_data_or_rule_is_refused(month, proposed):
    with pytest.raises(Refused):
        proposed(month=month)


def test_a_period_that_runs_past_the_data_is_refused(graded):
    twelve_months = replace(D1, unit="D4", county="H2", station="HS3")
    with pytest.raises(Refused, match="2020-04-01 to 2021-03-31"):
        propose(DIRECTOR, twelve_months, date(2020, 4, 1), "乙", clock=noon)


def test_a_day_within_a_month_names_the_month(proposed):
    assert proposed(month=date(2020, 2, 17)).month == FEBRUARY


def test_every_act_is_in_the_log_with_a_digest_and_nobodys_name(proposed):
    one = proposed(whom=D1, grade="乙")
    acts = (Act.CONFIRMED, Act.OBJECTED, Act.UPHELD)
    for act in acts:
        take(one.id, act)
    rows = list(audit.records())
    assert [(row["act"], row["object"]) for row in rows] == [
        (f"grade_{act}", "1") for act in ("proposed", *acts)
    ]
    assert rows[0]["detail"] == one.digest
    assert all(re.fullmatch("[0-9a-f]{64}", str(row["detail"])) for row in rows)
    assert audit.verify() is None


def test_a_tally_counts_every_state_and_those_that_stand(proposed):
    brought_to(Act.CHANGED, proposed().id)
    brought_to(Act.CONFIRMED, proposed(month=JANUARY).id)
    counted = tally(frozen_grades(WHOLE, "hill"))
    assert counted == {
        "proposed": 1,
        "confirmed": 1,
        "returned": 0,
        "objected": 0,
        "upheld": 0,
        "changed": 1,
        "live": 2,
    }


@pytest.mark.parametrize("table", ["frozen_grade", "grade_step"])
@pytest.mark.parametrize("change", ["UPDATE {} SET account = 'x'", "DELETE FROM {}"])
def test_both_tables_can_only_be_added_to(table, change, proposed):
    one = proposed()
    with pytest.raises(Exception, match="append-only"), state.writing() as connection:
        connection.execute(text(change.format(table)))
    assert found(one.id) == one


def test_a_record_reads_back_as_it_was_written(proposed):
    one = proposed()
    assert (one.graded, one.month, one.months, one.grade) == (HFA, FEBRUARY, 1, "fail")
    assert (one.revision, one.replaces, one.status, one.at) == (1, None, Act.PROPOSED, noon())
    assert (one.account, one.role) == ("bureau_director", "bureau_director")
    assert one.data_to == date(2020, 6, 30)
