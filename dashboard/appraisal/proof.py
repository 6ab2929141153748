"""Proof that frozen grades are as they were written: digests, columns, and the log."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from dashboard.appraisal.freezing import ENTITLED
from dashboard.appraisal.register import WHOM, frozen_grades, steps
from dashboard.appraisal.writing import step_digest
from dashboard.database import state
from dashboard.database.grade_tables import frozen_grade as _grades
from dashboard.database.state_tables import audit as _log
from dashboard.database.state_tables import moment_text
from dashboard.domain.canonical import canonical, digest
from dashboard.domain.grade import Act, FrozenGrade, GradeStep
from dashboard.domain.scope import Scope

SAID_TWICE = (*WHOM, *ENTITLED, "grade", "account", "role", "revision", "replaces")
"""What stands in a column and in the evidence."""
PROPOSED = f"grade_{Act.PROPOSED.value}"


@dataclass(frozen=True)
class Fault:
    """A record that is not as it was written, and where: digest, columns, log, steps or gone.

    Of one that is gone nothing is known but its number.
    """

    id: int
    unit: str
    where: str


def verify(scope: Scope, programme: str) -> tuple[int, list[Fault]]:
    """Check every frozen grade in reach: return how many there are, and those that do not match.

    ``digest`` is said of bytes that do not give the digest beside them, ``columns`` of a row
    that says something else than its bytes, ``log`` of a digest that is not the one the log
    noted, ``steps`` of steps that are not those the log knows, ``gone`` of a number the log knows
    and no programme has any more.
    """
    found = frozen_grades(scope, programme)
    return len(found), [*(fault for one in found for fault in _faults(scope, one)), *_gone()]


def is_intact(frozen: FrozenGrade) -> bool:
    """Tell whether a record's bytes give its digest and say what its columns say."""
    return digest(frozen.evidence) == frozen.digest and _agrees(frozen)


def _faults(scope: Scope, frozen: FrozenGrade) -> Iterator[Fault]:
    logged = _logged(frozen.id)
    taken = [_noted(frozen, step) for step in steps(scope, frozen.id)]
    checks = {
        "digest": digest(frozen.evidence) == frozen.digest,
        "columns": _agrees(frozen),
        "log": (PROPOSED, frozen.digest) in logged,
        "steps": taken == [(act, "" if act == PROPOSED else detail) for act, detail in logged],
    }
    for where, holds in checks.items():
        if not holds:
            yield Fault(frozen.id, frozen.graded.unit, where)


def _noted(frozen: FrozenGrade, step: GradeStep) -> tuple[str, str]:
    """An act as the log has it, with its digest; that of a proposal is the record's own.

    A proposal by another account or at another time than the record's is none the log knows.
    """
    if step.act != Act.PROPOSED:
        return f"grade_{step.act.value}", step_digest(step)
    own = (step.account, step.role, step.at) == (frozen.account, frozen.role, frozen.at)
    return PROPOSED, "" if own else step_digest(step)


def _gone() -> Iterator[Fault]:
    """Records the log saw proposed and that are nowhere: of no programme, in nobody's reach."""
    row = _log.c
    proposed = select(row.object).where(row.act == PROPOSED, row.outcome == "ok")
    with state.reading() as connection:
        there = set(connection.execute(select(_grades.c.id)).scalars())
        for number in connection.execute(proposed.order_by(row.seq)).scalars().all():
            if int(number) not in there:
                yield Fault(int(number), "", "gone")


def _agrees(frozen: FrozenGrade) -> bool:
    try:
        told = json.loads(frozen.evidence)["grade"]
    except (json.JSONDecodeError, KeyError, TypeError):
        return False
    columns = {name: getattr(frozen.graded, name) for name in WHOM}
    columns |= {name: getattr(frozen, name) for name in SAID_TWICE if name not in WHOM}
    return canonical(columns | {"at": moment_text(frozen.at)}) == canonical(told)


def _logged(number: int) -> list[tuple[str, str]]:
    """The acts the log holds of a record, in order, with their details."""
    row = _log.c
    query = select(row.act, row.detail).where(
        row.object == str(number), row.act.startswith("grade_"), row.outcome == "ok"
    )
    with state.reading() as connection:
        return [(act, detail) for act, detail in connection.execute(query.order_by(row.seq))]
