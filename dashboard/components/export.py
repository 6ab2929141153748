"""Taking a table along: purpose asked, act recorded, file with its provenance at the top."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import pandas as pd
import streamlit as st

from dashboard.components.context import context
from dashboard.components.export_log import recorded_export
from dashboard.components.page import choices_text
from dashboard.components.plain import seen
from dashboard.database.connection import case_database
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text
from dashboard.queries.counts import data_to
from dashboard.reports.case_file import csv_file
from dashboard.reports.wording import period_text

PREPARE = Text("导出", "Export")
DOWNLOAD = Text("下载 CSV（{n} 行）", "Download CSV ({n} rows)")
REASON = Text("导出用途（会记入日志）", "Purpose (goes into the log)")
MAKE = Text("生成文件", "Make the file")
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


@dataclass(frozen=True)
class Export:
    """A table to take along: what it is called, how it is made, and what to say if it was cut."""

    name: str
    make: Callable[[], pd.DataFrame]
    cap: int | None = None
    capped: Text = Text("", "")


def export_button(filters: Filters, export: Export) -> None:
    """Ask for a purpose, then make the file and offer it once."""
    lang, name = context().lang, export.name
    with st.popover(PREPARE[lang], icon=":material/download:"):
        purpose = st.text_input(REASON[lang], key=f"export_purpose_{name}", max_chars=200)
        said = seen(purpose)
        if st.button(MAKE[lang], key=f"export_make_{name}", disabled=not said):
            _offer(filters, export, said)


def _offer(filters: Filters, export: Export, purpose: str) -> None:
    lang = context().lang
    table = export.make()
    number = recorded_export(f"{len(table)} {export.name}; {purpose}")
    if len(table) == export.cap:
        st.warning(export.capped[lang])
    st.download_button(
        DOWNLOAD.format(n=len(table))[lang],
        csv_file(
            list(table.columns), table.itertuples(index=False), _about(filters, number, purpose)
        ),
        file_name=f"{export.name}-{number}.csv",
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
