"""Who sees and does what: role x own or foreign unit x act; absent and forbidden look the same."""

from dataclasses import replace

import pytest

from dashboard.access import audit
from dashboard.domain.errors import NotAllowed
from dashboard.domain.notice import About, Act, Kind
from dashboard.domain.scope import Field
from dashboard.supervision.issuing import issue
from dashboard.supervision.register import notice, notices, steps
from dashboard.supervision.steps import take_step
from tests.supervision.conftest import COMMITTEE, DEADLINE, gap, noon, reader
from tests.tiny.readers import NOBODY, WHOLE, head

MAY = {
    "political_legal": {Act.ISSUED, Act.CLOSED, Act.RETURNED, Act.REOPENED},
    "district_head": {Act.FEEDBACK, Act.RESULT},
    "bureau_director": {Act.ISSUED, Act.FEEDBACK, Act.RESULT},
    "case_reviewer": set(),
    "importer": set(),
    "auditor": set(),
    "gone": set(),
}
NEEDED = {
    Act.FEEDBACK: (),
    Act.RESULT: (),
    Act.CLOSED: (Act.RESULT,),
    Act.RETURNED: (Act.RESULT,),
    Act.REOPENED: (Act.RESULT, Act.CLOSED),
}
DONE_BY = {Act.RESULT: reader("bureau_director"), Act.CLOSED: COMMITTEE}
OWN, FOREIGN = head("HS1"), head("HS2", "HS3")


def act_on(who, key, act):
    take_step(who, key, act, "已办", deadline=DEADLINE, clock=noon)


def prepared(issued, act):
    key = issued("HS1").key
    for needed in NEEDED[act]:
        act_on(DONE_BY[needed], key, needed)
    return key


@pytest.mark.parametrize("act", NEEDED)
@pytest.mark.parametrize("role", MAY)
def test_on_an_own_unit_a_role_may_do_exactly_what_it_holds(role, act, issued):
    key, who = prepared(issued, act), reader(role, OWN)
    if act in MAY[role]:
        act_on(who, key, act)
        assert steps(OWN, key)[-1].act == act
    else:
        with pytest.raises(NotAllowed):
            act_on(who, key, act)
        assert [*audit.records()][-1]["outcome"] == "denied"


@pytest.mark.parametrize("act", NEEDED)
@pytest.mark.parametrize("role", MAY)
def test_on_a_foreign_unit_nobody_may_do_anything_and_it_looks_absent(role, act, issued):
    key, who = prepared(issued, act), reader(role, FOREIGN)
    before = steps(WHOLE, key)
    told = []
    for asked in (key, "hill-notice-2021-99"):
        with pytest.raises(NotAllowed) as refused:
            act_on(who, asked, act)
        told.append(str(refused.value))
    assert told[0] == told[1]
    assert steps(WHOLE, key) == before


@pytest.mark.parametrize("role", MAY)
def test_only_who_may_issue_issues_and_in_his_reach_alone(role, on_tiny):
    for scope, reached in ((OWN, True), (FOREIGN, False)):
        who = reader(role, scope)
        if reached and Act.ISSUED in MAY[role]:
            assert issue(who, gap("HS1"), Kind.NOTICE, deadline=DEADLINE, clock=noon).number == 1
        else:
            with pytest.raises(NotAllowed):
                issue(who, gap("HS1"), Kind.NOTICE, deadline=DEADLINE, clock=noon)
    assert len(notices(WHOLE, "hill")) == (Act.ISSUED in MAY[role])


def test_a_notice_that_was_refused_takes_no_number(issued):
    with pytest.raises(NotAllowed):
        issue(
            reader("political_legal", FOREIGN),
            gap("HS1"),
            Kind.NOTICE,
            deadline=DEADLINE,
            clock=noon,
        )
    assert issued("HS1").number == 1


@pytest.mark.parametrize(
    ("scope", "seen"),
    [
        (WHOLE, {"HS1", "HS2", "HS3", "H1"}),
        (head("HS1"), {"HS1"}),
        (head("HS1", "HS3"), {"HS1", "HS3"}),
        (replace(WHOLE, counties=("H1",)), {"HS1", "HS2", "H1"}),
        (replace(WHOLE, programmes=("river",)), set()),
        (NOBODY, set()),
    ],
)
def test_a_reader_lists_the_notices_of_units_in_his_reach(scope, seen, issued):
    keys = {
        "HS1": issued("HS1").key,
        "HS2": issued("HS2").key,
        "HS3": issued("HS3", county="H2").key,
        "H1": issued("H1", dimension="county", station=None).key,
    }
    assert {one.key for one in notices(scope, "hill")} == {keys[unit] for unit in seen}
    for unit, key in keys.items():
        assert (notice(scope, key) is not None) == (unit in seen)
        assert bool(steps(scope, key)) == (unit in seen)


def test_notices_on_disputes_follow_the_right_to_disputes(issued):
    key = issued("HS1", about=About.DISPUTE, dispute_id="hill:04", firm="HFA").key
    assert notice(replace(WHOLE, firms=("HFA",)), key)
    assert notice(replace(WHOLE, firms=("HFB",)), key) is None
    assert notice(replace(WHOLE, fields=(Field.AGGREGATES,)), key) is None


def test_a_notice_on_dossiers_of_all_firms_is_not_for_who_reaches_one(on_sample):
    whole, one_firm = COMMITTEE.scope, replace(COMMITTEE.scope, firms=("HFA",))
    for rule, seen in (("dossier", False), ("other", True)):
        found = gap("YBS01", "YB02", programme="yibin", standard=rule)
        key = issue(COMMITTEE, found, Kind.NOTICE, deadline=DEADLINE, clock=noon).key
        assert notice(whole, key)
        assert (notice(one_firm, key) is not None) == seen


def test_without_the_right_to_aggregates_there_is_nothing_to_read(issued):
    with pytest.raises(NotAllowed):
        notice(replace(WHOLE, fields=()), issued().key)


def test_a_quote_in_a_key_finds_nothing(issued):
    issued()
    assert notice(WHOLE, "' OR 1=1 --") is None
