"""Proof that frozen grades are as they were written: digests, columns, and the log."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from dashboard.appraisal.freezing import ENTITLED
from dashboard.appraisal.register import WHOM, frozen_grades, steps
from dashboard.database import state
from dashboard.database.state_tables import audit as _log
from dashboard.database.state_tables import moment_text
from dashboard.domain.canonical import canonical, digest
from dashboard.domain.grade import FrozenGrade
from dashboard.domain.scope import Scope

SAID_TWICE = (*WHOM, *ENTITLED, "grade", "account", "role", "revision", "replaces")
"""What stands in a column and in the evidence."""


@dataclass(frozen=True)
class Fault:
    """A record that is not as it was written, and where: digest, columns, log or steps."""

    id: int
    unit: str
    where: str


def verify(scope: Scope, programme: str) -> tuple[int, list[Fault]]:
    """Check every frozen grade in reach: return how many there are, and those that do not match.

    ``digest`` is said of bytes that do not give the digest beside them, ``columns`` of a row
    that says something else than its bytes, ``log`` of a digest that is not the one the log
    noted, ``steps`` of steps the log does not know.
    """
    found = frozen_grades(scope, programme)
    return len(found), [fault for one in found for fault in _faults(scope, one)]


def is_intact(frozen: FrozenGrade) -> bool:
    """Tell whether a record's bytes give its digest and say what its columns say."""
    return digest(frozen.evidence) == frozen.digest and _agrees(frozen)


def _faults(scope: Scope, frozen: FrozenGrade) -> Iterator[Fault]:
    logged = _logged(frozen.id)
    taken = [f"grade_{step.act.value}" for step in steps(scope, frozen.id)]
    checks = {
        "digest": digest(frozen.evidence) == frozen.digest,
        "columns": _agrees(frozen),
        "log": ("grade_proposed", frozen.digest) in logged,
        "steps": taken == [act for act, _ in logged],
    }
    for where, holds in checks.items():
        if not holds:
            yield Fault(frozen.id, frozen.graded.unit, where)


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
