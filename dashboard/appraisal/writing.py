"""A step of a frozen grade as it is written down."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, func, insert, select

from dashboard.access.reader import Reader
from dashboard.database.grade_tables import grade_step as _steps
from dashboard.database.state_tables import moment_text
from dashboard.domain.canonical import canonical, digest
from dashboard.domain.grade import Act, GradeStep


@dataclass(frozen=True)
class Done:
    """A step: when an objection was received, and which record replaced a changed grade."""

    act: Act
    text: str
    at: datetime
    received_on: date | None = None
    next: int | None = None


def add_step(connection: Connection, reader: Reader, number: int, done: Done) -> GradeStep:
    """Add a step to the record of a grade, inside a ``state.writing()`` transaction; return it."""
    latest = select(func.max(_steps.c.seq)).where(_steps.c.grade == number)
    last = connection.execute(latest).scalar_one() or 0
    step = GradeStep(**vars(done), account=reader.account, role=reader.role)
    connection.execute(insert(_steps).values(vars(step) | {"grade": number, "seq": last + 1}))
    return step


def step_digest(step: GradeStep) -> str:
    """Return the digest of all a step says, which the log notes in place of its words."""
    return digest(canonical(vars(step) | {"at": moment_text(step.at)}))
