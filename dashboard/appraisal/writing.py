"""A step of a frozen grade as it is written down."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select

from dashboard.access.reader import Reader
from dashboard.database.grade_tables import grade_step as _steps
from dashboard.domain.grade import Act


@dataclass(frozen=True)
class Done:
    """A step: when an objection was received, and which record replaced a changed grade."""

    act: Act
    text: str
    at: datetime
    received_on: date | None = None
    next: int | None = None


def add_step(connection: Connection, reader: Reader, number: int, done: Done) -> None:
    """Add a step to the record of a grade, inside a ``state.writing()`` transaction."""
    latest = select(func.max(_steps.c.seq)).where(_steps.c.grade == number)
    last = connection.execute(latest).scalar_one() or 0
    said = {"act": done.act.value, "text": done.text, "at": done.at}
    more = {"received_on": done.received_on, "next": done.next}
    who = {"account": reader.account, "role": reader.role}
    connection.execute(insert(_steps).values(grade=number, seq=last + 1, **said, **more, **who))
