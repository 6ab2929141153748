"""The process that reads a file: started for one file, limited, and allowed to die.

It reads a request as JSON on its standard input, writes the table where it is told, and answers
as JSON on its standard output: what it found, or why it refused.
"""

import json
import resource
import sys
from dataclasses import replace
from pathlib import Path

from dashboard.domain.errors import BadFile
from dashboard.domain.text import Text
from dashboard.loading.files import limits
from dashboard.loading.files.encodings import encoding_of
from dashboard.loading.files.kinds import Kind, kind_of
from dashboard.loading.files.parquet_rows import parquet_rows
from dashboard.loading.files.request import Found, Refused, Request
from dashboard.loading.files.table_out import write_table
from dashboard.loading.files.text_rows import separator, text_rows
from dashboard.loading.files.workbook_check import check_workbook
from dashboard.loading.files.workbook_errors import marks_of
from dashboard.loading.files.workbook_rows import (
    check_area,
    chosen_sheet,
    open_workbook,
    workbook_rows,
)

UNREADABLE = Text("{file}无法读取：{why}。", "{file} cannot be read: {why}.")
MEMORY = Text(
    "{file}需要的内存超过允许的 {most} MB，不予读取；请拆分或另存后再导入。",
    "{file} needs more than the {most} MB of memory allowed: split it, or save it anew.",
)


def main() -> int:
    """Answer one request."""
    for limit, most in (
        (resource.RLIMIT_AS, limits.MEMORY),
        (resource.RLIMIT_CPU, limits.SECONDS),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(limit, (most, most))
    raw = json.load(sys.stdin)
    request = Request(**raw | {"columns": tuple(raw["columns"])})
    json.dump(answer(request), sys.stdout, ensure_ascii=False)
    return 0


def answer(request: Request) -> dict[str, object]:
    """Return what was found in a file, or why it was refused."""
    try:
        return {"found": read(request).as_dict()}
    except BadFile as error:
        return {"refused": Refused(error.said).as_dict()}
    except MemoryError:
        most = limits.MEMORY // 1_000_000
        return {"refused": Refused(MEMORY.format(file=request.file, most=most)).as_dict()}
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        return {"refused": Refused(UNREADABLE.format(file=request.file, why=why)).as_dict()}


def read(request: Request) -> Found:
    """Read a file of any kind into the table asked for."""
    path = Path(request.path)
    kind = kind_of(path, request.file)
    if kind == Kind.TEXT:
        return _text(path, request)
    if kind == Kind.PARQUET:
        rows = parquet_rows(path, request.file)
        return write_table(rows, replace(request, header_row=1), kind, padded=True)
    return _workbook(path, request, kind)


def _workbook(path: Path, request: Request, kind: Kind) -> Found:
    is_old = kind == Kind.OLD_WORKBOOK
    if not is_old:
        check_workbook(path, request.file)
    with open_workbook(path, request.file, old=is_old) as book:
        chosen = chosen_sheet(book, request.file, request.sheet)
        if is_old:
            check_area(chosen.sheet, request.file)
        marks = {} if is_old else marks_of(path, chosen.sheet.name)
        rows = workbook_rows(chosen.sheet, marks)
        found = write_table(rows, request, kind, merged=chosen.merged, padded=True)
        return replace(found, sheet=chosen.sheet.name, other_sheets=chosen.others)


def _text(path: Path, request: Request) -> Found:
    encoding = encoding_of(path, request.file, request.encoding)
    delimiter = request.delimiter or separator(path, encoding.name)
    rows = text_rows(path, request.file, encoding.name, delimiter)
    found = write_table(rows, request, Kind.TEXT)
    return replace(found, encoding=encoding.name, damaged=encoding.damaged, delimiter=delimiter)


if __name__ == "__main__":
    sys.exit(main())
