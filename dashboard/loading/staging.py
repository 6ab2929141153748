"""Rows on their way in: temporary tables on the connection that writes, gone with it.

What is new, a correction, a duplicate or a contradiction is found there by SQL, so that a
million rows take no more memory than a thousand.
"""

from collections.abc import Iterable
from functools import cache
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

from dashboard.loading.brought import Brought


class Stage:
    """The temporary tables of a load that brings one kind of record.

    ``arriving`` holds every row that was typed, ``place`` in the order of files and rows;
    ``accepted`` the rows that count: the first of each record that is new or corrected.
    """

    def __init__(self, brought: Brought) -> None:
        self.brought, self._metadata = brought, MetaData()
        kept = [Column(name, brought.table.c[name].type) for name in brought.columns]
        within = [Column(name, String) for name in brought.within]
        place, file = Column("place", BigInteger), Column("file", Integer)
        self.arriving = self._table(
            "arriving", place, file, Column("row", Integer), *kept, *within, keyed=False
        )
        self.numbered = self._table(
            "arriving_number", Column("place", BigInteger), Column("times", Integer)
        )
        self.contradicted = self._table("arriving_contradicted")
        self.known = self._table("arriving_known", Column("is_same", Boolean))
        self.accepted = self._table(
            "arriving_accepted",
            Column("place", BigInteger),
            Column("file", Integer),
            Column("is_corrected", Boolean),
        )

    def open(self, connection: Connection) -> None:
        """Make the temporary tables, empty."""
        self._metadata.create_all(connection, checkfirst=False)

    def settle(self, connection: Connection, programme: str) -> None:
        """Find what becomes of every row that arrived."""
        _fill(connection, self.numbered, self._numbers())
        _fill(connection, self.contradicted, self._contradictions())
        _fill(connection, self.known, self._already_there(programme))
        _fill(connection, self.accepted, self._accepted())

    def key_of(self, table: FromClause) -> list[ColumnElement[Any]]:
        """Return the columns that make a row its own."""
        return [table.c[name] for name in self.brought.key]

    def _table(self, name: str, *columns: Column[Any], keyed: bool = True) -> Table:
        table = self.brought.table
        key = [Column(name, table.c[name].type) for name in self.brought.key] if keyed else []
        return Table(name, self._metadata, *key, *columns, prefixes=["TEMPORARY"])

    def _numbers(self) -> Select[*tuple[object, ...]]:
        key = self.key_of(self.arriving)
        return select(*key, func.min(self.arriving.c.place), func.count()).group_by(*key)

    def _contradictions(self) -> Select[*tuple[object, ...]]:
        """Find what has rows that do not agree: which is right, the files do not say."""
        first, again = self.arriving.alias("first_row"), self.arriving.alias("again")
        names = (*self.brought.columns, *self.brought.within)
        return (
            select(*self.key_of(self.numbered))
            .distinct()
            .join_from(self.numbered, first, first.c.place == self.numbered.c.place)
            .join(again, self.brought.same(again, self.numbered))
            .where(self.numbered.c.times > 1, differs(first, again, names))
        )

    def _already_there(self, programme: str) -> Select[*tuple[object, ...]]:
        """Find what the database holds already, as it arrives or otherwise."""
        table, there = self.brought.table, self.brought.same(self.brought.table, self.arriving)
        if "programme" in table.c:
            there = and_(there, table.c.programme == programme)
        return (
            select(
                *self.key_of(self.arriving), ~differs(self.arriving, table, self.brought.columns)
            )
            .join_from(self.numbered, self.arriving, self.arriving.c.place == self.numbered.c.place)
            .join(table, there)
        )

    def _accepted(self) -> Select[*tuple[object, ...]]:
        numbered, known, contradicted = self.numbered, self.known, self.contradicted
        first = self.brought.key[0]
        return (
            select(
                *self.key_of(numbered),
                numbered.c.place,
                self.arriving.c.file,
                known.c[first].is_not(None),
            )
            .join_from(numbered, self.arriving, self.arriving.c.place == numbered.c.place)
            .outerjoin(known, self.brought.same(known, numbered))
            .outerjoin(contradicted, self.brought.same(contradicted, numbered))
            .where(contradicted.c[first].is_(None), ~func.coalesce(known.c.is_same, False))
        )


@cache
def stage_of(brought: Brought) -> Stage:
    """Return the temporary tables of a kind of record."""
    return Stage(brought)


def differs(one: FromClause, other: FromClause, names: Iterable[str]) -> ColumnElement[bool]:
    """Whether two rows differ in any of some columns."""
    return or_(*(one.c[name].is_distinct_from(other.c[name]) for name in names))


def _fill(connection: Connection, table: Table, found: Select[*tuple[object, ...]]) -> None:
    connection.execute(insert(table).from_select(list(table.columns.keys()), found))
    # A server plans by what it knows of a table, and of a new one it knows nothing.
    connection.exec_driver_sql(f"ANALYZE {table.name}")
