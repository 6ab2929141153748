"""What the case database holds already: register codes, and the disputes that arrive again."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from sqlalchemy import Connection, Table, select

from dashboard.database import schema
from dashboard.database.schema import dispute
from dashboard.domain.programme import Programme
from dashboard.loading.derived import COLUMNS
from dashboard.loading.fields import AREAS, UNITS, Known
from dashboard.loading.mapping import ImportMapping
from dashboard.loading.rows import Row

AT_ONCE = 2_000


def units_of(
    connection: Connection, mapping: ImportMapping, programme: Programme
) -> dict[str, Known]:
    """Return the codes that the registers of a programme hold, for each mapped field of units."""
    units = {
        field: _codes(connection, field, programme.code)
        for field in UNITS
        if field in mapping.fields
    }
    if "county" in units:
        units["county"] = {**units["county"], **{code: code for code in programme.areas}}
    return units


def split_by_existing(
    connection: Connection, rows: Iterable[Row], programme: str
) -> tuple[set[str], set[str]]:
    """Return the ids of rows that are there already as they arrive, and of those that differ."""
    arriving = {row.key: row.values for row in rows}
    same: set[str] = set()
    other: set[str] = set()
    columns = [dispute.c[name] for name in COLUMNS]
    for keys in in_portions(list(arriving)):
        statement = select(*columns).where(
            dispute.c.programme == programme, dispute.c.dispute_id.in_(keys)
        )
        for found in connection.execute(statement):
            key = found.dispute_id
            (same if tuple(found) == arriving[key] else other).add(key)
    return same, other


def in_portions(keys: Sequence[str]) -> Iterator[list[str]]:
    """Yield keys in portions that one statement can name."""
    left = iter(keys)
    while portion := list(islice(left, AT_ONCE)):
        yield portion


def _codes(connection: Connection, field: str, programme: str) -> Known:
    table: Table = schema.area if field in AREAS else schema.metadata.tables[field]
    statement = select(table.c.code).where(table.c.programme == programme)
    if field in AREAS:
        statement = statement.where(table.c.level == field)
    return {code: code for code in connection.execute(statement).scalars()}
