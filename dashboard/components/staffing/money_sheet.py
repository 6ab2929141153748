"""The accountant's workbook on the page: purpose asked, export on record, then made and offered."""

import streamlit as st

from dashboard.components.cases.draw_export import FORMAT
from dashboard.components.exporting.export import taken, with_purpose
from dashboard.components.exporting.export_log import recorded_export
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text
from dashboard.reports.files.subsidy_sheet import subsidy_sheet

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
    st.download_button(
        DOWNLOAD.format(n=len(sheet.rows) + 1)[here.lang],
        sheet.content,
        file_name=f"{NAME}-{filters.programme}-{number}.xlsx",
        mime=FORMAT,
        on_click="ignore",
    )
