"""Sheets as files, for whoever asks: what he may see, on record, in the form he names."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from dashboard.access.clock import today
from dashboard.appraisal.register import frozen_grades
from dashboard.commands.new_file import ALL, LONGEST, new_file, purpose_said, write_taken
from dashboard.domain.errors import BadRequest
from dashboard.domain.grade import FrozenGrade
from dashboard.domain.scope import Scope
from dashboard.reports.files.export_words import Taken
from dashboard.reports.forms.fill import filled_form
from dashboard.reports.grade_sheet.assessment import assessment
from dashboard.reports.grade_sheet.indicators import indicator_sheet
from dashboard.reports.grade_sheet.publication import Objection, publication
from dashboard.reports.grade_sheet.sheet_head import SheetAsked
from dashboard.reports.paper.document import Document
from dashboard.reports.paper.formats import Form, rendered

FORMS = {".docx": Form.DOCX, ".pdf": Form.PDF, ".xlsx": Form.XLSX}


@dataclass(frozen=True)
class Wanted:
    """Which sheet of what, and what its kind needs besides: ``form`` is a form's name."""

    what: str
    asked: SheetAsked
    grading: str = ""
    objection: Objection = Objection()
    form: str = ""


def written(scope: Scope, wanted: Wanted, path: str, purpose: str) -> dict[str, object]:
    """Write a sheet to a new file; return its export number and what stands in it."""
    endings = (".xlsx",) if wanted.what == "form" else tuple(FORMS)
    file, said = new_file(path, endings), purpose_said(purpose)
    _check(wanted.objection)
    rows: list[dict[str, object]] = []

    def make(taken: Taken) -> bytes:
        if wanted.what == "form":
            filled = filled_form(
                scope, wanted.form, wanted.asked, taken, makers=_makers(scope, wanted, taken)
            )
            rows.extend({"cell": cell, "value": value} for cell, value in filled.cells)
            return filled.content
        document = DOCUMENTS[wanted.what](scope, wanted, taken)
        rows.extend({"table": grid.title, "rows": len(grid.rows)} for grid in document.grids)
        return _rendered(document, file)

    month = f"{wanted.asked.month:%Y-%m}"
    detail = " ".join(
        filter(None, ("sheet", wanted.what, wanted.form, wanted.asked.programme, month))
    )
    number = write_taken(scope, file, said, detail, ALL, make)
    return {"month": month, "export": number, "file": str(file), "rows": rows}


def _rendered(document: Document, file: Path) -> bytes:
    return rendered(document, FORMS[file.suffix.lower()])


def _makers(scope: Scope, wanted: Wanted, taken: Taken) -> dict[str, Callable[[], Document]]:
    """What makes the sheets whose figures a form may name by id."""
    return {name: partial(make, scope, wanted, taken) for name, make in DOCUMENTS.items()}


def _frozen(scope: Scope, wanted: Wanted) -> list[FrozenGrade]:
    asked = wanted.asked
    return frozen_grades(scope, asked.programme, wanted.grading, month=asked.month)


def _assessment(scope: Scope, wanted: Wanted, taken: Taken) -> Document:
    frozen = _frozen(scope, wanted)
    return assessment(scope, wanted.asked, frozen, taken, grading=wanted.grading)


def _publication(scope: Scope, wanted: Wanted, taken: Taken) -> Document:
    frozen, objection = _frozen(scope, wanted), wanted.objection
    return publication(scope, wanted.asked, frozen, objection, grading=wanted.grading)


def _indicators(scope: Scope, wanted: Wanted, taken: Taken) -> Document:
    return indicator_sheet(scope, wanted.asked, taken)


DOCUMENTS: dict[str, Callable[[Scope, Wanted, Taken], Document]] = {
    "assessment": _assessment,
    "publication": _publication,
    "indicators": _indicators,
}
WHATS = (*DOCUMENTS, "form")


def _check(objection: Objection) -> None:
    """Refuse a deadline that is over, and a contact that is no line of a paper."""
    if objection.until is not None and objection.until < today():
        raise BadRequest(f"The last day for objections, {objection.until}, is over.")
    if len(objection.contact) > LONGEST or "\n" in objection.contact:
        raise BadRequest(f"--contact is one line of at most {LONGEST} characters.")
