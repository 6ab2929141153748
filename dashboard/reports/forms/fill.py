"""A template filled: values written where the form says, all else of the agency's workbook kept.

Styles, merged cells, print set-up and formulas stay as they are. A cell that holds a formula of
theirs is never written over.
"""

import io
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell, MergedCell

from dashboard.domain.errors import BadConfig, BadFile
from dashboard.domain.scope import Scope
from dashboard.domain.text import Lang
from dashboard.loading.files.workbook_check import check_workbook
from dashboard.reports.figure import Ask, directly
from dashboard.reports.files.export_words import Taken
from dashboard.reports.files.sheet_leaf import plain_words
from dashboard.reports.files.sheet_table import Kind, Typed
from dashboard.reports.forms.form_file import Form, load_form
from dashboard.reports.forms.form_values import Filling, Makers, Write
from dashboard.reports.grade_sheet.sheet_head import SheetAsked
from dashboard.reports.paper.document import Document, Quoted
from dashboard.reports.paper.sheet_names import sheet_names
from dashboard.reports.paper.sheet_proof import provenance_table
from dashboard.reports.paper.workbook import PROVENANCE

SHARE = "0.0%"
LOST = (
    "xl/drawings/",
    "xl/charts/",
    "xl/media/",
    "xl/vbaProject",
    "xl/externalLinks/",
    "xl/activeX/",
)
"""Parts that would not come through: pictures, charts, macros, links to other files."""


@dataclass(frozen=True)
class Filled:
    """A filled form, and what was written into which cell."""

    content: bytes
    cells: tuple[tuple[str, object], ...]


def filled_form(
    scope: Scope,
    name: str,
    asked: SheetAsked,
    taken: Taken,
    *,
    makers: Makers,
    ask: Ask = directly,
) -> Filled:
    """Fill an agency's form for a programme and month; all of it or nothing."""
    form = load_form(name, asked.programme)
    book = _template(form)
    writes = tuple(Filling(scope, form, asked, taken, makers, ask).writes())
    for one in writes:
        _write(book, form, one)
    if form.provenance:
        _prove(book, writes, form, asked.lang)
    # The agency's own sums are worked out anew by whatever program opens the file.
    book.calculation.fullCalcOnLoad = True
    out = io.BytesIO()
    book.save(out)
    return Filled(
        out.getvalue(), tuple((f"{one.sheet}!{one.at}", _told(one.value)) for one in writes)
    )


def _template(form: Form) -> Workbook:
    """Open a template once it is known to be harmless and to come through whole."""
    path = form.template_path
    try:
        check_workbook(path, form.template)
        with zipfile.ZipFile(path) as parts:
            lost = [one for one in parts.namelist() if one.startswith(LOST)]
    except BadFile as error:
        raise BadConfig(f"{form.file}: key 'template': {error}") from error
    if lost:
        raise BadConfig(
            f"{form.file}: key 'template': {form.template} holds {lost[0]}, which would be lost."
        )
    return load_workbook(path)


def _write(book: Workbook, form: Form, one: Write) -> None:
    if one.sheet not in book.sheetnames:
        raise BadConfig(f"{form.file}: key '{one.key}', {one.at}: no sheet '{one.sheet}'.")
    cell = book[one.sheet][one.at]
    if isinstance(cell, MergedCell):
        raise _refused(form, one, "lies inside a merged cell: name its first cell")
    if cell.data_type == "f":
        raise _refused(form, one, "holds a formula of the template")
    _put(cell, one.value)


def _refused(form: Form, one: Write, why: str) -> BadConfig:
    return BadConfig(f"{form.file}: key '{one.key}', {one.sheet}!{one.at} {why}.")


def _put(cell: Cell, value: object) -> None:
    """Set a value as what it is; words are never taken for a formula, looks stay the cell's own."""
    look = cell.number_format
    if isinstance(value, str):
        cell.value = plain_words(value)
        cell.data_type = "s"
    else:
        cell.value = value
    if look != "General":
        cell.number_format = look


def _prove(book: Workbook, writes: Iterable[Write], form: Form, lang: Lang) -> None:
    """Add a sheet with the origin of every figure, named so that it is none of the agency's."""
    places: dict[str, list[str]] = defaultdict(list)
    found: dict[str, Quoted] = {}
    for one in writes:
        if one.quoted is not None:
            found[one.quoted.id] = one.quoted
            places[one.quoted.id].append(f"{one.sheet}!{one.at}")
    paper = Document(form.name[lang], "", lang, (), (), tuple(found.values()))
    table = provenance_table(paper, places)
    sheet = book.create_sheet(sheet_names([*book.sheetnames, PROVENANCE[lang]], lang)[-1])
    rows = [tuple(column.head[lang] for column in table.columns), *table.rows]
    for row, cells in enumerate(rows, start=1):
        for column, value in enumerate(cells, start=1):
            _prove_cell(sheet.cell(row, column), value)


def _prove_cell(cell: Cell, value: object) -> None:
    if not isinstance(value, Typed):
        _put(cell, value)
        return
    _put(cell, value.value)
    cell.number_format = SHARE if value.kind == Kind.SHARE else cell.number_format


def _told(value: Any) -> object:
    return value.isoformat() if isinstance(value, date) else value
