"""Disputes one by one: the list behind a number, the single dispute, its masked parties."""

from collections.abc import Callable, Iterator

import pandas as pd
from sqlalchemy import FromClause, func, select

from dashboard.database import schema
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.masking import mask_address, mask_id_number, mask_name, mask_phone
from dashboard.domain.scope import Field, Scope
from dashboard.queries.base import Statement, read, read_in_parts, require, within
from dashboard.queries.counts import as_of, matching
from dashboard.queries.facts import FACTS, since

SORTS = ("cohort_on", "days_to_close", "amount_fen", "dispute_id", "people_involved")
LISTED = (
    "dispute_id cohort_on type level track channel mode county town zone station room firm lead"
    " outcome closed_on days_to_close amount_fen satisfaction dossier_complete people_involved"
    " accepted_on longitude latitude is_sensitive criminal_risk"
).split()
PAGE_ROWS = 50


def dispute_list(
    scope: Scope,
    filters: Filters,
    search: str = "",
    sort: str = "cohort_on",
    descending: bool = True,
    page: int = 1,
    rows: int = PAGE_ROWS,
) -> pd.DataFrame:
    """List one page of disputes in reach, without anything about their parties."""
    require(scope, Field.CASE_LIST)
    if sort not in SORTS:
        raise BadRequest(f"Cannot sort by '{sort}'. Known: {', '.join(SORTS)}.")
    d = schema.dispute.c
    column = d[sort].desc().nulls_last() if descending else d[sort].asc().nulls_last()
    statement = _listed(scope, filters, search).order_by(column, d.dispute_id)
    return read(statement.offset((max(page, 1) - 1) * rows), rows)


def disputes_in_parts(
    scope: Scope, filters: Filters, search: str = "", *, most: int, rows: int = 5_000
) -> Iterator[pd.DataFrame]:
    """Yield the same list, newest first, in parts: for a file of more than a page may ask for."""
    require(scope, Field.CASE_LIST)
    d = schema.dispute.c
    order = (d.cohort_on.desc().nulls_last(), d.dispute_id)
    return read_in_parts(_listed(scope, filters, search).order_by(*order).limit(most), rows)


def dispute_total(scope: Scope, filters: Filters, *, search: str = "") -> int:
    """Count the disputes that ``dispute_list`` pages through."""
    return int(dispute_count(scope, filters, search)["n"].iloc[0])


def dispute_count(scope: Scope, filters: Filters, search: str = "") -> pd.DataFrame:
    """Return the same count as a table of one cell, ``n``, which a page can keep."""
    require(scope, Field.CASE_LIST)
    matched = _listed(scope, filters, search).subquery()
    return read(select(func.count().label("n")).select_from(matched))


def recorded_columns(scope: Scope, filters: Filters, search: str = "") -> pd.DataFrame:
    """Return the columns recorded of any dispute of the list: ``column``, and of how many ``n``.

    A dispute always has its number, so that ``dispute_id`` counts them all.
    """
    require(scope, Field.CASE_LIST)
    listed = _listed(scope, filters, search).subquery()
    counted = read(select(*(func.count(column).label(column.name) for column in listed.c)))
    told = counted.melt(var_name="column", value_name="n")
    return told[told["n"] > 0].reset_index(drop=True)


def in_state_since(scope: Scope, filters: Filters) -> pd.DataFrame:
    """Return the first day a dispute in a state broke its rule, ``since``; no row where none is."""
    require(scope, Field.AGGREGATES)
    first = func.min(since(filters.state, as_of(filters.programme, filters.register))).label(
        "since"
    )
    return read(select(first).where(*matching(scope, filters, FACTS["dispute"]))).dropna()


def dispute_record(scope: Scope, dispute_id: str) -> dict[str, object] | None:
    """Return one dispute in reach with its handlers' names, or nothing.

    Absent and forbidden look the same.
    """
    require(scope, Field.CASE_DETAIL)
    table, names = schema.dispute, []
    named: FromClause = table
    for handler in (schema.lawyer, schema.mediator, schema.committee):
        named = named.outerjoin(handler, handler.c.code == table.c[handler.name])
        names.append(handler.c.name.label(f"{handler.name}_name"))
    statement = select(table, *names).select_from(named)
    found = read(statement.where(table.c.dispute_id == dispute_id, *within(scope, table)))
    if found.empty:
        return None
    record = found.astype(object).where(found.notna(), None).iloc[0].to_dict()
    return {str(key): value for key, value in record.items()}


def dispute_events(scope: Scope, dispute_id: str) -> pd.DataFrame:
    """List the steps of a dispute in reach, in time order."""
    e = schema.dispute_event.c
    return _hanging_on(
        scope, dispute_id, select(e.at, e.kind), "dispute_event", order=("at", "seq")
    )


def follow_ups(scope: Scope, dispute_id: str) -> pd.DataFrame:
    """List the follow-ups of a dispute in reach: due, done, result."""
    f = schema.follow_up.c
    return _hanging_on(
        scope, dispute_id, select(f.due_on, f.done_on, f.result), "follow_up", order=("due_on",)
    )


def masked_parties(scope: Scope, dispute_id: str) -> pd.DataFrame:
    """List the parties of a dispute in reach, masked before they leave the query layer."""
    require(scope, Field.PARTIES_MASKED)
    p = schema.party.c
    statement = select(p.role, p.name, p.id_number, p.phone, p.address)
    found = _hanging_on(scope, dispute_id, statement, "party", order=("seq",))
    masks = {
        "name": mask_name,
        "id_number": mask_id_number,
        "phone": mask_phone,
        "address": mask_address,
    }
    for column, mask in masks.items():
        found[column] = [_masked(value, mask) for value in found[column]]
    return found


def _masked(value: object, mask: Callable[[str], str]) -> str | None:
    """Mask what is recorded; how a missing value comes depends on the engine and the column."""
    return mask(value) if isinstance(value, str) and value else None


def _listed(scope: Scope, filters: Filters, search: str) -> Statement:
    d = schema.dispute.c
    statement = select(*(d[name] for name in LISTED)).where(
        *matching(scope, filters, FACTS["dispute"])
    )
    if search.strip():
        statement = statement.where(d.dispute_id.icontains(search.strip(), autoescape=True))
    return statement


def _hanging_on(
    scope: Scope,
    dispute_id: str,
    statement: Statement,
    table: str,
    *,
    order: tuple[str, ...],
) -> pd.DataFrame:
    """Read rows of a dispute that the reader may open; the dispute itself proves the right."""
    require(scope, Field.CASE_DETAIL)
    columns = schema.metadata.tables[table].c
    allowed = select(schema.dispute.c.dispute_id).where(
        schema.dispute.c.dispute_id == dispute_id, *within(scope, schema.dispute)
    )
    return read(
        statement.where(columns.dispute_id.in_(allowed)).order_by(*(columns[k] for k in order))
    )
