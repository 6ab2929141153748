"""Dossiers that can be pulled: closed disputes with a dossier recorded, by stratum and by lot."""

import pandas as pd
from sqlalchemy import ColumnElement, String, case, cast, func, literal, select

from dashboard.database import schema
from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Field, Scope
from dashboard.queries.base import read, require, within
from dashboard.queries.cases import LISTED
from dashboard.queries.counts import matching
from dashboard.queries.facts import FACTS

STRATA = ("county", "station", "room", "level", "outcome")
"""What the strata of a draw can be made of."""
BETWEEN = "|"
"""Stands between the codes of a stratum's key."""

Sizes = tuple[tuple[str, int], ...]


def dossier_strata(scope: Scope, filters: Filters, by: tuple[str, ...]) -> pd.DataFrame:
    """Count the dossiers of each stratum: its dimensions, its key ``stratum``, and ``n``."""
    require(scope, Field.CASE_LIST)
    codes = [_code(dimension).label(dimension) for dimension in by]
    each = select(*codes, _stratum(by).label("stratum")).where(*_eligible(scope, filters))
    rows = each.subquery()
    found = read(select(*rows.c, func.count().label("n")).group_by(*rows.c))
    # Sorted here: engines differ in where they put signs beside letters.
    return found.astype({"n": "int64"}).sort_values("stratum", ignore_index=True)


def dossiers_by_lot(
    scope: Scope, filters: Filters, by: tuple[str, ...], seed: int, sizes: Sizes
) -> pd.DataFrame:
    """List so many dossiers of each stratum by the order of the lot: ``dispute_id, stratum``.

    The lot is ``metrics.sampling.order_key``, worked out where the disputes are: only those
    drawn leave the database.
    """
    require(scope, Field.CASE_LIST)
    if not sizes:
        return pd.DataFrame({"dispute_id": [], "stratum": []}, dtype=str)
    d = schema.dispute.c
    lot = func.md5(literal(f"{seed}:", String) + d.dispute_id)
    key = _stratum(by)
    place = func.row_number().over(partition_by=key, order_by=(lot, d.dispute_id))
    rows = (
        select(d.dispute_id, key.label("stratum"), place.label("place"))
        .where(*_eligible(scope, filters))
        .subquery()
    )
    drawn = case(dict(sizes), value=rows.c.stratum, else_=0)
    statement = select(rows.c.dispute_id, rows.c.stratum).where(rows.c.place <= drawn)
    return read(statement).sort_values(["stratum", "dispute_id"], ignore_index=True)


def disputes_named(scope: Scope, programme: str, ids: tuple[str, ...]) -> pd.DataFrame:
    """List those of some disputes that are in reach, as ``dispute_list`` does."""
    require(scope, Field.CASE_LIST)
    d = schema.dispute.c
    statement = select(*(d[name] for name in LISTED)).where(
        d.programme == programme, d.dispute_id.in_(ids), *within(scope, schema.dispute)
    )
    return read(statement.order_by(d.dispute_id))


def _eligible(scope: Scope, filters: Filters) -> list[ColumnElement[bool]]:
    d = schema.dispute.c
    reached = matching(scope, filters, FACTS["dispute"])
    return [*reached, d.closed_on.is_not(None), d.dossier_complete.is_not(None)]


def _stratum(by: tuple[str, ...]) -> ColumnElement[str]:
    """Write the codes of a stratum as one text."""
    key: ColumnElement[str] = literal("", String)
    for place, dimension in enumerate(by):
        key = key + literal(BETWEEN if place else "", String) + _code(dimension)
    return cast(key, String)


def _code(dimension: str) -> ColumnElement[str]:
    if dimension not in STRATA:
        raise BadRequest(f"Unknown stratum '{dimension}'. Known: {', '.join(STRATA)}.")
    return func.coalesce(schema.dispute.c[dimension], NOT_RECORDED)
