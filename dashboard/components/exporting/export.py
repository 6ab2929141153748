"""Taking a table along: purpose asked, act recorded, file with its provenance at the top."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from dashboard.access.clock import utc_now
from dashboard.components.exporting.export_log import recorded_export
from dashboard.components.exporting.offer import offered
from dashboard.components.frame.context import context
from dashboard.components.frame.page import choices_text
from dashboard.components.frame.plain import seen
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text
from dashboard.reports.files.case_file import CSV, csv_file
from dashboard.reports.files.export_words import Taken, about_lines

PREPARE = Text("导出", "Export")
DOWNLOAD = Text("下载 CSV（{n} 行）", "Download CSV ({n} rows)")
REASON = Text("导出用途（会记入日志）", "Purpose (goes into the log)")
MAKE = Text("生成文件", "Make the file")


@dataclass(frozen=True)
class Export:
    """A table to take along: what it is called, how it is made, and what to say if it was cut."""

    name: str
    make: Callable[[], pd.DataFrame]
    cap: int | None = None
    capped: Text = Text("", "")


def export_button(filters: Filters, export: Export) -> None:
    """Ask for a purpose, then make the file and offer it once."""
    with_purpose(export.name, PREPARE, lambda purpose: _offer(filters, export, purpose))


def with_purpose(name: str, label: Text, offer: Callable[[str], None]) -> None:
    """Ask what an export is for; once the file is asked for, make and offer it with ``offer``."""
    lang = context().lang
    with st.popover(label[lang], icon=":material/download:"):
        purpose = st.text_input(REASON[lang], key=f"export_purpose_{name}", max_chars=200)
        said = seen(purpose)
        if st.button(MAKE[lang], key=f"export_make_{name}", disabled=not said):
            offer(said)


def taken(number: str, purpose: str, filters: Filters) -> Taken:
    """Return what a file says of its export: the reader's, now, of this selection."""
    return Taken(
        number=number,
        who=context().reader.account,
        at=utc_now(),
        purpose=purpose,
        selection=choices_text(filters),
    )


def _offer(filters: Filters, export: Export, purpose: str) -> None:
    lang = context().lang
    table = export.make()
    number = recorded_export(f"{len(table)} {export.name}; {purpose}")
    if len(table) == export.cap:
        st.warning(export.capped[lang])
    about = about_lines(filters, taken(number, purpose, filters), lang)
    offered(
        f"{export.name}-{number}.csv",
        CSV,
        csv_file(list(table.columns), table.itertuples(index=False), tuple(about)),
        number,
        DOWNLOAD.format(n=len(table)),
    )
