"""What happens to a notice after it was issued: feedback, result, closure, return, re-opening."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select, update

from dashboard.access import audit
from dashboard.access.clock import Clock, utc_now
from dashboard.access.reader import Reader
from dashboard.database import state
from dashboard.database.notice_tables import notice as _notices
from dashboard.database.notice_tables import notice_step as _steps
from dashboard.domain.local_time import local_day
from dashboard.domain.notice import DEADLINE_ANEW, Act, Notice, status_after
from dashboard.domain.typed import checked
from dashboard.supervision.register import notice_in
from dashboard.supervision.rights import denied, entry, may_do
from dashboard.supervision.typed import checked_deadline


@dataclass(frozen=True)
class Done:
    """A step as it is written down; ``deadline`` is set by those that give one."""

    act: Act
    text: str
    deadline: date | None
    at: datetime


def take_step(
    reader: Reader,
    key: str,
    act: Act,
    text: str,
    *,
    deadline: date | None = None,
    clock: Clock = utc_now,
) -> None:
    """Take a step, or refuse it: no right and out of reach alike, a step that does not fit by name.

    Returning and re-opening need a new deadline; the others take none.
    """
    now, said = clock(), checked(text)
    if act in DEADLINE_ANEW:
        deadline = checked_deadline(deadline, local_day(now))
    done = Done(act, said, deadline if act in DEADLINE_ANEW else None, now)
    if may_do(reader, act):
        with state.writing() as connection:
            found = notice_in(connection, reader.scope, key)
            if found is not None:
                _take(connection, reader, found, done)
                return
    raise denied(reader, act, key)


def add_step(connection: Connection, reader: Reader, key: str, done: Done) -> None:
    """Add a step to the record of a notice, inside a ``state.writing()`` transaction."""
    latest = select(func.max(_steps.c.seq)).where(_steps.c.notice == key)
    last = connection.execute(latest).scalar_one() or 0
    values = {"act": done.act.value, "text": done.text, "deadline": done.deadline, "at": done.at}
    who = {"account": reader.account, "role": reader.role}
    connection.execute(insert(_steps).values(notice=key, seq=last + 1, **values, **who))


def _take(connection: Connection, reader: Reader, found: Notice, done: Done) -> None:
    changed = {
        "status": status_after(found, done.act).value,
        "deadline": done.deadline or found.deadline,
    }
    connection.execute(update(_notices).where(_notices.c.key == found.key).values(changed))
    add_step(connection, reader, found.key, done)
    audit.append(connection, entry(reader, done.act, found.key, found.evidence.unit_name))
