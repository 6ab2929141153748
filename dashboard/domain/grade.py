"""考评留痕: what a frozen grade is, the states it goes through, and which step fits which state."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dashboard.domain.errors import Refused
from dashboard.domain.kinds import GRADES
from dashboard.domain.money import Grading
from dashboard.domain.scope import Field
from dashboard.domain.text import Text
from dashboard.domain.typed import checked

MOST_GRADE = 40
"""Characters of a grade that the rule does not name."""


class Act(StrEnum):
    """One step of a frozen grade; the last one taken is the state it is in."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    RETURNED = "returned"
    OBJECTED = "objected"
    UPHELD = "upheld"
    CHANGED = "changed"


ACTS = {
    Act.PROPOSED: Text("提出", "Propose"),
    Act.CONFIRMED: Text("确认", "Confirm"),
    Act.RETURNED: Text("退回", "Return"),
    Act.OBJECTED: Text("登记异议", "Record an objection"),
    Act.UPHELD: Text("答复异议：维持", "Answer the objection: upheld"),
    Act.CHANGED: Text("答复异议：改定", "Answer the objection: changed"),
}
STATES = {
    Act.PROPOSED: Text("待确认", "Proposed"),
    Act.CONFIRMED: Text("已确认", "Confirmed"),
    Act.RETURNED: Text("已退回", "Returned"),
    Act.OBJECTED: Text("有异议", "Objected to"),
    Act.UPHELD: Text("异议后维持", "Upheld"),
    Act.CHANGED: Text("已改定", "Changed"),
}
OVER = (Act.RETURNED, Act.CHANGED)
"""States of a grade that stands no longer: a new revision may follow."""
FITS: Mapping[Act, tuple[Act, ...]] = {
    Act.PROPOSED: (),
    Act.CONFIRMED: (Act.PROPOSED,),
    Act.RETURNED: (Act.PROPOSED,),
    Act.OBJECTED: (Act.CONFIRMED, Act.UPHELD),
    Act.UPHELD: (Act.OBJECTED,),
    Act.CHANGED: (Act.OBJECTED,),
}
"""The states each step can follow; a proposal begins a record."""
OTHER_THAN: Mapping[Act, Act] = {
    Act.CONFIRMED: Act.PROPOSED,
    Act.RETURNED: Act.PROPOSED,
    Act.UPHELD: Act.OBJECTED,
    Act.CHANGED: Act.OBJECTED,
}
"""Four eyes: a step is taken by another account than took the one named here."""
DOES_NOT_FIT = Text(
    "考评记录 {id} 现为“{state}”，不能{act}。", "Record {id} is '{state}': '{act}' does not fit."
)
FOUR_EYES = Text(
    "“{before}”与“{act}”须由不同账号办理；“{before}”是本账号办理的。",
    "'{act}' and '{before}' are for two accounts, and '{before}' was this one.",
)
NO_SUCH_GRADE = Text("等级只能是：{known}。", "The grade must be one of: {known}.")
SAME_GRADE = Text(
    "与原等级相同；不改的，请答复“维持”。", "That is the grade it has: to keep it, answer 'upheld'."
)
STARS = re.compile(r"stars_(\d+)")
IN_STARS = Text("{n} 星", "{n} stars")


@dataclass(frozen=True, kw_only=True)
class Graded:
    """Whom a grade is given to; county, station and firm are where the reach is checked."""

    programme: str
    grading: str
    subject: str
    unit: str
    unit_name: str
    county: str
    station: str | None
    firm: str | None


@dataclass(frozen=True, kw_only=True)
class FrozenGrade:
    """A grade as it was proposed, with the bytes it rests on; ``status`` is its last step.

    ``month`` is the first of ``months``. ``evidence`` is canonical JSON and never changes.
    """

    id: int
    graded: Graded
    month: date
    months: int
    grade: str
    revision: int
    replaces: int | None
    evidence: str
    digest: str
    rule_version: str
    data_version: str
    data_to: date
    account: str
    role: str
    at: datetime
    status: Act

    @property
    def is_live(self) -> bool:
        """Whether it stands, or is on its way to."""
        return self.status not in OVER


@dataclass(frozen=True, kw_only=True)
class GradeStep:
    """Who did what with a frozen grade, when, in which words; ``next`` is what replaced it."""

    act: Act
    account: str
    role: str
    at: datetime
    text: str
    received_on: date | None
    next: int | None


def right_of(subject: str) -> Field:
    """Return what a reader must hold to see grades of a subject."""
    return Field.FIRMS if subject == "firm" else Field.STAFF


def check_fits(frozen: FrozenGrade, act: Act) -> None:
    """Refuse a step that does not follow the state a grade is in."""
    if frozen.status not in FITS[act]:
        told = {"id": frozen.id, "state": STATES[frozen.status], "act": ACTS[act]}
        raise Refused(DOES_NOT_FIT.format(**told))


def own_step_before(done: list[GradeStep], act: Act, account: str) -> Act | None:
    """Return the step that bars an account from this one, where four eyes are asked for."""
    before = OTHER_THAN.get(act)
    last = [step for step in done if step.act == before][-1:]
    return before if any(step.account == account for step in last) else None


def grades_of(grading: Grading) -> dict[str, Text]:
    """Return the grades a rule names, by code; none where it names none."""
    if grading.subject == "firm":
        return dict(GRADES)
    if grading.floors:
        return {code: GRADES.get(code, Text(code, code)) for code in grading.floors}
    return {grade.zh: grade for grade in grading.grades}


def checked_grade(grading: Grading, grade: str) -> str:
    """Return a grade of the rule, or refuse; where the rule names none, any short text."""
    said, known = checked(grade, MOST_GRADE, one_line=True), grades_of(grading)
    if known and said not in known:
        codes = ", ".join(known)
        raise Refused(NO_SUCH_GRADE.format(known=codes))
    return said


def grade_text(grade: str) -> Text:
    """Return what a grade is called; one the rule does not name stands as it was recorded."""
    stars = STARS.fullmatch(grade)
    if stars:
        return IN_STARS.format(n=stars[1])
    return GRADES.get(grade, Text(grade, grade))
