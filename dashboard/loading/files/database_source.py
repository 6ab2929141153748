"""A table of somebody else's database as a source: read only, in portions, every cell as text."""

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pyarrow as pa
from sqlalchemy import Connection, MetaData, Table, create_engine, make_url, select
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, NoSuchTableError, SQLAlchemyError

from dashboard.domain.errors import BadFile, BadRequest
from dashboard.domain.text import Text
from dashboard.loading.files import limits
from dashboard.loading.files.parent import TextTable
from dashboard.loading.files.request import Request
from dashboard.loading.files.table_out import write_table
from dashboard.loading.files.text_rows import Row
from dashboard.loading.files.workbook_rows import cell_text

KIND = "database"
NO_URL = Text(
    "来源数据库的地址无法识别：请写成 postgresql+psycopg://用户@主机/库 的形式。",
    "The address of the source database is not understood: write postgresql+psycopg://user@host/db.",
)
NO_TABLE = Text("来源数据库没有表“{table}”。", "The source database has no table '{table}'.")
NO_ANSWER = Text(
    "来源数据库没有应答，没有导入任何内容：{why}。",
    "The source database did not answer; nothing was loaded: {why}.",
)


def read_database(address: str, table: str, *, columns: Sequence[str] = ()) -> TextTable:
    """Read a table or view by name (``schema.table`` too), or say why it cannot be read."""
    url = _url(address)
    file = f"{table}@{url.host or Path(url.database or '').name}"
    with tempfile.TemporaryDirectory(prefix="reading-") as folder:
        out = Path(folder) / "table.arrow"
        request = Request("", file, str(out), header_row=1, columns=tuple(columns))
        try:
            with _connected(url) as connection:
                found = write_table(_rows(connection, table), request, KIND, padded=True)
        except NoSuchTableError as error:
            raise BadRequest(NO_TABLE.format(table=table)) from error
        except SQLAlchemyError as error:
            why = type(error.__cause__ or error).__name__
            raise BadFile(NO_ANSWER.format(why=why)) from error
        digest = hashlib.sha256(out.read_bytes()).hexdigest()
        with pa.memory_map(str(out)) as mapped, pa.ipc.open_file(mapped) as opened:
            return TextTable(file, digest, found, opened.read_all())


def _url(address: str) -> URL:
    try:
        url = make_url(address)
        url.get_dialect()
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise BadRequest(NO_URL) from error
    if url.get_backend_name() == "sqlite" and url.database:
        return make_url(f"sqlite:///file:{url.database}?mode=ro&uri=true")
    return url


@contextmanager
def _connected(url: URL) -> Iterator[Connection]:
    engine = create_engine(url, **_options(url))
    try:
        with engine.connect() as connection, connection.begin():
            yield connection
    finally:
        engine.dispose()


def _options(url: URL) -> dict[str, object]:
    """Ask the server itself to refuse writing, where it can be asked."""
    if url.get_backend_name() == "postgresql":
        return {"execution_options": {"postgresql_readonly": True}}
    return {}


def _rows(connection: Connection, name: str) -> Iterator[Row]:
    """Yield the names of the columns as row 1, and every row after it in order of the key."""
    schema, _, plain = name.rpartition(".")
    table = Table(plain, MetaData(), schema=schema or None, autoload_with=connection)
    yield 1, [column.name for column in table.columns]
    statement = select(table).order_by(*table.primary_key.columns)
    options = {"yield_per": limits.ROWS_AT_ONCE}
    found = connection.execution_options(**options).execute(statement)
    for number, row in enumerate(found, start=2):
        yield number, ["" if value is None else cell_text(value) for value in row]
