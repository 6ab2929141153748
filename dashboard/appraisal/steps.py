"""What happens to a grade after it was proposed: confirmed or returned, objected to, answered."""

from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from dashboard.access import audit
from dashboard.access.clock import Clock, utc_now
from dashboard.access.reader import Reader
from dashboard.appraisal.freezing import write
from dashboard.appraisal.register import frozen_grade, frozen_in, steps_in
from dashboard.appraisal.rights import check_four_eyes, denied, entry, may_do
from dashboard.appraisal.writing import Done, add_step, step_digest
from dashboard.database import state
from dashboard.domain.errors import Refused
from dashboard.domain.grade import (
    SAME_GRADE,
    Act,
    FrozenGrade,
    GradeStep,
    check_fits,
    checked_grade,
)
from dashboard.domain.local_time import local_day
from dashboard.domain.text import Text
from dashboard.domain.typed import checked
from dashboard.reports.grade.grade_evidence import Draft, draft, rule_on
from dashboard.reports.grade.grade_figures import period_of

NO_DAY = Text("请给出收到异议的日期。", "Say on which day the objection was received.")
BAD_DAY = Text(
    "收到异议的日期应在确认日 {first} 至今天 {last} 之间。",
    "The objection must be received between the day of confirming ({first}) and today ({last}).",
)


def take_step(
    reader: Reader,
    number: int,
    act: Act,
    text: str = "",
    *,
    received_on: date | None = None,
    clock: Clock = utc_now,
) -> None:
    """Confirm, return, record an objection, or uphold; or refuse it.

    No right and out of reach look alike; a step that does not fit, or that needs another
    account, is refused by name. Confirming alone needs no words.
    """
    said = "" if act == Act.CONFIRMED and not text.strip() else checked(text)
    done = Done(act, said, clock(), received_on)
    if may_do(reader, act) and act not in (Act.PROPOSED, Act.CHANGED):
        with state.writing() as connection:
            found = frozen_in(connection, reader.scope, number)
            if found is not None:
                _take(connection, reader, found, done)
                return
    raise denied(reader, act, number)


def change(
    reader: Reader, number: int, grade: str, text: str, *, clock: Clock = utc_now
) -> FrozenGrade:
    """Answer an objection with another grade: freeze a new revision, proposed anew; return it.

    The old record keeps its bytes; its last step names the record that replaced it.
    """
    done = Done(Act.CHANGED, checked(text), clock())
    asked = frozen_grade(reader.scope, number) if may_do(reader, Act.CHANGED) else None
    if asked is None:
        raise denied(reader, Act.CHANGED, number)
    check_fits(asked, Act.CHANGED)
    made = draft(asked.graded, asked.month)
    said = checked_grade(rule_on(made.graded, period_of(made.month, made.months)[1]), grade)
    if said == asked.grade:
        raise Refused(SAME_GRADE)
    with state.writing() as connection:
        found = frozen_in(connection, reader.scope, number)
        if found is not None:
            return _change(connection, reader, found, made, said, done)
    raise denied(reader, Act.CHANGED, number)


def _change(
    connection: Connection,
    reader: Reader,
    found: FrozenGrade,
    made: Draft,
    grade: str,
    done: Done,
) -> FrozenGrade:
    _check(reader, found, steps_in(connection, found.id), done)
    anew = write(connection, reader, made, grade, replace(done, act=Act.PROPOSED), found)
    _add(connection, reader, found, replace(done, next=anew.id))
    return anew


def _take(connection: Connection, reader: Reader, found: FrozenGrade, done: Done) -> None:
    before = steps_in(connection, found.id)
    _check(reader, found, before, done)
    if done.act == Act.OBJECTED:
        _check_day(before, done)
    kept = replace(done, received_on=done.received_on if done.act == Act.OBJECTED else None)
    _add(connection, reader, found, kept)


def _add(connection: Connection, reader: Reader, found: FrozenGrade, done: Done) -> None:
    step = add_step(connection, reader, found.id, done)
    audit.append(connection, entry(reader, done.act, found.id, step_digest(step)))


def _check(reader: Reader, found: FrozenGrade, before: list[GradeStep], done: Done) -> None:
    check_fits(found, done.act)
    check_four_eyes(reader, before, done.act)


def _check_day(before: list[GradeStep], done: Done) -> None:
    """Refuse an objection that came before there was anything to object to, or in the future."""
    if done.received_on is None:
        raise Refused(NO_DAY)
    confirmed = [local_day(step.at) for step in before if step.act == Act.CONFIRMED][-1]
    today = local_day(done.at)
    if not confirmed <= done.received_on <= today:
        raise Refused(BAD_DAY.format(first=confirmed, last=today))
