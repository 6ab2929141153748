"""Who proposes and who confirms, on the tiny programme with its gradings and an empty state."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dashboard.access.reader import Reader
from dashboard.appraisal.freezing import propose
from dashboard.appraisal.register import frozen_grade
from dashboard.appraisal.steps import change, take_step
from dashboard.domain.grade import Act, FrozenGrade
from dashboard.domain.scope import Scope
from tests.supervision.conftest import noon, reader
from tests.tiny.graded import FEBRUARY, HFA, stand_on
from tests.tiny.readers import WHOLE

DIRECTOR, COMMITTEE = reader("bureau_director"), reader("political_legal")
DEPUTY = replace(DIRECTOR, account="deputy")
"""A second account of the director's role."""
TODAY = date(2021, 3, 5)
WAYS = {
    Act.PROPOSED: (),
    Act.CONFIRMED: (Act.CONFIRMED,),
    Act.RETURNED: (Act.RETURNED,),
    Act.OBJECTED: (Act.CONFIRMED, Act.OBJECTED),
    Act.UPHELD: (Act.CONFIRMED, Act.OBJECTED, Act.UPHELD),
    Act.CHANGED: (Act.CONFIRMED, Act.OBJECTED, Act.CHANGED),
}
"""How a grade the director proposed comes into each state."""
BY = {
    Act.CONFIRMED: COMMITTEE,
    Act.RETURNED: COMMITTEE,
    Act.OBJECTED: COMMITTEE,
    Act.UPHELD: DIRECTOR,
    Act.CHANGED: DIRECTOR,
}


@pytest.fixture
def graded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return stand_on(tmp_path, monkeypatch)


@pytest.fixture
def proposed(graded: Path) -> Callable[..., FrozenGrade]:
    """Propose a grade at noon on 5 March 2021, as the director."""

    def make(whom=HFA, month=FEBRUARY, grade="fail", who=DIRECTOR) -> FrozenGrade:
        return propose(who, whom, month, grade, clock=noon)

    return make


def take(number: int, act: Act, who: Reader | None = None, *, grade: str = "pass") -> None:
    """Take a step at the same noon, by whom it belongs to."""
    if act == Act.CHANGED:
        change(who or BY[act], number, grade, "改定", clock=noon)
    else:
        take_step(who or BY[act], number, act, "已核", received_on=TODAY, clock=noon)


def brought_to(state: Act, number: int) -> int:
    for act in WAYS[state]:
        take(number, act)
    assert found(number).status == state
    return number


def found(number: int, scope: Scope = WHOLE) -> FrozenGrade:
    one = frozen_grade(scope, number)
    assert one is not None
    return one
