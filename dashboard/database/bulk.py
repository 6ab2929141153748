"""Putting many rows in fast: Arrow into DuckDB, COPY into PostgreSQL."""

from collections.abc import Mapping
from typing import TypeAlias

import pandas as pd
import pyarrow as pa
import pyarrow.csv as pa_csv
from sqlalchemy import BigInteger, Boolean, Connection, Date, DateTime, Double, Engine, Integer
from sqlalchemy import Table as SqlTable

from dashboard.database.schema import metadata

ARROW_TYPES: tuple[tuple[type, pa.DataType], ...] = (
    (BigInteger, pa.int64()),
    (Integer, pa.int32()),
    (Boolean, pa.bool_()),
    (Double, pa.float64()),
    (DateTime, pa.timestamp("us")),
    (Date, pa.date32()),
)


Rows: TypeAlias = pd.DataFrame | pa.Table


def to_arrow(table: SqlTable, rows: Rows) -> pa.Table:
    """Type rows as the schema says; a missing or unknown column is an error, never a null."""
    wanted = [column.name for column in table.columns]
    there = rows.column_names if isinstance(rows, pa.Table) else rows.columns
    if set(wanted) != set(there):
        odd = sorted(set(wanted) ^ set(there))
        raise ValueError(f"Rows for table {table.name} do not fit: columns {', '.join(odd)}.")
    schema = pa.schema([(column.name, arrow_type(column.type)) for column in table.columns])
    if isinstance(rows, pa.Table):
        return rows.select(wanted).cast(schema)
    return pa.Table.from_pandas(rows[wanted], schema=schema, preserve_index=False)


def append(connection: Connection, frames: Mapping[str, Rows]) -> None:
    """Append rows to tables by name, on any engine, inside the caller's transaction."""
    for name, given in frames.items():
        append_to(connection, metadata.tables[name], given)


def append_to(connection: Connection, table: SqlTable, given: Rows) -> None:
    """Append rows to one table, which may be a temporary one of the connection's own."""
    rows = to_arrow(table, given)
    if connection.dialect.name == "duckdb":
        _append_duckdb(connection, table, rows)
    else:
        _append_postgresql(connection, table, rows)


def create_tables(engine: Engine) -> None:
    """Create every table of the case database that is not there yet."""
    metadata.create_all(engine)


def arrow_type(column_type: object) -> pa.DataType:
    """Return the Arrow type in which values of a column of the schema are put in."""
    for sql, arrow in ARROW_TYPES:
        if isinstance(column_type, sql):
            return arrow
    return pa.string()


def _append_duckdb(connection: Connection, table: SqlTable, rows: pa.Table) -> None:
    raw = connection.connection.driver_connection
    if raw is None:
        raise ValueError("The connection is closed.")
    raw.register("arriving_rows", rows)
    columns = ", ".join(f'"{name}"' for name in rows.column_names)
    connection.exec_driver_sql(
        f'INSERT INTO "{table.name}" ({columns}) SELECT {columns} FROM arriving_rows'
    )
    raw.unregister("arriving_rows")


def _append_postgresql(connection: Connection, table: SqlTable, rows: pa.Table) -> None:
    raw = connection.connection.driver_connection
    if raw is None:
        raise ValueError("The connection is closed.")
    sink = pa.BufferOutputStream()
    pa_csv.write_csv(rows, sink, pa_csv.WriteOptions(include_header=False))
    columns = ", ".join(f'"{name}"' for name in rows.column_names)
    statement = f'COPY "{table.name}" ({columns}) FROM STDIN (FORMAT csv)'
    with raw.cursor() as cursor, cursor.copy(statement) as copy:
        copy.write(sink.getvalue().to_pybytes())
