"""Who may do what with a notice: the role holds the action, the unit is in his case reach."""

from dashboard.access import audit
from dashboard.access.reader import Reader
from dashboard.access.roles import Action, may
from dashboard.domain.errors import NotAllowed
from dashboard.domain.notice import Act, Notice, fits

RIGHTS = {
    Act.ISSUED: Action.ISSUE_NOTICE,
    Act.FEEDBACK: Action.ANSWER_NOTICE,
    Act.RESULT: Action.ANSWER_NOTICE,
    Act.CLOSED: Action.CLOSE_NOTICE,
    Act.RETURNED: Action.CLOSE_NOTICE,
    Act.REOPENED: Action.CLOSE_NOTICE,
}


def may_issue(reader: Reader) -> bool:
    """Tell whether a reader's role issues notices."""
    return may_do(reader, Act.ISSUED)


def may_do(reader: Reader, act: Act) -> bool:
    """Tell whether a reader's role holds the right to a step."""
    return may(reader.role, RIGHTS[act])


def open_acts(reader: Reader, notice: Notice) -> list[Act]:
    """List the steps that fit a notice now and that the reader may take."""
    return [act for act in RIGHTS if fits(notice.status, act) and may_do(reader, act)]


def entry(reader: Reader, act: Act, key: str, detail: str, outcome: str = "ok") -> audit.Entry:
    """Return the record of an act for the log."""
    return audit.Entry(
        act=f"notice_{act.value}",
        outcome=outcome,
        account=reader.account,
        role=reader.role,
        login_id=reader.login_id,
        object=key,
        detail=detail,
    )


def denied(reader: Reader, act: Act, key: str) -> NotAllowed:
    """Log an act that was not allowed and return the refusal: as if there were no such notice."""
    audit.record(entry(reader, act, key, "", outcome="denied"))
    return NotAllowed("There is no such notice.")
