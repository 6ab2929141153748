"""The rows of a workbook's sheet as text: what a cell shows, not what a program makes of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from dashboard.domain.errors import BadFile
from dashboard.domain.text import Text
from dashboard.loading.files import limits
from dashboard.loading.files.text_rows import Row
from dashboard.loading.files.workbook_check import DAMAGED, LOCKED, letters
from dashboard.loading.files.workbook_errors import Marks, marked

EXACT = 10**15
"""A number above is held by a workbook with fifteen digits; the rest were lost on typing it."""
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""How the part is called in which a new workbook lies locked inside an old one."""
Merged = tuple[tuple[int, int], tuple[int, int]]
WHICH = Text(
    "{file}有多个工作表（{sheets}），请写明导入哪一个（sheet）。",
    "{file} has several sheets ({sheets}): name the one to load (sheet).",
)
NO_SHEET = Text(
    "{file}没有工作表“{sheet}”；有：{sheets}。", "{file} has no sheet '{sheet}', but {sheets}."
)
FAR = Text(
    "{file}：工作表“{sheet}”延伸到 {last}；请删除数据以外的行和列后另存为 xlsx。",
    "{file}: sheet '{sheet}' reaches to {last}: delete the rows and columns outside the data and"
    " save it as xlsx.",
)
NO_ROWS = Text("{file}的工作表都是空的。", "{file}: every sheet is empty.")


@dataclass(frozen=True)
class Chosen:
    """The sheet to read, the others with something in them, and its merged cells."""

    sheet: CalamineSheet
    others: tuple[str, ...]

    @property
    def merged(self) -> tuple[Merged, ...]:
        return tuple(self.sheet.merged_cell_ranges or ())


def open_workbook(path: Path, file: str, *, old: bool = False) -> CalamineWorkbook:
    """Open a workbook of any kind, or say why not; an ``old`` one whatever its name says."""
    try:
        if old:
            return _old(path.read_bytes(), file)
        return CalamineWorkbook.from_path(str(path))
    except PasswordError as error:
        raise BadFile(LOCKED.format(file=file)) from error
    except (CalamineError, OSError, ValueError) as error:
        raise BadFile(DAMAGED.format(file=file)) from error


def _old(raw: bytes, file: str) -> CalamineWorkbook:
    if ENCRYPTED in raw:
        raise BadFile(LOCKED.format(file=file))
    return CalamineWorkbook.from_filelike(BytesIO(raw))


def chosen_sheet(book: CalamineWorkbook, file: str, named: str) -> Chosen:
    """Return the sheet that is named, or the only one with anything in it; never two as one."""
    names = list(book.sheet_names)
    if not names:
        raise BadFile(DAMAGED.format(file=file))
    if named and named not in names:
        raise BadFile(NO_SHEET.format(file=file, sheet=named, sheets="、".join(names)))
    try:
        filled = {name: sheet for name in names if (sheet := book.get_sheet_by_name(name)).height}
    except (CalamineError, ValueError) as error:
        raise BadFile(DAMAGED.format(file=file)) from error
    if not named and not filled:
        raise BadFile(NO_ROWS.format(file=file))
    if not named and len(filled) > 1:
        raise BadFile(WHICH.format(file=file, sheets="、".join(filled)))
    name = named or next(iter(filled))
    sheet = filled.get(name) or book.get_sheet_by_name(name)
    return Chosen(sheet, tuple(one for one in filled if one != name))


def check_area(sheet: CalamineSheet, file: str) -> None:
    """Refuse a sheet of an old workbook whose rectangle would take minutes to walk through."""
    if sheet.total_height * sheet.total_width > limits.MOST_OLD_AREA:
        last = f"{letters(sheet.total_width)}{sheet.total_height}"
        raise BadFile(FAR.format(file=file, sheet=sheet.name, last=last))


def workbook_rows(sheet: CalamineSheet, marks: Marks) -> Iterator[Row]:
    """Yield the rows of a sheet with their numbers, every cell as text, from column A on."""
    row, column = sheet.start or (0, 0)
    before = [""] * column
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > row:
            # iter_rows begins at the first row of the sheet, but at its first filled column.
            row_cells = [*before, *map(cell_text, cells)]
            yield number, marked(row_cells, marks[number]) if number in marks else row_cells


def cell_text(value: object) -> str:
    """Write a cell as text; of a number too long to be held, what is left is plain to see."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return str(value)
    return str(value)


def _number(value: float) -> str:
    if value != int(value) if abs(value) < EXACT else False:
        return repr(value)
    return str(int(value)) if abs(value) < EXACT else f"{value:.14E}"
