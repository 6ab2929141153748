"""Former content of records: kept when it is replaced, and put back when a batch is taken back."""

import json
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

import pandas as pd
import pyarrow as pa
from sqlalchemy import ColumnElement, Connection, FromClause, Row, and_, or_, select

from dashboard.database.bulk import append
from dashboard.loading.brought import Brought

ROWS_AT_ONCE = 10_000

Content = dict[str, Any]
"""What is recorded of a row, by column: JSON leaves no narrower type."""


def keep(
    connection: Connection,
    brought: Brought,
    replaced: FromClause,
    by: ColumnElement[Any] | ColumnElement[str],
    *,
    programme: str,
) -> None:
    """Keep the present content of rows, named by their key, and which batch replaces it."""
    table = brought.table
    statement = select(table, by.label("replaced_by")).join(replaced, brought.same(replaced, table))
    for rows in _portions(connection, statement, brought, table):
        kept = [_kept(brought, row._asdict() | {"programme": programme}) for row in rows]
        append(connection, {brought.history.name: pd.DataFrame(kept, dtype=object)})


def former(connection: Connection, brought: Brought, replaced_by: str) -> Iterator[list[Content]]:
    """Yield what a batch replaced, with the batch that had brought it, in portions."""
    history = brought.history
    statement = select(history).where(history.c.replaced_by == replaced_by)
    for rows in _portions(connection, statement, brought, history):
        yield [content_of(brought, row.content) | {"batch": row.batch} for row in rows]


def put_back(connection: Connection, brought: Brought, contents: Sequence[Content]) -> None:
    """Write rows as they were; those that replaced them are gone already."""
    names = [*brought.columns, "batch"]
    rows = [tuple(map(content.get, names)) for content in contents]
    append(connection, {brought.table.name: pd.DataFrame(rows, columns=names, dtype=object)})


def content_of(brought: Brought, text: str) -> Content:
    """Return what a kept row says, days and times as such; absent is not recorded."""
    said = json.loads(text).items()
    return {name: _typed(brought.kind_of(name), value) for name, value in said}


def _kept(brought: Brought, row: Content) -> Content:
    recorded = {name: row[name] for name in brought.columns if row[name] is not None}
    return {
        **{name: row[name] for name in brought.key},
        "programme": row["programme"],
        "county": row["county"],
        "batch": row["batch"],
        "replaced_by": row["replaced_by"],
        "content": json.dumps(recorded, ensure_ascii=False, default=_iso),
    }


def _iso(day: date) -> str:
    return day.isoformat()


def _typed(kind: pa.DataType, value: object) -> object:
    if isinstance(value, str) and pa.types.is_date(kind):
        return date.fromisoformat(value)
    if isinstance(value, str) and pa.types.is_timestamp(kind):
        return datetime.fromisoformat(value)
    return value


def _portions(
    connection: Connection, statement: Any, brought: Brought, table: FromClause
) -> Iterator[Sequence[Row[*tuple[Any, ...]]]]:
    """Yield rows in the order of their key, in portions, so that more may be asked in between."""
    key = [table.c[name] for name in brought.key]
    rest = statement
    while True:
        rows = connection.execute(rest.order_by(*key).limit(ROWS_AT_ONCE)).fetchall()
        if not rows:
            return
        yield rows
        rest = statement.where(_behind(key, [rows[-1]._mapping[c] for c in brought.key]))


def _behind(key: Sequence[ColumnElement[Any]], last: Sequence[object]) -> ColumnElement[bool]:
    """Whether a row comes after the last one in the order of a key."""
    first, *more = key
    later: ColumnElement[bool] = first > last[0]
    if not more:
        return later
    return or_(later, and_(first == last[0], _behind(more, last[1:])))
