"""Files made to do harm: refused in words, and nothing else happens."""

import os
import resource
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO

import pytest

from dashboard.domain.errors import BadFile
from dashboard.loading.files import parent
from dashboard.loading.files.parent import read_table
from tests.loading.files.made import cell, sheet, workbook

ONE_ROW = f'<row r="1">{cell("A1", "No")}</row>'
ENTITY = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa"><!ENTITY z "&a;&a;">]>'
EXTERNAL = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY z SYSTEM "file:///etc/passwd">]>'


def huge_cell(part: IO[bytes]) -> None:
    start, _, end = sheet(f'<row r="1">{cell("A1", "@")}</row>').partition("@")
    part.write(start.encode())
    for _ in range(600):
        part.write(b"a" * 1_000_000)
    part.write(end.encode())


def too_many_rows(part: IO[bytes]) -> None:
    start, _, end = sheet("@").partition("@")
    part.write(start.encode())
    for first in range(1, 3_000_000, 10_000):
        rows = range(first, first + 10_000)
        part.write(b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in rows))
    part.write(end.encode())


def far_cell(path: Path) -> Path:
    last = f'<row r="1048576">{cell("XFD1048576", "x")}</row>'
    return workbook(path, sheet(ONE_ROW + last))


def far_column(path: Path) -> Path:
    rows = "".join(f'<row r="{n}">{cell(f"A{n}", "1")}</row>' for n in range(2, 3_000))
    return workbook(path, sheet(f'<row r="1">{cell("A1", "No")}{cell("XFD1", "x")}</row>{rows}'))


def truncated(path: Path) -> Path:
    raw = far_column(path).read_bytes()
    path.write_bytes(raw[: len(raw) // 2])
    return path


def bytes_of(raw: bytes) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_bytes(raw)
        return path

    return write


HOSTILE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "far_cell": (far_cell, "2 filled cells but reaches to XFD1048576"),
    "far_column": (far_column, "3,000 filled cells but reaches to XFD2999"),
    "huge_cell": (lambda path: workbook(path, huge_cell), "unpacks to more than 400 MB"),
    "too_many_rows": (lambda path: workbook(path, too_many_rows), "more than 1,048,576 rows"),
    "entities": (lambda path: workbook(path, sheet(ONE_ROW, ENTITY)), "entities of its own"),
    "external": (lambda path: workbook(path, sheet(ONE_ROW, EXTERNAL)), "entities of its own"),
    "truncated": (truncated, "damaged or incomplete"),
    "no_workbook": (bytes_of(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000)), "damaged"),
    "no_parquet": (bytes_of(b"PAR1" + bytes(200)), "damaged"),
    "pdf": (bytes_of(b"%PDF-1.7"), "PDF, not a table"),
    "html": (bytes_of(b"\xef\xbb\xbf <!DOCTYPE html><table></table>"), "HTML, not a table"),
    "empty": (bytes_of(b""), "is empty"),
    "long_line": (bytes_of(b"a,b\n" + b"x" * 100_000_000), "row 2 is not well-formed CSV"),
    "wide": (bytes_of(b",".join(b"c%d" % n for n in range(1_000_000))), "more than 2000 columns"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_a_clear_answer_and_leaves_this_process_as_it_was(
    tmp_path: Path, name: str
) -> None:
    make, message = HOSTILE[name]
    path = make(tmp_path / "given.xlsx")
    before, started = _memory(), time.monotonic()
    with pytest.raises(BadFile, match=message) as refused:
        read_table(path)
    assert refused.value.said.zh != refused.value.said.en
    assert _memory() - before < 50_000_000
    assert time.monotonic() - started < 60  # a hang, not a slow machine


def test_what_kills_the_reader_leaves_this_process_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = "import os; os.abort()"
    monkeypatch.setattr(parent, "CHILD", (parent.CHILD[0], "-c", script))
    path = tmp_path / "x.csv"
    path.write_bytes(b"a\n1\n")
    with pytest.raises(BadFile, match="nothing was loaded"):
        read_table(path)


def test_the_reader_may_not_take_more_memory_than_it_is_allowed(tmp_path: Path) -> None:
    # Twenty million cells of the area allowed, all of them filled: more than the child may hold.
    def full(part: IO[bytes]) -> None:
        start, _, end = sheet("@").partition("@")
        part.write(start.encode())
        for first in range(1, 1_000_000, 50_000):
            rows = range(first, first + 50_000)
            words = b"x" * 60
            part.write(
                b"".join(
                    b'<row r="%d"><c r="A%d" t="str"><v>%s%d</v></c></row>' % (n, n, words, n)
                    for n in rows
                )
            )
        part.write(end.encode())

    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    table = read_table(workbook(tmp_path / "full.xlsx", full))
    assert table.found.rows == 999_999
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    assert most <= max(before, 2_000_000_000 / 1_024)


def _memory() -> int:
    """Bytes this process holds."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")
