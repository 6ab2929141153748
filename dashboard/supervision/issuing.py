"""Issuing a notice: rights, reach and number are settled inside the writing transaction."""

from datetime import date

from sqlalchemy import Connection, func, insert, select

from dashboard.access import audit
from dashboard.access.clock import Clock, utc_now
from dashboard.access.reader import Reader
from dashboard.access.roles import role_named
from dashboard.database import state
from dashboard.database.notice_tables import notice as _notices
from dashboard.domain.errors import NotAllowed, Refused
from dashboard.domain.local_time import local_day
from dashboard.domain.notice import Act, Evidence, Kind, Notice, Status, title_of
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.domain.typed import checked
from dashboard.supervision.register import FOUND, notice_in
from dashboard.supervision.rights import denied, entry, may_issue
from dashboard.supervision.steps import Done, add_step
from dashboard.supervision.typed import MOST_MATTER, MOST_OWNER, checked_deadline

ALREADY = Text(
    "同一事项已有未销号的{title}，不重复发出。",
    "The same matter has {title}, which is not closed: it is not issued twice.",
)


def issue(
    reader: Reader, evidence: Evidence, kind: Kind, *, deadline: date, clock: Clock = utc_now
) -> Notice:
    """Issue a notice on what was found, and return it with its number.

    ``evidence`` was looked up under the reader's reach; that the notice itself lies within it is
    proved once more by reading it back before anything is kept.
    """
    now = clock()
    for text, most in ((evidence.matter, MOST_MATTER), (evidence.owner, MOST_OWNER)):
        checked(text.zh, most, one_line=True)
    checked_deadline(deadline, local_day(now))
    if not may_issue(reader):
        raise denied(reader, Act.ISSUED, evidence.programme)
    try:
        with state.writing() as connection:
            return _issued(connection, reader, evidence, kind, Done(Act.ISSUED, "", deadline, now))
    except NotAllowed as error:
        raise denied(reader, Act.ISSUED, evidence.programme) from error


def body_of(programme: str, role: str) -> Text:
    """Return the body that signs for a role: as the programme declares, else the role's name."""
    return programme_of(programme).bodies.get(role) or role_named(role).name


def _issued(
    connection: Connection, reader: Reader, evidence: Evidence, kind: Kind, done: Done
) -> Notice:
    """Write a notice and read it back under the reader's reach: what he cannot see is undone."""
    key = _written(connection, reader, evidence, kind, done)
    found = notice_in(connection, reader.scope, key)
    if found is None:
        raise NotAllowed("The unit is out of reach.")
    _not_twice(connection, found)
    audit.append(connection, entry(reader, Act.ISSUED, key, evidence.unit_name))
    return found


def _not_twice(connection: Connection, new: Notice) -> None:
    """Refuse a second notice on one matter; asked last, so that nothing is told out of reach."""
    n, found = _notices.c, new.evidence
    same = select(n.year, n.number).where(
        n.key != new.key,
        n.kind == new.kind.value,
        n.status != Status.CLOSED.value,
        *(n[name] == getattr(found, name) for name in ("programme", "about", "standard", "unit")),
        n.dispute_id.is_not_distinct_from(found.dispute_id),
    )
    row = connection.execute(same).first()
    if row is not None:
        raise Refused(ALREADY.format(title=title_of(new.kind, row.year, row.number)))


def _written(
    connection: Connection, reader: Reader, evidence: Evidence, kind: Kind, done: Done
) -> str:
    year = local_day(done.at).year
    number = _next_number(connection, evidence.programme, kind, year)
    key = f"{evidence.programme}-{kind.value}-{year}-{number}"
    values = {name: getattr(evidence, name) for name in FOUND}
    values |= {"issued_by": reader.account, "issued_role": reader.role, "issued_at": done.at}
    values |= {"kind": kind.value, "year": year, "number": number, "deadline": done.deadline}
    body, status = body_of(evidence.programme, reader.role), Status.OPEN.value
    connection.execute(insert(_notices).values(key=key, body=body, status=status, **values))
    add_step(connection, reader, key, done)
    return key


def _next_number(connection: Connection, programme: str, kind: Kind, year: int) -> int:
    """Return the next number of a year: the writer's lock is held, so nobody else gets it."""
    n = _notices.c
    given = select(func.max(n.number)).where(
        n.programme == programme, n.kind == kind.value, n.year == year
    )
    return (connection.execute(given).scalar_one() or 0) + 1
