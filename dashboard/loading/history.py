"""Former content of disputes: kept when it is replaced, and put back when a batch is taken back."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd
import pyarrow as pa
from sqlalchemy import ColumnElement, Connection, FromClause, Row, select

from dashboard.database.bulk import append
from dashboard.database.schema import dispute, dispute_history
from dashboard.loading.derived import COLUMNS, KINDS

ROWS_AT_ONCE = 10_000

Content = dict[str, Any]
"""What is recorded of a dispute, by column: JSON leaves no narrower type."""


def keep(
    connection: Connection, replaced: FromClause, by: ColumnElement[Any] | ColumnElement[str]
) -> None:
    """Keep the present content of disputes (column ``dispute_id``) and which batch replaces it."""
    statement = select(dispute, by.label("replaced_by")).join(
        replaced, replaced.c.dispute_id == dispute.c.dispute_id
    )
    for rows in _portions(connection, statement, dispute.c.dispute_id):
        kept = pd.DataFrame([_kept(row._asdict()) for row in rows], dtype=object)
        append(connection, {"dispute_history": kept})


def former(connection: Connection, replaced_by: str) -> Iterator[list[Content]]:
    """Yield what a batch replaced, with the batch that had brought it, in portions."""
    h = dispute_history.c
    statement = select(h.dispute_id, h.batch, h.content).where(h.replaced_by == replaced_by)
    for rows in _portions(connection, statement, h.dispute_id):
        yield [content_of(row.content) | {"batch": row.batch} for row in rows]


def put_back(connection: Connection, contents: Sequence[Content]) -> None:
    """Write disputes as they were; those that replaced them are gone already."""
    names = [*COLUMNS, "batch"]
    rows = [tuple(map(content.get, names)) for content in contents]
    append(connection, {"dispute": pd.DataFrame(rows, columns=names, dtype=object)})


def content_of(text: str) -> Content:
    """Return what a kept row says of a dispute, days and times as such; absent is not recorded."""
    return {name: _typed(name, value) for name, value in json.loads(text).items()}


def _kept(row: Content) -> Content:
    recorded = {name: row[name] for name in COLUMNS if row[name] is not None}
    return {
        "dispute_id": row["dispute_id"],
        "programme": row["programme"],
        "county": row["county"],
        "batch": row["batch"],
        "replaced_by": row["replaced_by"],
        "content": json.dumps(recorded, ensure_ascii=False, default=_iso),
    }


def _iso(day: date) -> str:
    return day.isoformat()


def _typed(name: str, value: object) -> object:
    kind = KINDS.get(name)
    if kind is not None and isinstance(value, str) and pa.types.is_date(kind):
        return date.fromisoformat(value)
    if kind is not None and isinstance(value, str) and pa.types.is_timestamp(kind):
        return datetime.fromisoformat(value)
    return value


def _portions(
    connection: Connection, statement: Any, key: ColumnElement[str]
) -> Iterator[Sequence[Row[*tuple[Any, ...]]]]:
    """Yield rows in the order of a key, in portions, so that more may be asked in between."""
    after: str | None = None
    while True:
        rest = statement if after is None else statement.where(key > after)
        rows = connection.execute(rest.order_by(key).limit(ROWS_AT_ONCE)).fetchall()
        if not rows:
            return
        yield rows
        after = rows[-1].dispute_id
