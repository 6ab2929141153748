"""The accountant's workbook as a file: purpose asked, export on record, nothing written over."""

from dashboard.commands.new_file import ALL, new_file, purpose_said, write_taken
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.text import Lang
from dashboard.reports.files.export_words import Taken
from dashboard.reports.files.subsidy_sheet import subsidy_sheet


def written_sheet(scope: Scope, filters: Filters, path: str, purpose: str) -> dict[str, object]:
    """Write the workbook to a new file and return its export number and the rows of its lists."""
    file, said = new_file(path, (".xlsx",)), purpose_said(purpose)
    selection = "；".join(f"{key}={','.join(codes)}" for key, codes in filters.choices) or ALL
    rows: list[dict[str, object]] = []

    def make(taken: Taken) -> bytes:
        sheet = subsidy_sheet(scope, filters, taken, Lang.ZH)
        rows.extend({"sheet": name, "rows": n} for name, n in sheet.rows.items())
        return sheet.content

    number = write_taken(scope, file, said, f"subsidies {filters.programme}", selection, make)
    return {"export": number, "file": str(file), "rows": rows}
