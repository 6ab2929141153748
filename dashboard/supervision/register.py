"""Reading notices: those of units in the reader's case reach, and no other."""

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, and_, false, or_, select

from dashboard.database import state
from dashboard.database.notice_tables import notice as _notices
from dashboard.database.notice_tables import notice_step as _steps
from dashboard.domain.notice import About, Act, Evidence, Kind, Notice, Status, Step
from dashboard.domain.scope import ALL, Field, Scope
from dashboard.domain.settings import programmes
from dashboard.queries.base import require, within
from dashboard.queries.standards.found import OF_CASES

FOUND = tuple(field.name for field in fields(Evidence))


def notices(scope: Scope, programme: str) -> list[Notice]:
    """List a programme's notices in reach, the latest first."""
    query = select(_notices).where(_notices.c.programme == programme, *_reached(scope))
    ordered = query.order_by(_notices.c.issued_at.desc(), _notices.c.key.desc())
    with state.reading() as connection:
        return [_notice(row) for row in connection.execute(ordered)]


def notice(scope: Scope, key: str) -> Notice | None:
    """Return one notice in reach, or nothing: absent and forbidden look the same."""
    with state.reading() as connection:
        return notice_in(connection, scope, key)


def notice_in(connection: Connection, scope: Scope, key: str) -> Notice | None:
    """Return the same, asked inside a transaction that is open already."""
    query = select(_notices).where(_notices.c.key == key, *_reached(scope))
    row = connection.execute(query).one_or_none()
    return None if row is None else _notice(row)


def steps(scope: Scope, key: str) -> list[Step]:
    """List what was done with a notice in reach, first to last."""
    own = select(_notices.c.key).where(_notices.c.key == key, *_reached(scope))
    query = select(_steps).where(_steps.c.notice.in_(own)).order_by(_steps.c.seq)
    with state.reading() as connection:
        return [_step(row) for row in connection.execute(query)]


def _reached(scope: Scope) -> Iterator[ColumnElement[bool]]:
    """Keep a reader to units in his case reach, and to disputes his firms handled."""
    require(scope, Field.AGGREGATES)
    yield from within(replace(scope, firms=ALL), _notices)
    if scope.firms != ALL:
        gap = and_(_notices.c.about == About.GAP.value, ~_counts_cases())
        yield or_(gap, _notices.c.firm.in_(scope.firms))
    if not scope.may_see(Field.CASE_LIST):
        yield _notices.c.about == About.GAP.value


def _counts_cases() -> ColumnElement[bool]:
    """Whether a notice on a gap tells of the cases of all firms together."""
    n, keys = (
        _notices.c,
        [
            (programme.code, standard.key)
            for programme in programmes().values()
            for standard in programme.standards
            if standard.subject in OF_CASES
        ],
    )
    told = [and_(n.programme == programme, n.standard == key) for programme, key in keys]
    return or_(false(), *told)


def _notice(row: Row[Any]) -> Notice:
    told = dict(row._mapping)
    found = {name: told.pop(name) for name in FOUND}
    return Notice(
        evidence=Evidence(**found | {"about": About(found["about"])}),
        **told | {"kind": Kind(told["kind"]), "status": Status(told["status"])},
    )


def _step(row: Row[Any]) -> Step:
    told = dict(row._mapping)
    del told["notice"], told["seq"]
    return Step(**told | {"act": Act(told["act"])})
