"""Broken files in the manner of the public corpora: rows, or a verdict in words, for every one."""

import gzip
import zipfile
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from dashboard.loading.cells import FORMULA, NO_RESULT, BadCell
from dashboard.loading.columns import checked
from dashboard.loading.files.child import answer
from dashboard.loading.files.request import Request
from tests.loading.files.made import cell, sheet, workbook

LEDGER = "编号,内容\n" + "".join(f"{n},小区漏水没有人处理，请求调解\n" for n in range(30))
HEAD = f'<row r="1">{cell("A1", "id")}{cell("B1", "b")}</row>'
TEXTS: dict[str, tuple[bytes, int | str]] = {
    "quote never closed": (b'id,b\n1,"x\n2,y\n', "row 2 is not well-formed CSV"),
    "quote in the middle": (b'id,b\n1,say "hi"\n', 1),
    "text after a quote": (b'id,b\n1,"x"y\n', "row 2 is not well-formed CSV"),
    "quote after a blank": (b'id, b\n1, "x, y"\n', 1),
    "quotes in quotes": (b'id,b\n1,"a ""b"" c"\n2,""""\n', 2),
    "line ends of all kinds": (b"id,b\r\n1,x\n2,y\r3,z\r\n", 3),
    "only carriage returns": (b"id,b\r1,x\r2,y\r", 2),
    "two marks": (b"\xef\xbb\xbf\xef\xbb\xbfid,b\n1,x\n", 1),
    "separator named first": (b"sep=;\nid;b\n1;x,y\n", 1),
    "blanks in every row": (b"\n\nid,b\n\n1,x\n ,\n", 1),
    "only a header": (b"id,b\n", 0),
    "nothing": (b"", "is empty"),
    "a mark alone": (b"\xef\xbb\xbf", "is empty"),
    "only separators": (b",,\n,,\n", "is empty"),
    "UTF-32": ("id,b\n1,x\n".encode("utf-32"), 1),
    "UTF-16 cut": ("id,b\n1,x\n".encode("utf-16")[:-1], "line 2 is not utf-16"),
    "Latin": ("id,b\n1,Café\n".encode("latin-1"), "line 2 is not utf-8"),
    "Latin that looks Chinese": ("id,b\n1,Größe\n".encode("latin-1"), "name its encoding"),
    "Japanese": ("id,b\n1,日本語のテキスト\n".encode("shift-jis"), "it is no Chinese"),
    "a cut character": (LEDGER.encode("gb18030") + b"30,\xd0\n", 31),
    "many cut characters": (LEDGER.encode("gb18030") + b"30,\xff\n" * 9, "is not utf-8"),
    "NUL bytes": (b"id,b\n" + bytes(900), "full of NUL bytes"),
    "gzip": (gzip.compress(b"id,b\n1,x\n"), "is GZIP, not a table"),
    "a web page called xls": (b'\n<meta charset="utf-8"><table><tr><td>1', "is HTML"),
    "XML": (b'<?xml version="1.0"?><Workbook/>', "is XML"),
}


def ranged(span: str) -> str:
    return sheet(HEAD).replace("<sheetData>", f'<dimension ref="{span}"/><sheetData>')


SHEET_PARTS: dict[str, tuple[str, int | str]] = {
    "a row that never ends": (sheet(HEAD).replace("</row>", ""), 0),
    "no XML": ("id,b", "damaged"),
    "no end": (f"<worksheet><sheetData>{HEAD[:30]}", "damaged"),
    "rows in disorder": (sheet(f'<row r="3">{cell("A3", "2")}</row>{HEAD}'), 1),
    "a range that lies": (ranged("A1"), 0),
    "a range that is none": (ranged("x"), "damaged"),
    "a text that is not there": (sheet('<row r="1"><c r="A1" t="s"><v>9</v></c></row>'), "damaged"),
    "a place that is none": (sheet(HEAD.replace("A1", "1A")), "damaged"),
}  # fmt: skip
FORMULAS = (
    '<row r="2"><c r="A2" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B2"><f>1+1</f></c></row>'
    '<row r="3"><c r="A3" t="str"><f>""</f><v></v></c><c r="B3"><f>1+1</f><v>2</v></c></row>'
    '<row r="4"><c r="A4" t="e"><v>#N/A</v></c><c r="B4" s="1"><f t="shared" si="0"/><v/></c></row>'
)


def verdict(path: Path) -> int | str:
    """How many rows, or why not."""
    out = answer(Request(str(path), path.name, str(path.with_suffix(".arrow"))))
    return out["found"]["rows"] if "found" in out else out["refused"]["en"]


def agree(found: int | str, expected: int | str) -> bool:
    return found == expected if isinstance(expected, int) else expected in str(found)


@pytest.mark.parametrize("name", TEXTS)
def test_a_broken_text_gives_its_rows_or_a_reason(tmp_path: Path, name: str) -> None:
    raw, expected = TEXTS[name]
    path = tmp_path / "given.csv"
    path.write_bytes(raw)
    found = verdict(path)
    assert agree(found, expected), found


@pytest.mark.parametrize("name", SHEET_PARTS)
def test_a_broken_sheet_gives_its_rows_or_a_reason(tmp_path: Path, name: str) -> None:
    part, expected = SHEET_PARTS[name]
    found = verdict(workbook(tmp_path / "given.xlsx", part))
    assert agree(found, expected), found


def without(*parts: str) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    return lambda there: {name: part for name, part in there.items() if name not in parts}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (without("xl/workbook.xml"), "damaged"),
        (without("xl/_rels/workbook.xml.rels"), "damaged"),
        (without("xl/worksheets/sheet1.xml"), "damaged"),
        (without("[Content_Types].xml"), 0),
        (lambda there: there | {"xl/workbook.bin": b"\x83\x01\x00"}, "workbook but XLSB"),
        (lambda there: {"content.xml": b"<x/>"}, "workbook but ODS"),
        (lambda there: {"a.csv": b"id,b\n"}, "workbook but ZIP"),
        (lambda there: {name: part.decode().encode("utf-16") for name, part in there.items()},
         "damaged"),
    ],
)  # fmt: skip
def test_a_workbook_with_other_parts_gets_a_reason(tmp_path: Path, change, reason) -> None:
    path = workbook(tmp_path / "given.xlsx", sheet(HEAD))
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    with zipfile.ZipFile(path, "w") as book:
        for name, part in change(parts).items():
            book.writestr(name, part)
    found = verdict(path)
    assert agree(found, reason), found


def test_a_formula_that_failed_or_was_never_calculated_is_not_empty(tmp_path: Path) -> None:
    path = workbook(tmp_path / "given.xlsx", sheet(HEAD + FORMULAS))
    assert verdict(path) == 3
    table = pa.ipc.open_file(str(path.with_suffix(".arrow"))).read_all()
    cells = [[row["c0"], row["c1"]] for row in table.to_pylist()]
    assert cells == [["#DIV/0!", "#UNSAVED!"], ["", "2"], ["#N/A", "#UNSAVED!"]]


@pytest.mark.parametrize(
    ("word", "reason"), [("#N/A", FORMULA), ("#REF!", FORMULA), ("#UNSAVED!", NO_RESULT)]
)
def test_a_failed_formula_is_refused_in_any_column(word: str, reason: object) -> None:
    with pytest.raises(BadCell) as refused:
        checked(word)
    assert refused.value.reason == reason
    assert checked("#1") == "#1"
