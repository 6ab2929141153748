"""Asking a process of its own to read a file: what kills it leaves this one alone."""

import hashlib
import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from dashboard.domain.errors import BadFile
from dashboard.domain.settings import ROOT
from dashboard.domain.text import Text
from dashboard.loading.files import limits
from dashboard.loading.files.naming import shown_name
from dashboard.loading.files.request import Found, Request
from dashboard.loading.files.workbook_check import DAMAGED

CHILD = (sys.executable, "-m", "dashboard.loading.files.child")
PANIC = "PanicException"
"""How a reader of workbooks ends that stumbled over what it cannot make sense of."""
UNREADABLE = Text("{file}无法读取：{why}。", "{file} cannot be read: {why}.")
DIED = Text(
    "{file}无法在允许的内存和时间内读取（读取进程中止），没有导入任何内容；请另存或拆分后再试。",
    "{file} cannot be read within the memory and time allowed (the reader stopped): nothing was "
    "loaded. Save it anew, or split it.",
)
SLOW = Text(
    "{file}在 {seconds} 秒内没有读完，已停止；请拆分后再导入。",
    "{file} was not read within {seconds} seconds: split it.",
)


@dataclass(frozen=True)
class TextTable:
    """A file's cells as text. ``table`` has ``row``, ``width`` and a column ``c0, c1, …`` each."""

    file: str
    sha256: str
    found: Found
    table: pa.Table

    @property
    def header(self) -> tuple[str, ...]:
        return self.found.header


def read_table(
    path: Path,
    *,
    encoding: str = "",
    delimiter: str = "",
    sheet: str = "",
    header_row: int = 0,
    columns: tuple[str, ...] = (),
) -> TextTable:
    """Read a file of any kind as text, or say in one sentence why it cannot be read."""
    file = shown_name(path)
    digest = _digest(path, file)
    with tempfile.TemporaryDirectory(prefix="reading-") as folder:
        out = Path(folder) / "table.arrow"
        request = Request(
            str(path.resolve()), file, str(out), encoding, delimiter, sheet, header_row, columns
        )
        found = _ask(request)
        with pa.memory_map(str(out)) as mapped, pa.ipc.open_file(mapped) as opened:
            # The map outlives the file's name: the table is read from it where it is used.
            return TextTable(file, digest, found, opened.read_all())


def _digest(path: Path, file: str) -> str:
    try:
        with path.open("rb") as opened:
            return hashlib.file_digest(opened, "sha256").hexdigest()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise BadFile(UNREADABLE.format(file=file, why=why)) from error


def _ask(request: Request) -> Found:
    try:
        done = subprocess.run(
            CHILD,
            input=json.dumps(request.as_dict()),
            capture_output=True,
            text=True,
            timeout=limits.SECONDS,
            cwd=ROOT,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise BadFile(SLOW.format(file=request.file, seconds=limits.SECONDS)) from error
    if PANIC in done.stderr:
        raise BadFile(DAMAGED.format(file=request.file))
    if done.returncode:
        raise BadFile(DIED.format(file=request.file))
    return found_in(json.loads(done.stdout))


def found_in(answer: dict[str, Any]) -> Found:
    """Return what a reader found, from its answer; what it refused is raised in its words."""
    if "refused" in answer:
        raise BadFile(Text(**answer["refused"]))
    lists = {name: tuple(answer["found"][name]) for name in ("header", "other_sheets")}
    return Found(**answer["found"] | lists)
