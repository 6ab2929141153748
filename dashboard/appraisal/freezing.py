"""Freezing a grade with what it rests on: once per unit and month, with the log or not at all."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert

from dashboard.access import audit
from dashboard.access.clock import Clock, utc_now
from dashboard.access.reader import Reader
from dashboard.appraisal.register import WHOM, frozen_in, latest_in
from dashboard.appraisal.rights import denied, entry, may_propose
from dashboard.appraisal.writing import Done, add_step
from dashboard.database import state
from dashboard.database.grade_tables import frozen_grade as _grades
from dashboard.database.state_tables import moment_text
from dashboard.domain.canonical import canonical, digest
from dashboard.domain.errors import BadRequest, NotAllowed, Refused
from dashboard.domain.grade import STATES, Act, FrozenGrade, Graded, checked_grade
from dashboard.domain.money import Grading
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.domain.typed import checked
from dashboard.queries.graded import graded_units
from dashboard.reports.grade.grade_evidence import Draft, draft, rule_on
from dashboard.reports.grade.grade_figures import period_of

ALREADY = Text(
    "该对象该期已有考评记录 {id}（{state}），不能另行提出。",
    "Record {id} of this unit and period is {state}: no other is proposed.",
)
SEVERAL_COUNTIES = "'{unit}' is graded by several counties: name one of {known}."
ENTITLED = ("month", "months", "rule_version", "data_version", "data_to")


def propose(
    reader: Reader,
    graded: Graded | None,
    month: date,
    grade: str,
    *,
    text: str = "",
    clock: Clock = utc_now,
) -> FrozenGrade:
    """Freeze a grade of a unit and month and propose it; return the record.

    ``graded`` was looked up under the reader's reach (``whom``); none is refused like a unit out
    of reach. That the record lies within it is proved by reading it back before it is kept.
    """
    if graded is None or not may_propose(reader, graded.subject):
        raise denied(reader, Act.PROPOSED, graded.programme if graded else "")
    first = month.replace(day=1)
    made = draft(graded, first)
    said = checked_grade(_rule(made), grade)
    done = Done(Act.PROPOSED, checked(text) if text.strip() else "", clock())
    try:
        with state.writing() as connection:
            return _proposed(connection, reader, made, said, done)
    except NotAllowed as error:
        raise denied(reader, Act.PROPOSED, graded.programme) from error


def whom(
    reader: Reader, programme: str, grading: str, unit: str, county: str = ""
) -> Graded | None:
    """Look up who is to be graded, in the reader's reach; nothing where there is no such unit."""
    rules = [one for one in programme_of(programme).gradings if one.key == grading]
    if not rules or not may_propose(reader, rules[0].subject):
        return None
    subject = rules[0].subject
    found = graded_units(reader.scope, programme, subject, unit)
    kept = found[found["county"] == county] if county else found
    if len(kept) > 1:
        raise BadRequest(SEVERAL_COUNTIES.format(unit=unit, known=", ".join(kept["county"])))
    if kept.empty:
        return None
    row = {str(key): value or None for key, value in kept.iloc[0].items()}
    named = {"unit": row["code"], "unit_name": row["name"], "county": row["county"]}
    placed: dict[str, Any] = named | {"station": row["station"], "firm": row["firm"]}
    return Graded(programme=programme, grading=grading, subject=subject, **placed)


def write(
    connection: Connection,
    reader: Reader,
    made: Draft,
    grade: str,
    done: Done,
    before: FrozenGrade | None,
) -> FrozenGrade:
    """Write a revision with its first step, and read it back in reach: else nothing is kept."""
    row = _row(reader, made, grade, done.at, before)
    number = int(
        connection.execute(insert(_grades).values(row).returning(_grades.c.id)).scalar_one()
    )
    add_step(connection, reader, number, done)
    found = frozen_in(connection, reader.scope, number)
    if found is None:
        raise NotAllowed("The unit is out of reach.")
    audit.append(connection, entry(reader, Act.PROPOSED, number, found.digest))
    return found


def _proposed(
    connection: Connection, reader: Reader, made: Draft, grade: str, done: Done
) -> FrozenGrade:
    """Write it after the last revision; that one still stands is told only to who reaches it."""
    before = latest_in(connection, made.graded, made.month)
    found = write(connection, reader, made, grade, done, before)
    if before is not None and before.is_live:
        raise Refused(ALREADY.format(id=before.id, state=STATES[before.status]))
    return found


def _rule(made: Draft) -> Grading:
    return rule_on(made.graded, period_of(made.month, made.months)[1])


def _row(
    reader: Reader, made: Draft, grade: str, at: datetime, before: FrozenGrade | None
) -> dict[str, Any]:
    """The columns, and the document: whose grade it is, by whom, and what it rests on."""
    told: dict[str, Any] = {name: getattr(made.graded, name) for name in WHOM}
    told |= {name: getattr(made, name) for name in ENTITLED}
    told |= {"grade": grade, "account": reader.account, "role": reader.role}
    told["revision"] = before.revision + 1 if before else 1
    told["replaces"] = before.id if before else None
    evidence = canonical({"grade": told | {"at": moment_text(at)}} | made.rests_on)
    return told | {"at": at, "evidence": evidence, "digest": digest(evidence)}
