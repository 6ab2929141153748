"""The accountant's workbook on the page: purpose asked, export on record, then made and offered."""

from dashboard.components.exporting.export import taken, with_purpose
from dashboard.components.exporting.export_log import recorded_export
from dashboard.components.exporting.offer import offered
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text
from dashboard.reports.files.subsidy_sheet import subsidy_sheet
from dashboard.reports.paper.formats import MIMES, Form

LABEL = Text("会计用表（XLSX）", "Sheet for the accountant (XLSX)")
DOWNLOAD = Text("下载 XLSX（{n} 张表）", "Download XLSX ({n} sheets)")
NAME = "subsidies"


def sheet_button(filters: Filters) -> None:
    """Offer the claims of a selection, checked, as a workbook for the accountant."""
    with_purpose(NAME, LABEL, lambda purpose: _offer(filters, purpose))


def _offer(filters: Filters, purpose: str) -> None:
    here = context()
    number = recorded_export(f"{NAME} {filters.programme}; {purpose}")
    sheet = subsidy_sheet(here.scope, filters, taken(number, purpose, filters), here.lang, ask=ask)
    offered(
        f"{NAME}-{filters.programme}-{number}.xlsx",
        MIMES[Form.XLSX],
        sheet.content,
        number,
        DOWNLOAD.format(n=len(sheet.rows) + 1),
    )
