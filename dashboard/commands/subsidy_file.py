"""The accountant's workbook as a file: purpose asked, export on record, nothing written over."""

from dashboard.access import exports
from dashboard.access.clock import utc_now
from dashboard.commands.new_file import new_file, said_purpose, write_new
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.text import Lang
from dashboard.reports.files.export_words import Taken
from dashboard.reports.files.subsidy_sheet import subsidy_sheet

ALL = "全部"


def written_sheet(scope: Scope, filters: Filters, path: str, purpose: str) -> dict[str, object]:
    """Write the workbook to a new file and return its export number and the rows of its lists."""
    file, said = new_file(path, (".xlsx",)), said_purpose(purpose, "workbook")
    number = exports.record(scope, f"subsidies {filters.programme}; {said}")
    taken = Taken(
        number=number,
        who=scope.account,
        at=utc_now(),
        purpose=said,
        selection="；".join(f"{key}={','.join(codes)}" for key, codes in filters.choices) or ALL,
    )
    sheet = subsidy_sheet(scope, filters, taken, Lang.ZH)
    write_new(file, sheet.content)
    rows = [{"sheet": name, "rows": n} for name, n in sheet.rows.items()]
    return {"export": number, "file": str(file), "rows": rows}
