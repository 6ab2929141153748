"""A workbook before it is opened: a zip of XML, each part unpacked to a limit and looked through.

A reader sets aside room for the whole rectangle a sheet spans, so that one cell in the last row
and column takes all the memory there is; a packed part can be a thousand times its size.
"""

import codecs
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.domain.errors import BadFile
from dashboard.domain.text import Text
from dashboard.loading.files import limits

AT_ONCE = 4_000_000
OVERLAP = 256
CELL = re.compile(rb'<(?:\w+:)?c\b[^<>]*?\br="([A-Z]{1,3})([0-9]{1,7})"(?:[^<>]*[^<>/])?>')
DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
SHEETS = "xl/worksheets/"
DAMAGED = Text(
    "{file}已损坏或不完整，请重新导出。", "{file} is damaged or incomplete: export it again."
)
LOCKED = Text(
    "{file}有密码保护，请去掉密码后再导入。", "{file} is protected by a password: take it off."
)
OTHER_ZIP = Text(
    "{file}不是 xlsx 工作簿（是 {what}）：请另存为 xlsx 或 csv。",
    "{file} is no xlsx workbook but {what}: save it as xlsx or csv.",
)
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""How a part begins that the reader would take for an empty one."""
UNPACKED = Text(
    "{file}解开后超过 {most} MB，不予读取。", "{file} unpacks to more than {most} MB: not read."
)
ENTITIES = Text(
    "{file}含有自定义实体（DTD），不予读取。",
    "{file} declares entities of its own (DTD): not read.",
)
FAR = Text(
    "{file}：工作表“{part}”只有 {cells} 个有内容的单元格，却延伸到 {last}；"
    "请删除数据以外的行和列后另存。",
    "{file}: sheet part '{part}' has {cells} filled cells but reaches to {last}: delete the rows "
    "and columns outside the data and save it again.",
)
TALL = Text(
    "{file}：工作表“{part}”超过 {most} 行，不是有效的工作表。",
    "{file}: sheet part '{part}' has more than {most} rows, which no sheet has.",
)
CROWDED = Text(
    "{file}：单元格超过 {most} 个，请拆分后再导入。",
    "{file} has more than {most} cells: split it.",
)


def check_workbook(path: Path, file: str) -> None:
    """Refuse a workbook that is damaged, locked, too large, or brings its own entities."""
    try:
        with zipfile.ZipFile(path) as given:
            listed = given.infolist()
            if any(part.flag_bits & 1 for part in listed):
                raise BadFile(LOCKED.format(file=file))
            if len(listed) > limits.MOST_PARTS:
                raise _unpacked(file)
            _check_kind({part.filename.lower().replace("\\", "/") for part in listed}, file)
            _look_through(given, listed, file)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError) as error:
        raise BadFile(DAMAGED.format(file=file)) from error


def _check_kind(names: set[str], file: str) -> None:
    """Refuse what is packed like a workbook and is none."""
    if "xl/workbook.bin" in names:
        raise BadFile(OTHER_ZIP.format(file=file, what="XLSB"))
    if not any(name.startswith("xl/") for name in names):
        what = "ODS / ODT" if "content.xml" in names else "ZIP"
        raise BadFile(OTHER_ZIP.format(file=file, what=what))


def _look_through(given: zipfile.ZipFile, listed: list[zipfile.ZipInfo], file: str) -> None:
    size = cells = 0
    for part in listed:
        sheet = Extent(part.filename)
        for block in _blocks(given, part):
            size += len(block)
            if size > limits.MOST_UNPACKED:
                raise _unpacked(file)
            if part.filename.endswith((".xml", ".rels")):
                if block.startswith(UTF_16):
                    raise BadFile(DAMAGED.format(file=file))
                if DOCTYPE.search(block):
                    raise BadFile(ENTITIES.format(file=file))
                sheet.take(block)
        cells += sheet.cells
        if cells > limits.MOST_CELLS:
            raise BadFile(CROWDED.format(file=file, most=f"{limits.MOST_CELLS:,}"))
        sheet.check(file)


def _unpacked(file: str) -> BadFile:
    return BadFile(UNPACKED.format(file=file, most=limits.MOST_UNPACKED // 1_000_000))


def _blocks(given: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield a part piece by piece; its declared size is not believed."""
    with given.open(part) as opened:
        while block := opened.read(AT_ONCE):
            yield block


@dataclass
class Extent:
    """How far the filled cells of a sheet reach, and how many there are."""

    part: str
    cells: int = 0
    row: int = 0
    column: int = 0
    rest: bytes = b""

    def take(self, block: bytes) -> None:
        """Look for cells in the next piece; one cut in two is found with the piece after it."""
        if not self.part.startswith(SHEETS):
            return
        text, end = self.rest + block, 0
        for found in CELL.finditer(text):
            self.cells += 1
            self.row = max(self.row, int(found[2]))
            self.column = max(self.column, column_number(found[1]))
            end = found.end()
        self.rest = text[max(end, len(text) - OVERLAP) :]

    def check(self, file: str) -> None:
        """Refuse a sheet no program makes, or whose rectangle is far larger than what it holds."""
        part = self.part.removeprefix(SHEETS)
        if self.row > limits.MOST_ROWS:
            raise BadFile(TALL.format(file=file, part=part, most=f"{limits.MOST_ROWS:,}"))
        if self.row * self.column > limits.MOST_AREA:
            last = f"{letters(self.column)}{self.row}"
            raise BadFile(FAR.format(file=file, part=part, cells=f"{self.cells:,}", last=last))


def letters(column: int) -> str:
    """Name a column as a spreadsheet does: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def column_number(name: bytes) -> int:
    """Return which column a name says: A is 1, AA is 27."""
    column = 0
    for letter in name:
        column = column * 26 + letter - ord("A") + 1
    return column
