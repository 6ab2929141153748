"""Who sees and does what: role x unit x act; absent and forbidden look the same."""

from dataclasses import replace

import pytest

from dashboard.access import audit
from dashboard.appraisal.freezing import propose, whom
from dashboard.appraisal.register import frozen_grade, frozen_grades, steps
from dashboard.domain.errors import NotAllowed
from dashboard.domain.grade import Act
from dashboard.domain.scope import Field
from tests.appraisal.conftest import BY, DIRECTOR, WAYS, brought_to, take
from tests.supervision.conftest import noon, reader
from tests.tiny.graded import D1, HFA, JANUARY
from tests.tiny.readers import NOBODY, WHOLE, head

MAY = {
    "political_legal": {Act.CONFIRMED, Act.RETURNED, Act.OBJECTED, Act.UPHELD},
    "bureau_director": set(Act),
    "district_head": set(),
    "case_reviewer": set(),
    "importer": set(),
    "auditor": set(),
    "gone": set(),
}
OTHERS = {
    "H2": replace(WHOLE, counties=("H2",)),
    "HFB": replace(WHOLE, firms=("HFB",)),
    "stations": head("HS1", "HS2", "HS3"),
    "river": replace(WHOLE, programmes=("river",)),
    "no firms": replace(WHOLE, fields=(Field.AGGREGATES, Field.STAFF)),
}


@pytest.mark.parametrize("act", BY)
@pytest.mark.parametrize("role", MAY)
def test_a_role_may_do_exactly_what_it_holds(role, act, proposed):
    number = brought_to([Act.PROPOSED, *WAYS[act]][-2], proposed().id)
    who = replace(reader(role), account="somebody")
    if act in MAY[role]:
        take(number, act, who)
        return
    with pytest.raises(NotAllowed):
        take(number, act, who)
    assert [*audit.records()][-1]["outcome"] == "denied"


@pytest.mark.parametrize("role", MAY)
def test_only_who_may_propose_looks_a_unit_up_and_proposes(role, graded):
    who = reader(role)
    if Act.PROPOSED in MAY[role]:
        assert whom(who, "hill", "monthly", "HFA") == HFA
        assert whom(who, "hill", "merit", "D1") == D1
        return
    assert whom(who, "hill", "monthly", "HFA") is None
    with pytest.raises(NotAllowed):
        propose(who, HFA, JANUARY, "pass", clock=noon)
    assert frozen_grades(WHOLE, "hill") == []


@pytest.mark.parametrize("name", OTHERS)
def test_who_does_not_reach_a_firm_finds_neither_it_nor_its_grades(name, proposed):
    number, scope = proposed().id, OTHERS[name]
    who = reader("bureau_director", scope)
    assert frozen_grade(scope, number) is None
    assert frozen_grades(scope, "hill") == []
    assert steps(scope, number) == []
    assert whom(who, "hill", "monthly", "HFA") is None
    told = []
    for asked in (number, 99):
        with pytest.raises(NotAllowed) as refused:
            take(asked, Act.CONFIRMED, who)
        told.append(str(refused.value))
    assert told[0] == told[1]


@pytest.mark.parametrize("scope", OTHERS.values(), ids=OTHERS)
def test_a_unit_handed_in_from_out_of_reach_is_not_frozen(scope, graded):
    with pytest.raises(NotAllowed):
        propose(reader("bureau_director", scope), HFA, JANUARY, "pass", clock=noon)
    assert frozen_grades(WHOLE, "hill") == []


def test_a_reader_of_one_firm_sees_that_one_alone(proposed):
    first = proposed()
    proposed(whom=replace(HFA, unit="HFB", firm="HFB", county="H2"))
    proposed(whom=D1, month=JANUARY, grade="甲")
    seen = frozen_grades(replace(WHOLE, firms=("HFA",)), "hill")
    assert [one.id for one in seen] == [first.id]


def test_people_are_seen_in_their_station_and_with_the_right_alone(proposed):
    number = proposed(whom=D1, month=JANUARY, grade="甲").id
    assert frozen_grade(head("HS1"), number)
    assert frozen_grade(head("HS2"), number) is None
    assert frozen_grade(replace(WHOLE, fields=(Field.AGGREGATES, Field.FIRMS)), number) is None


def test_absent_units_and_gradings_are_like_foreign_ones(graded):
    for asked in (("hill", "monthly", "HFZ"), ("hill", "none", "HFA"), ("hill", "monthly", "RF")):
        assert whom(DIRECTOR, *asked) is None
    assert whom(DIRECTOR, "hill", "monthly", "HFA", "H2") is None
    assert whom(DIRECTOR, "hill", "merit", "' OR 1=1 --") is None


def test_whoever_reaches_nothing_reads_nothing(proposed):
    number = proposed().id
    assert frozen_grade(NOBODY, number) is None
    with pytest.raises(NotAllowed):
        frozen_grade(replace(WHOLE, fields=()), number)
