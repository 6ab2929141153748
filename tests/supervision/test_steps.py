"""The states of a notice: every step that fits, every one that does not, and what is kept."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from dashboard.access import audit
from dashboard.access.clock import today
from dashboard.database import state
from dashboard.domain.errors import Refused
from dashboard.domain.notice import Act, Kind, Status
from dashboard.domain.text import Lang, Text
from dashboard.supervision.issuing import issue
from dashboard.supervision.register import notice, notices, steps
from dashboard.supervision.rights import open_acts
from dashboard.supervision.steps import take_step
from dashboard.supervision.tally import tally
from dashboard.supervision.typed import typed_over
from tests.supervision.conftest import COMMITTEE, DEADLINE, gap, noon, reader
from tests.tiny.readers import WHOLE

DIRECTOR = reader("bureau_director")
ANYBODY = {
    Act.FEEDBACK: DIRECTOR,
    Act.RESULT: DIRECTOR,
    Act.CLOSED: COMMITTEE,
    Act.RETURNED: COMMITTEE,
    Act.REOPENED: COMMITTEE,
}
WAYS = {
    Status.OPEN: (),
    Status.ANSWERED: (Act.RESULT,),
    Status.RETURNED: (Act.RESULT, Act.RETURNED),
    Status.CLOSED: (Act.RESULT, Act.CLOSED),
}
"""How a notice comes into each state."""
LATER = date(2021, 4, 1)
ALLOWED = {
    (Status.OPEN, Act.FEEDBACK): Status.OPEN,
    (Status.OPEN, Act.RESULT): Status.ANSWERED,
    (Status.RETURNED, Act.FEEDBACK): Status.RETURNED,
    (Status.RETURNED, Act.RESULT): Status.ANSWERED,
    (Status.ANSWERED, Act.CLOSED): Status.CLOSED,
    (Status.ANSWERED, Act.RETURNED): Status.RETURNED,
    (Status.CLOSED, Act.REOPENED): Status.OPEN,
}
REFUSED = [(status, act) for status in Status for act in ANYBODY if (status, act) not in ALLOWED]


def take(key: str, act: Act, said: str = "已办") -> None:
    take_step(ANYBODY[act], key, act, said, deadline=LATER, clock=noon)


def brought_to(status: Status, key: str) -> str:
    for act in WAYS[status]:
        take(key, act)
    assert found(key).status == status
    return key


def found(key: str):
    one = notice(WHOLE, key)
    assert one is not None
    return one


@pytest.mark.parametrize(("status", "act"), ALLOWED)
def test_a_step_that_fits_leads_on(status, act, issued):
    key = brought_to(status, issued().key)
    take(key, act)
    assert found(key).status == ALLOWED[status, act]
    assert steps(WHOLE, key)[-1].act == act


@pytest.mark.parametrize(("status", "act"), REFUSED)
def test_a_step_that_does_not_fit_is_refused_and_changes_nothing(status, act, issued):
    key = brought_to(status, issued().key)
    before = (found(key), steps(WHOLE, key), audit.head())
    with pytest.raises(Refused) as refused:
        take(key, act)
    assert "督办〔2021〕1号" in refused.value.text.zh
    assert (found(key), steps(WHOLE, key), audit.head()) == before


def test_what_is_offered_is_what_fits_and_is_allowed(issued):
    one = issued()
    assert open_acts(DIRECTOR, one) == [Act.FEEDBACK, Act.RESULT]
    assert open_acts(COMMITTEE, one) == []
    take(one.key, Act.RESULT)
    assert open_acts(COMMITTEE, found(one.key)) == [Act.CLOSED, Act.RETURNED]
    assert open_acts(reader("case_reviewer"), found(one.key)) == []


def test_every_step_says_who_when_and_in_which_words(issued):
    key = issued().key
    take(key, Act.FEEDBACK, "正在\n联系律所")
    take(key, Act.RESULT, "已入驻")
    take(key, Act.CLOSED, "属实")
    told = [(step.act, step.account, step.text) for step in steps(WHOLE, key)]
    assert told == [
        (Act.ISSUED, "political_legal", ""),
        (Act.FEEDBACK, "bureau_director", "正在\n联系律所"),
        (Act.RESULT, "bureau_director", "已入驻"),
        (Act.CLOSED, "political_legal", "属实"),
    ]
    assert {step.at for step in steps(WHOLE, key)} == {noon()}


def test_a_return_sets_a_new_deadline_and_needs_one(issued):
    key = brought_to(Status.ANSWERED, issued().key)
    with pytest.raises(Refused):
        take_step(COMMITTEE, key, Act.RETURNED, "未整改", clock=noon)
    take(key, Act.RETURNED)
    assert (found(key).deadline, steps(WHOLE, key)[-1].deadline) == (LATER, LATER)


def test_a_result_leaves_the_deadline_alone(issued):
    key = issued().key
    take(key, Act.RESULT)
    assert found(key).deadline == DEADLINE


@pytest.mark.parametrize("said", ["", " \n ", "\u202e\u200b\0", "字" * 501])
def test_nothing_and_too_much_are_refused(said, issued):
    with pytest.raises(Refused):
        take(issued().key, Act.RESULT, said)


def test_marks_that_cannot_be_seen_are_taken_out(issued):
    key = issued().key
    take(key, Act.RESULT, "已\u202e办\0结\u200b")
    assert steps(WHOLE, key)[-1].text == "已办结"


def test_a_default_left_alone_keeps_both_languages_and_typed_words_stand_in_both():
    default = Text("司法局", "Bureau")
    assert typed_over(default, Lang.EN, "Bureau", 40) == default
    assert typed_over(default, Lang.EN, " Police \n ", 40) == Text("Police", "Police")


@pytest.mark.parametrize("day", [date(2021, 3, 4), date(2022, 3, 7)])
def test_a_deadline_in_the_past_or_out_of_measure_is_refused(day, on_tiny):
    with pytest.raises(Refused):
        issue(COMMITTEE, gap(), Kind.NOTICE, deadline=day, clock=noon)
    assert notices(WHOLE, "hill") == []


def test_it_is_overdue_the_day_after_its_deadline_until_a_result_is_in(issued):
    key = issued().key
    assert not found(key).is_overdue(DEADLINE)
    assert found(key).is_overdue(date(2021, 3, 13))
    take(key, Act.RESULT)
    assert not found(key).is_overdue(date(2021, 3, 13))


def test_the_day_is_that_of_shanghai():
    assert today(lambda: datetime(2021, 3, 5, 15, 59, tzinfo=UTC)) == date(2021, 3, 5)
    assert today(lambda: datetime(2021, 3, 5, 16, 0, tzinfo=UTC)) == date(2021, 3, 6)


def test_a_tally_counts_unclosed_late_and_waiting_ones(issued):
    first, second, third = issued("HS1"), issued("HS2"), issued("HS3", county="H2")
    brought_to(Status.CLOSED, first.key)
    brought_to(Status.ANSWERED, second.key)
    counted = tally(notices(WHOLE, "hill"), date(2021, 3, 13))
    assert (counted.unclosed, counted.overdue, counted.answered) == (2, 1, 1)
    still = [one.key for one in notices(WHOLE, "hill") if one.status == Status.OPEN]
    assert still == [third.key]


def test_every_act_is_in_the_log_with_its_notice(issued):
    key = issued().key
    for act in (Act.FEEDBACK, Act.RESULT, Act.RETURNED, Act.RESULT, Act.CLOSED, Act.REOPENED):
        take(key, act)
    told = [(row["act"], row["object"], row["outcome"]) for row in audit.records()]
    acts = ("issued", "feedback", "result", "returned", "result", "closed", "reopened")
    assert told == [(f"notice_{act}", key, "ok") for act in acts]
    assert audit.verify() is None


@pytest.mark.parametrize("change", ["UPDATE notice_step SET text = 'x'", "DELETE FROM notice_step"])
def test_the_record_of_steps_can_only_be_added_to(change, issued):
    key = issued().key
    with pytest.raises(Exception, match="append-only"), state.writing() as connection:
        connection.execute(text(change))
    assert [step.act for step in steps(WHOLE, key)] == [Act.ISSUED]


def test_what_was_found_stays_as_it_stood(issued):
    assert found(issued().key).evidence == gap("HS1")
    assert found(issued("HS2").key).body == Text("政法委", "Political-legal committee")


def test_the_same_matter_is_not_issued_twice_while_it_is_not_closed(issued):
    key = issued().key
    with pytest.raises(Refused) as refused:
        issued()
    assert "督办〔2021〕1号" in refused.value.text.zh
    assert issued(kind=Kind.REMINDER).title == "提示〔2021〕1号"
    brought_to(Status.CLOSED, key)
    assert issued().title == "督办〔2021〕2号"


@pytest.mark.parametrize("field", ["matter", "owner"])
@pytest.mark.parametrize("said", ["", "长" * 101])
def test_a_notice_without_words_or_with_too_many_is_refused(field, said, on_tiny):
    evidence = replace(gap(), **{field: Text(said, said)})
    with pytest.raises(Refused):
        issue(COMMITTEE, evidence, Kind.NOTICE, deadline=DEADLINE, clock=noon)
