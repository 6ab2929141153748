"""How ``grades`` prints a frozen grade: in a row, and whole."""

from dashboard.appraisal.proof import is_intact
from dashboard.appraisal.register import WHOM, steps
from dashboard.database.state_tables import moment_text
from dashboard.domain.grade import FrozenGrade, GradeStep
from dashboard.domain.scope import Scope
from dashboard.reports.envelope import plain
from dashboard.reports.grade.grade_changes import Change, changes_since, rests_on

SHOWN = ("month", "months", "grade", "revision", "replaces", "digest", "rule_version")
FROZEN_IN = {"frozen_in_version": "data_version", "frozen_data_to": "data_to"}


def row(one: FrozenGrade) -> dict[str, object]:
    """Return a frozen grade in a row."""
    told: dict[str, object] = {"id": one.id, "state": one.status.value}
    told |= {name: getattr(one.graded, name) for name in WHOM if name != "programme"}
    told |= {name: plain(getattr(one, name)) for name in SHOWN}
    told |= {name: plain(getattr(one, column)) for name, column in FROZEN_IN.items()}
    return told | {"proposed_by": one.account, "at": moment_text(one.at)}


def record(scope: Scope, one: FrozenGrade) -> dict[str, object]:
    """Return a frozen grade whole: evidence, steps, and in ``rows`` every figure then and now."""
    changes = changes_since(one)
    return row(one) | {
        "intact": is_intact(one),
        "changed_since": sum(change.is_changed for change in changes),
        "evidence": rests_on(one),
        "steps": [_step(step) for step in steps(scope, one.id)],
        "rows": [_change(change) for change in changes],
    }


def _step(step: GradeStep) -> dict[str, object]:
    return {
        "act": step.act.value,
        "account": step.account,
        "role": step.role,
        "at": moment_text(step.at),
        "text": step.text,
        "received_on": plain(step.received_on),
        "next": step.next,
    }


def _change(change: Change) -> dict[str, object]:
    return {
        "figure": change.key,
        "name": change.name.zh,
        "then": change.told_then.zh,
        "now": change.told_now.zh,
        "changed": change.is_changed,
    }
