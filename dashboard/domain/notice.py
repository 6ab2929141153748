"""督办事项: what a notice holds, the states it goes through, and which step fits which state."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from dashboard.domain.errors import Refused
from dashboard.domain.text import Text


class Kind(StrEnum):
    """The two levels: a reminder asks, a supervision notice demands."""

    REMINDER = "reminder"
    NOTICE = "notice"


class About(StrEnum):
    """What a notice can be about."""

    GAP = "gap"
    DISPUTE = "dispute"
    KEY_CASE = "key_case"


class Status(StrEnum):
    OPEN = "open"
    RETURNED = "returned"
    ANSWERED = "answered"
    CLOSED = "closed"


class Act(StrEnum):
    """One step of a notice, as its record calls it."""

    ISSUED = "issued"
    FEEDBACK = "feedback"
    RESULT = "result"
    CLOSED = "closed"
    RETURNED = "returned"
    REOPENED = "reopened"


KINDS = {
    Kind.REMINDER: Text("提示函", "Reminder"),
    Kind.NOTICE: Text("督办函", "Supervision notice"),
}
PREFIXES = {Kind.REMINDER: "提示", Kind.NOTICE: "督办"}
DAYS_GIVEN = {Kind.REMINDER: 14, Kind.NOTICE: 7}
"""Days from issue to the deadline that the form offers."""
ABOUTS = {
    About.GAP: Text("覆盖缺口", "Coverage gap"),
    About.DISPUTE: Text("超期纠纷", "Overdue dispute"),
    About.KEY_CASE: Text("重点案件", "Key case"),
}
STATUSES = {
    Status.OPEN: Text("办理中", "In hand"),
    Status.RETURNED: Text("已退回", "Returned"),
    Status.ANSWERED: Text("待销号", "Waiting for closure"),
    Status.CLOSED: Text("已销号", "Closed"),
}
ACTS = {
    Act.ISSUED: Text("发出", "Issued"),
    Act.FEEDBACK: Text("反馈", "Feedback"),
    Act.RESULT: Text("办理结果", "Result"),
    Act.CLOSED: Text("销号", "Closed"),
    Act.RETURNED: Text("退回", "Returned"),
    Act.REOPENED: Text("重新督办", "Re-opened"),
}
AWAITED = (Status.OPEN, Status.RETURNED)
"""States in which the unit still owes a result."""
_FITS: Mapping[Act, Mapping[Status, Status]] = {
    Act.FEEDBACK: {Status.OPEN: Status.OPEN, Status.RETURNED: Status.RETURNED},
    Act.RESULT: {Status.OPEN: Status.ANSWERED, Status.RETURNED: Status.ANSWERED},
    Act.CLOSED: {Status.ANSWERED: Status.CLOSED},
    Act.RETURNED: {Status.ANSWERED: Status.RETURNED},
    Act.REOPENED: {Status.CLOSED: Status.OPEN},
}
DEADLINE_ANEW = (Act.RETURNED, Act.REOPENED)
"""Steps that set a new deadline: the old one was for a result that was given."""
DOES_NOT_FIT = Text(
    "{number}现为“{status}”，不能{act}。", "{number} is '{status}' now: it cannot be '{act}'."
)


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """What a notice rests on, in the words and figures as they stood when it was issued.

    ``unit`` is the code, ``dimension`` says of what; county, station and firm are where the
    case reach is checked. ``required`` and ``measured`` are a gap's own, or days of a dispute.
    """

    programme: str
    about: About
    dimension: str
    unit: str
    unit_name: str
    county: str
    station: str | None
    firm: str | None = None
    dispute_id: str | None = None
    standard: str
    standard_name: Text
    requirement: Text
    source: Text
    owner: Text
    matter: Text
    required: float
    measured: float
    since: date
    data_to: date
    data_version: str


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One notice as it stands. ``body`` signs it; ``issued_by`` is the account that sent it."""

    key: str
    kind: Kind
    year: int
    number: int
    evidence: Evidence
    body: Text
    deadline: date
    issued_by: str
    issued_role: str
    issued_at: datetime
    status: Status

    @property
    def programme(self) -> str:
        return self.evidence.programme

    @property
    def title(self) -> str:
        """The number as it is written: 督办〔2021〕3号."""
        return title_of(self.kind, self.year, self.number)

    def is_overdue(self, today: date) -> bool:
        """Whether the deadline has passed and the unit still owes a result."""
        return self.status in AWAITED and self.deadline < today


@dataclass(frozen=True, kw_only=True)
class Step:
    """Who did what with a notice, when, and in which words."""

    act: Act
    account: str
    role: str
    at: datetime
    text: str
    deadline: date | None


def title_of(kind: Kind, year: int, number: int) -> str:
    """Write the number of a notice as an office does."""
    return f"{PREFIXES[kind]}〔{year}〕{number}号"


def fits(status: Status, act: Act) -> bool:
    """Whether a step can follow a state."""
    return status in _FITS.get(act, {})


def status_after(notice: Notice, act: Act) -> Status:
    """Return the state a step leads to, or refuse the step that does not fit."""
    if not fits(notice.status, act):
        told = {"number": notice.title, "status": STATUSES[notice.status], "act": ACTS[act]}
        raise Refused(DOES_NOT_FIT.format(**told))
    return _FITS[act][notice.status]
