"""The accountant's workbook as a file: purpose asked, export on record, nothing written over."""

from pathlib import Path

from dashboard.access import exports
from dashboard.access.clock import utc_now
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.text import Lang
from dashboard.reports.files.export_words import Taken
from dashboard.reports.files.subsidy_sheet import subsidy_sheet

LONGEST = 200
ALL = "全部"


def written_sheet(scope: Scope, filters: Filters, path: str, purpose: str) -> dict[str, object]:
    """Write the workbook to a new file and return its export number and the rows of its lists."""
    file, said = _new_file(path), " ".join(purpose.split())
    if not 0 < len(said) <= LONGEST:
        raise BadRequest(f"Say what the workbook is for: --purpose, at most {LONGEST} characters.")
    number = exports.record(scope, f"subsidies {filters.programme}; {said}")
    taken = Taken(
        number=number,
        who=scope.account,
        at=utc_now(),
        purpose=said,
        selection="；".join(f"{key}={','.join(codes)}" for key, codes in filters.choices) or ALL,
    )
    sheet = subsidy_sheet(scope, filters, taken, Lang.ZH)
    _write(file, sheet.content)
    rows = [{"sheet": name, "rows": n} for name, n in sheet.rows.items()]
    return {"export": number, "file": str(file), "rows": rows}


def _new_file(path: str) -> Path:
    """Refuse what cannot be a new workbook before anything is put on record."""
    file = Path(path)
    if file.suffix.lower() != ".xlsx":
        raise BadRequest(f"'{path}' does not end in .xlsx.")
    if file.exists():
        raise BadRequest(f"'{path}' is there already; nothing is written over.")
    if not file.parent.is_dir():
        raise BadRequest(f"There is no folder '{file.parent}'.")
    return file


def _write(file: Path, content: bytes) -> None:
    try:
        with file.open("xb") as out:
            out.write(content)
    except OSError as error:
        raise BadRequest(f"'{file}' cannot be written: {error.strerror}.") from error
