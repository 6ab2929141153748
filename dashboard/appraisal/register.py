"""Reading frozen grades: those of units in the reader's reach, by the right to them."""

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, func, select

from dashboard.database import state
from dashboard.database.grade_tables import frozen_grade as _grades
from dashboard.database.grade_tables import grade_step as _steps
from dashboard.domain.grade import Act, FrozenGrade, Graded, GradeStep
from dashboard.domain.scope import Field, Scope
from dashboard.queries.base import require, within

WHOM = tuple(field.name for field in fields(Graded))


def frozen_grades(
    scope: Scope, programme: str, grading: str = "", *, month: date | None = None, unit: str = ""
) -> list[FrozenGrade]:
    """List a programme's frozen grades in reach: the latest month first, then by unit."""
    g = _grades.c
    asked = {g.grading: grading, g.unit: unit, g.month: month}
    clauses = [column == value for column, value in asked.items() if value]
    query = _with_state().where(g.programme == programme, *clauses, *_reached(scope))
    ordered = query.order_by(g.month.desc(), g.unit, g.county, g.revision.desc())
    with state.reading() as connection:
        return [_frozen(row) for row in connection.execute(ordered)]


def frozen_grade(scope: Scope, number: int) -> FrozenGrade | None:
    """Return one frozen grade in reach, or nothing: absent and forbidden look the same."""
    with state.reading() as connection:
        return frozen_in(connection, scope, number)


def frozen_in(connection: Connection, scope: Scope, number: int) -> FrozenGrade | None:
    """Return the same, asked inside a transaction that is open already."""
    query = _with_state().where(_grades.c.id == number, *_reached(scope))
    row = connection.execute(query).one_or_none()
    return None if row is None else _frozen(row)


def latest_in(connection: Connection, graded: Graded, month: date) -> FrozenGrade | None:
    """Return the last revision of a unit's month, whoever may see it: for who writes the next."""
    g = _grades.c
    same = [g[name] == getattr(graded, name) for name in ("programme", "grading", "county", "unit")]
    query = _with_state().where(*same, g.month == month).order_by(g.revision.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    return None if row is None else _frozen(row)


def steps(scope: Scope, number: int) -> list[GradeStep]:
    """List what was done with a frozen grade in reach, first to last."""
    own = select(_grades.c.id).where(_grades.c.id == number, *_reached(scope))
    query = select(_steps).where(_steps.c.grade.in_(own)).order_by(_steps.c.seq)
    with state.reading() as connection:
        return [_step(row) for row in connection.execute(query)]


def steps_in(connection: Connection, number: int) -> list[GradeStep]:
    """List the steps of a frozen grade that was found in reach, inside an open transaction."""
    query = select(_steps).where(_steps.c.grade == number).order_by(_steps.c.seq)
    return [_step(row) for row in connection.execute(query)]


def _with_state() -> Select[Any]:
    """Every frozen grade with the last step taken, which is the state it is in."""
    last = select(_steps.c.grade, func.max(_steps.c.seq).label("seq")).group_by(_steps.c.grade)
    latest, s = last.subquery(), _steps.c
    return (
        select(_grades, s.act)
        .join(latest, latest.c.grade == _grades.c.id)
        .join(_steps, and_(s.grade == latest.c.grade, s.seq == latest.c.seq))
    )


def _reached(scope: Scope) -> Iterator[ColumnElement[bool]]:
    """Keep a reader to units in his reach, firms and people each by their own right."""
    require(scope, Field.AGGREGATES)
    yield from within(scope, _grades)
    if not scope.may_see(Field.FIRMS):
        yield _grades.c.subject != "firm"
    if not scope.may_see(Field.STAFF):
        yield _grades.c.subject == "firm"


def _frozen(row: Row[Any]) -> FrozenGrade:
    told = dict(row._mapping)
    graded = Graded(**{name: told.pop(name) for name in WHOM})
    return FrozenGrade(graded=graded, status=Act(told.pop("act")), **told)


def _step(row: Row[Any]) -> GradeStep:
    told = dict(row._mapping)
    del told["grade"], told["seq"]
    return GradeStep(**told | {"act": Act(told["act"])})
