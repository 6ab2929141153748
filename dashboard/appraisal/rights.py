"""Who may do what with a frozen grade: the role holds the action, four eyes, the unit in reach."""

from collections.abc import Mapping

from dashboard.access import audit
from dashboard.access.reader import Reader
from dashboard.access.roles import Action, may
from dashboard.domain.errors import NotAllowed, Refused
from dashboard.domain.grade import (
    ACTS,
    FITS,
    FOUR_EYES,
    Act,
    FrozenGrade,
    GradeStep,
    own_step_before,
    right_of,
)

RIGHTS: Mapping[Act, tuple[Action, ...]] = {
    Act.PROPOSED: (Action.PROPOSE_GRADE,),
    Act.CONFIRMED: (Action.CONFIRM_GRADE,),
    Act.RETURNED: (Action.CONFIRM_GRADE,),
    Act.OBJECTED: (Action.PROPOSE_GRADE, Action.CONFIRM_GRADE),
    Act.UPHELD: (Action.CONFIRM_GRADE,),
    Act.CHANGED: (Action.PROPOSE_GRADE,),
}
"""Any one of these: upholding confirms a grade anew, changing proposes one anew."""


def may_do(reader: Reader, act: Act) -> bool:
    """Tell whether a reader's role holds the right to a step."""
    return any(may(reader.role, action) for action in RIGHTS[act])


def may_propose(reader: Reader, subject: str) -> bool:
    """Tell whether a reader proposes grades of a subject: he must be able to see them."""
    return may_do(reader, Act.PROPOSED) and reader.scope.may_see(right_of(subject))


def open_acts(reader: Reader, frozen: FrozenGrade, done: list[GradeStep]) -> list[Act]:
    """List the steps that fit a grade now and that this account may take."""
    return [
        act
        for act in Act
        if frozen.status in FITS[act]
        and may_do(reader, act)
        and own_step_before(done, act, reader.account) is None
    ]


def check_four_eyes(reader: Reader, done: list[GradeStep], act: Act) -> None:
    """Refuse a step to the account that took the one it answers."""
    before = own_step_before(done, act, reader.account)
    if before is not None:
        raise Refused(FOUR_EYES.format(act=ACTS[act], before=ACTS[before]))


def entry(
    reader: Reader, act: Act, number: int | str, detail: str, outcome: str = "ok"
) -> audit.Entry:
    """Return the record of an act for the log, whose readers may see no person's name.

    ``detail`` is a digest: of what a proposal froze, of what a later step says.
    """
    return audit.Entry(
        act=f"grade_{act.value}",
        outcome=outcome,
        account=reader.account,
        role=reader.role,
        login_id=reader.login_id,
        object=str(number),
        detail=detail,
    )


def denied(reader: Reader, act: Act, number: int | str) -> NotAllowed:
    """Log an act that was not allowed and return the refusal: as if there were no such record."""
    audit.record(entry(reader, act, number, "", outcome="denied"))
    return NotAllowed("There is no such grade.")
