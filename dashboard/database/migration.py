"""Bringing a case database of an earlier version of the program up to this one.

Forward only: what is missing is added, nothing is changed or taken away.
"""

from sqlalchemy import DDL, Connection, column, func, select, table

from dashboard.database.schema import data_version, metadata
from dashboard.domain.errors import NoData
from dashboard.domain.text import Text

SCHEMA_NUMBER = 3
"""Goes up with every table or column that is added; kept with each data version."""
NEWER = Text(
    "数据库由较新的程序写入（结构版本 {found}，本程序为 {known}），请先升级程序",
    "the case database was written by a newer program (schema {found}, this one knows {known}):"
    " bring the program up to date first",
)
CANNOT_ADD = Text(
    "数据库的表 {table} 缺少必填列 {columns}，无法补齐，请换用完好的版本",
    "table {table} of the case database lacks what cannot be filled in ({columns}):"
    " use a version that is whole",
)
COLUMNS = table(
    "columns",
    column("table_catalog"),
    column("table_schema"),
    column("table_name"),
    column("column_name"),
    schema="information_schema",
)

Held = dict[str, set[str]]
"""Names of columns that a database has, by table."""


def bring_up_to_date(connection: Connection) -> None:
    """Add every missing table and column, inside the caller's transaction, or refuse in words."""
    held = columns_held(connection)
    _refuse_newer(connection, held)
    for statement in _additions(connection, held):
        connection.execute(statement)
    absent = [one for one in metadata.sorted_tables if one.name not in held]
    metadata.create_all(connection, tables=absent, checkfirst=False)


def columns_held(connection: Connection) -> Held:
    """Return the columns a case database has, by table: one of an earlier program has fewer."""
    c = COLUMNS.c
    ours = select(c.table_name, c.column_name).where(
        c.table_catalog == func.current_database(),
        c.table_schema == func.current_schema(),
        c.table_name.in_(list(metadata.tables)),
    )
    held: Held = {}
    for name, found in connection.execute(ours):
        held.setdefault(name, set()).add(found)
    return held


def _additions(connection: Connection, held: Held) -> list[DDL]:
    added = []
    for one in metadata.sorted_tables:
        lacking = [c for c in one.columns if c.name not in held.get(one.name, one.columns.keys())]
        if required := [c.name for c in lacking if not c.nullable]:
            raise NoData(CANNOT_ADD.format(table=one.name, columns=", ".join(required)))
        for each in lacking:
            kind = each.type.compile(dialect=connection.dialect)
            added.append(f'ALTER TABLE "{one.name}" ADD COLUMN "{each.name}" {kind}')
    return [DDL(statement) for statement in added]  # type: ignore[no-untyped-call]


def _refuse_newer(connection: Connection, held: Held) -> None:
    number = data_version.c.schema_number
    if number.name not in held.get(data_version.name, ()):
        return
    found = connection.execute(select(func.max(number))).scalar() or 0
    if found > SCHEMA_NUMBER:
        raise NoData(NEWER.format(found=found, known=SCHEMA_NUMBER))
