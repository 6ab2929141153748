"""What the units of a register are called: by code and by name, for cells that say either."""

from collections.abc import Mapping

from sqlalchemy import Connection, Table, select

from dashboard.database import schema
from dashboard.domain.programme import Programme
from dashboard.loading import cells
from dashboard.loading.cells import Reader
from dashboard.loading.fields import AREAS, UNITS
from dashboard.loading.mapping import ImportMapping

Words = tuple[tuple[str, str], ...]
"""Words and the codes they stand for; one word may stand for several."""


def unit_readers(
    connection: Connection, mapping: ImportMapping, programme: Programme
) -> Mapping[str, Reader]:
    """Return the reader of each mapped field of units, by what the registers hold."""
    return {
        field: cells.unit(field, unit_words(connection, field, programme))
        for field in UNITS
        if field in mapping.fields
    }


def unit_words(connection: Connection, field: str, programme: Programme) -> Words:
    """Return the codes and names of a register of units, and the credit codes of firms."""
    table: Table = schema.area if field in AREAS else schema.metadata.tables[field]
    columns = [table.c[name] for name in ("code", "name", "credit_code") if name in table.c]
    statement = select(*columns).where(table.c.programme == programme.code)
    if field in AREAS:
        statement = statement.where(table.c.level == field)
    found = [(row[0], word) for row in connection.execute(statement) for word in row]
    declared = [(code, code) for code in programme.areas] if field == "county" else []
    return tuple((word, code) for code, word in [*found, *declared] if word)
