"""The record of dossiers drawn by lot: written with the log or not drawn, never changed."""

from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import insert, select

from dashboard.access import audit
from dashboard.access.clock import Clock, utc_now
from dashboard.access.roles import Action, may
from dashboard.database import state
from dashboard.database.connection import case_database
from dashboard.database.state_tables import dossier_draw
from dashboard.domain.errors import BadRequest, NotAllowed
from dashboard.domain.filters import Filters
from dashboard.domain.scope import OPERATOR, Scope
from dashboard.reports.files.dossier_draw import Draw, Stratum, draw_dossiers

REACH = ("programmes", "counties", "stations", "firms")


@dataclass(frozen=True)
class DrawRecord:
    """A draw as it was recorded: its number, who drew it within which reach, when, and what."""

    number: int
    at: datetime
    scope: Scope
    draw: Draw


@dataclass(frozen=True)
class Again:
    """What drawing again came to: not possible on other data, else whether it is the same."""

    data_version: str
    same: bool | None


def may_draw(scope: Scope) -> bool:
    """Tell whether a reader's role may draw dossiers; whoever runs the server may."""
    return scope == OPERATOR or may(scope.role, Action.DRAW_DOSSIERS)


def record(scope: Scope, draw: Draw, *, login_id: str = "", clock: Clock = utc_now) -> int:
    """Write a draw and the log's entry of it in one transaction; return the draw's number."""
    if not may_draw(scope):
        raise NotAllowed("This account may not draw dossiers.")
    with state.writing() as connection:
        row = _row(scope, draw) | {"at": clock()}
        written = insert(dossier_draw).values(row).returning(dossier_draw.c.id)
        number = int(connection.execute(written).scalar_one())
        entry = audit.Entry(
            act="draw",
            account=scope.account,
            role=scope.role,
            login_id=login_id,
            object=str(number),
            detail=f"{len(draw.ids)} of {draw.population} dossiers; seed {draw.seed}",
        )
        audit.append(connection, entry)
    return number


def find(scope: Scope, number: int) -> DrawRecord:
    """Return a draw of the reader's own; whoever runs the server finds everybody's."""
    query = select(dossier_draw).where(dossier_draw.c.id == number)
    with state.reading() as connection:
        row = connection.execute(query).one_or_none()
    own = row is not None and row.account == scope.account and may_draw(scope)
    if row is None or not (own or scope == OPERATOR):
        raise BadRequest(f"There is no draw {number}.")
    return _read(row._mapping, scope)


def drawn_again(found: DrawRecord) -> Again:
    """Draw a record's dossiers anew, within the reach it was drawn in, and compare."""
    version, draw = case_database().version, found.draw
    if version != draw.data_version:
        return Again(version, None)
    anew = draw_dossiers(found.scope, draw.filters, size=draw.size, seed=draw.seed, by=draw.by)
    return Again(version, (anew.ids, anew.strata) == (draw.ids, draw.strata))


def _row(scope: Scope, draw: Draw) -> dict[str, Any]:
    filters = draw.filters
    return {
        "account": scope.account,
        "role": scope.role,
        "reach": {name: list(getattr(scope, name)) for name in REACH},
        "programme": filters.programme,
        "register": filters.register,
        "period_from": filters.start.isoformat(),
        "period_to": filters.end.isoformat(),
        "choices": [[dimension, list(codes)] for dimension, codes in filters.choices],
        "state": filters.state,
        "by": list(draw.by),
        "seed": draw.seed,
        "size": draw.size,
        "strata": [asdict(stratum) for stratum in draw.strata],
        "ids": list(draw.ids),
        "data_to": draw.data_to.isoformat(),
        "data_version": draw.data_version,
    }


def _read(row: Any, scope: Scope) -> DrawRecord:
    reach = {name: tuple(row["reach"][name]) for name in REACH}
    drawer = replace(scope, account=row["account"], role=row["role"], **reach)
    filters = Filters(
        programme=row["programme"],
        register=row["register"],
        start=date.fromisoformat(row["period_from"]),
        end=date.fromisoformat(row["period_to"]),
        choices=tuple((dimension, tuple(codes)) for dimension, codes in row["choices"]),
        state=row["state"],
    )
    strata = [Stratum(tuple(s["codes"]), s["population"], s["drawn"]) for s in row["strata"]]
    draw = Draw(
        filters=filters,
        by=tuple(row["by"]),
        seed=row["seed"],
        size=row["size"],
        strata=tuple(strata),
        ids=tuple(row["ids"]),
        data_to=date.fromisoformat(row["data_to"]),
        data_version=row["data_version"],
    )
    return DrawRecord(row["id"], row["at"], drawer, draw)
