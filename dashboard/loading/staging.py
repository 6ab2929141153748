"""Rows on their way in: temporary tables on the connection that writes, gone with it.

What is new, a correction, a duplicate or a contradiction is found there by SQL, so that a
million rows take no more memory than a thousand.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    MetaData,
    Select,
    String,
    Table,
    and_,
    func,
    insert,
    or_,
    select,
)

from dashboard.database.schema import dispute
from dashboard.loading.derived import COLUMNS

metadata = MetaData()


def _temporary(name: str, comment: str, *columns: Column[Any]) -> Table:
    return Table(name, metadata, *columns, prefixes=["TEMPORARY"], comment=comment)


arriving = _temporary(
    "arriving",
    "Every row that was typed, in the order of files and rows",
    Column("seq", BigInteger),
    Column("file", Integer),
    Column("row", Integer),
    *(Column(name, dispute.c[name].type) for name in COLUMNS),
)
numbered = _temporary(
    "arriving_number",
    "Every dispute that arrives, the first row of it, and how many there are",
    Column("dispute_id", String),
    Column("seq", BigInteger),
    Column("times", Integer),
)
contradicted = _temporary(
    "arriving_contradicted",
    "Disputes whose rows do not agree: which is right, the files do not say",
    Column("dispute_id", String),
)
known = _temporary(
    "arriving_known",
    "Disputes that the database holds already, as they arrive or otherwise",
    Column("dispute_id", String),
    Column("is_same", Boolean),
)
accepted = _temporary(
    "arriving_accepted",
    "The rows that count: the first of each dispute that is new or corrected",
    Column("seq", BigInteger),
    Column("dispute_id", String),
    Column("file", Integer),
    Column("is_corrected", Boolean),
)


def open_staging(connection: Connection) -> None:
    """Make the temporary tables, empty."""
    metadata.create_all(connection, checkfirst=False)


def settle(connection: Connection, programme: str) -> None:
    """Find what becomes of every row that arrived."""
    _fill(connection, numbered, _numbers())
    _fill(connection, contradicted, _contradictions())
    _fill(connection, known, _already_there(programme))
    _fill(connection, accepted, _accepted())


def corrected() -> Select[tuple[str]]:
    """Select the disputes that arrive with other content than the database holds."""
    return select(accepted.c.dispute_id).where(accepted.c.is_corrected)


def differs(one: FromClause, other: FromClause) -> ColumnElement[bool]:
    """Whether two rows of a dispute differ in anything but the batch that brought them."""
    return or_(*(one.c[name].is_distinct_from(other.c[name]) for name in COLUMNS))


def _fill(connection: Connection, table: Table, found: Select[*tuple[object, ...]]) -> None:
    connection.execute(insert(table).from_select(list(table.columns.keys()), found))
    # A server plans by what it knows of a table, and of a new one it knows nothing.
    connection.exec_driver_sql(f"ANALYZE {table.name}")


def _numbers() -> Select[*tuple[object, ...]]:
    key = arriving.c.dispute_id
    return select(key, func.min(arriving.c.seq), func.count()).group_by(key)


def _contradictions() -> Select[*tuple[object, ...]]:
    first, again = arriving.alias("first_row"), arriving.alias("again")
    return (
        select(numbered.c.dispute_id)
        .distinct()
        .join_from(numbered, first, first.c.seq == numbered.c.seq)
        .join(again, again.c.dispute_id == numbered.c.dispute_id)
        .where(numbered.c.times > 1, differs(first, again))
    )


def _already_there(programme: str) -> Select[*tuple[object, ...]]:
    there = and_(dispute.c.dispute_id == arriving.c.dispute_id, dispute.c.programme == programme)
    return (
        select(arriving.c.dispute_id, ~differs(arriving, dispute))
        .join_from(numbered, arriving, arriving.c.seq == numbered.c.seq)
        .join(dispute, there)
    )


def _accepted() -> Select[*tuple[object, ...]]:
    is_same = func.coalesce(known.c.is_same, False)
    return (
        select(
            numbered.c.seq,
            numbered.c.dispute_id,
            arriving.c.file,
            known.c.dispute_id.is_not(None),
        )
        .join_from(numbered, arriving, arriving.c.seq == numbered.c.seq)
        .outerjoin(known, known.c.dispute_id == numbered.c.dispute_id)
        .outerjoin(contradicted, contradicted.c.dispute_id == numbered.c.dispute_id)
        .where(contradicted.c.dispute_id.is_(None), ~is_same)
    )
