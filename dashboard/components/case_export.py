"""The export button of the list: column rights, row cap, watermark, and a record of the act."""

from datetime import datetime

import streamlit as st

from dashboard.components.case_table import named_cases
from dashboard.components.context import context
from dashboard.components.export_log import recorded_export
from dashboard.components.page import choices_text
from dashboard.database.connection import case_database
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text
from dashboard.queries.cases import dispute_list
from dashboard.queries.counts import data_to
from dashboard.reports.case_file import csv_file
from dashboard.reports.wording import period_text

PREPARE = Text("导出", "Export")
DOWNLOAD = Text("下载 CSV（{n} 件）", "Download CSV ({n})")
REASON = Text("导出用途（会记入日志）", "Purpose (goes into the log)")
MAKE = Text("生成文件", "Make the file")
CAP = 5_000
CAPPED = Text(
    "超过 {cap} 件，只导出前 {cap} 件。", "Over {cap}: only the first {cap} are exported."
)
ABOUT = {
    "number": Text("导出编号", "Export"),
    "who": Text("导出人", "By"),
    "when": Text("导出时间", "At"),
    "version": Text("数据版本", "Data version"),
    "data_to": Text("数据截至", "Data to"),
    "period": Text("期间", "Period"),
    "selection": Text("筛选", "Selection"),
    "purpose": Text("用途", "Purpose"),
}


def export_button(filters: Filters, search: str) -> None:
    """Ask for a purpose, then make the file and offer it once."""
    lang = context().lang
    with st.popover(PREPARE[lang], icon=":material/download:"):
        purpose = st.text_input(REASON[lang], key="export_purpose", max_chars=200)
        if st.button(MAKE[lang], key="export_make", disabled=not purpose.strip()):
            _offer(filters, search, purpose.strip())


def _offer(filters: Filters, search: str, purpose: str) -> None:
    lang, here = context().lang, context()
    frame = dispute_list(here.scope, filters, search, "cohort_on", True, 1, CAP)
    number = recorded_export(f"{len(frame)} disputes; {purpose}")
    shown = named_cases(frame, filters.programme)
    about = _about(filters, number, purpose)
    if len(frame) == CAP:
        st.warning(CAPPED.format(cap=CAP)[lang])
    st.download_button(
        DOWNLOAD.format(n=len(frame))[lang],
        csv_file(list(shown.columns), shown.itertuples(index=False), about),
        file_name=f"disputes-{number}.csv",
        mime="text/csv",
        on_click="ignore",
    )


def _about(filters: Filters, number: str, purpose: str) -> list[tuple[str, str]]:
    lang = context().lang
    values = {
        "number": number,
        "who": context().reader.account,
        "when": f"{datetime.now():%Y-%m-%d %H:%M}",
        "version": case_database().version,
        "data_to": data_to(filters.programme).isoformat(),
        "period": period_text(filters.start, filters.end, lang),
        "selection": choices_text(filters),
        "purpose": purpose,
    }
    return [(ABOUT[key][lang], value) for key, value in values.items()]
