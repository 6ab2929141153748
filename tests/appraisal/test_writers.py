"""Many at once: one grade stands per unit and month, one decision is taken."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from dashboard.access import audit
from dashboard.appraisal.proof import verify
from dashboard.appraisal.register import frozen_grades, steps
from dashboard.domain.errors import Refused
from dashboard.domain.grade import Act
from tests.appraisal.conftest import COMMITTEE, DIRECTOR, brought_to, take
from tests.tiny.readers import WHOLE


def race(times, act):
    """Do something many times at once; return how often it was done and how often refused."""

    def one(number):
        try:
            act(number)
        except Refused:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(one, range(times)))
    return done.count(True), done.count(False)


def test_eight_who_propose_one_month_at_once_freeze_one_grade(proposed):
    def act(number):
        proposed(who=replace(DIRECTOR, account=f"director_{number}"))

    assert race(8, act) == (1, 7)
    (one,) = frozen_grades(WHOLE, "hill")
    assert (one.revision, one.status) == (1, Act.PROPOSED)
    assert (audit.verify(), verify(WHOLE, "hill")) == (None, (1, []))


def test_of_eight_decisions_on_one_proposal_one_is_taken(proposed):
    number = proposed().id

    def act(place):
        who = replace(COMMITTEE, account=f"member_{place}")
        take(number, Act.CONFIRMED if place % 2 else Act.RETURNED, who)

    assert race(8, act) == (1, 7)
    assert len(steps(WHOLE, number)) == 2


def test_of_eight_answers_to_one_objection_one_is_given(proposed):
    number = brought_to(Act.OBJECTED, proposed().id)

    def act(place):
        take(number, Act.CHANGED, replace(DIRECTOR, account=f"director_{place}"))

    assert race(8, act) == (1, 7)
    assert [one.revision for one in frozen_grades(WHOLE, "hill")] == [2, 1]
    assert sum(one.is_live for one in frozen_grades(WHOLE, "hill")) == 1
    assert verify(WHOLE, "hill") == (2, [])
