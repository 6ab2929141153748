"""What the case database holds already: the codes of its registers."""

from collections.abc import Iterator, Sequence
from itertools import islice

from sqlalchemy import Connection, Table, select

from dashboard.database import schema
from dashboard.domain.programme import Programme
from dashboard.loading.fields import AREAS, UNITS, Known
from dashboard.loading.mapping import ImportMapping

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
