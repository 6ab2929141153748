"""What was refused, on the page: reasons and how to mend them, names not found, a file of all."""

import pandas as pd
import streamlit as st

from dashboard.components.exporting.export_log import recorded_export
from dashboard.components.exporting.offer import offered
from dashboard.components.frame.context import context
from dashboard.components.frame.screen import columns_shown
from dashboard.domain.text import Text
from dashboard.loading.mapping import ImportMapping
from dashboard.loading.rejects import Reject, rejects_file
from dashboard.loading.report import SHOWN_REJECTS, LoadReport
from dashboard.loading.unresolved import unresolved
from dashboard.reports.files.case_file import CSV

TITLE = Text("拒收的原因（共 {n:,} 条，列出前 {shown} 条）", "Reasons ({n:,}, the first {shown})")
UNRESOLVED = Text("未对上的名称", "Names not found in the registers")
MAKE = Text("生成拒收清单（CSV）", "Make the list of rejects (CSV)")
DOWNLOAD = Text("下载拒收清单（{n:,} 条）", "Download ({n:,} reasons)")
ROW, COLUMN, VALUE = Text("行", "Row"), Text("列", "Column"), Text("原值", "Value")
REASON, MEND = Text("原因", "Reason"), Text("怎样改", "How to mend")
FILE, TIMES = Text("文件", "File"), Text("行数", "Rows")
ESSENTIAL = 3


def rejects_part(report: LoadReport, mapping: ImportMapping) -> None:
    """Draw what was refused, where something was."""
    if not report.rejects:
        return
    lang, shown = context().lang, report.rejects[:SHOWN_REJECTS]
    st.markdown(f"**{TITLE.format(n=len(report.rejects), shown=len(shown))[lang]}**")
    st.dataframe(columns_shown(_table(shown), ESSENTIAL), hide_index=True)
    names = _unresolved(report, mapping)
    if len(names):
        st.markdown(f"**{UNRESOLVED[lang]}**")
        st.dataframe(names, hide_index=True)
    _take_along(report)


def _unresolved(report: LoadReport, mapping: ImportMapping) -> pd.DataFrame:
    """Each refused name of a unit once, with how many rows it stands in."""
    lang = context().lang
    found = unresolved(report.rejects, mapping)
    rows = [(value, times, reason[lang], column) for (column, value, reason), times in found]
    return pd.DataFrame(rows, columns=[head[lang] for head in (VALUE, TIMES, REASON, COLUMN)])


def _table(rejects: tuple[Reject, ...]) -> pd.DataFrame:
    lang = context().lang
    rows = [
        (one.row, one.column, one.reason[lang], one.value, one.mend[lang], one.file)
        for one in rejects
    ]
    heads = (ROW, COLUMN, REASON, VALUE, MEND, FILE)
    return pd.DataFrame(rows, columns=[head[lang] for head in heads])


def _take_along(report: LoadReport) -> None:
    lang = context().lang
    if st.button(MAKE[lang], key="import_rejects", icon=":material/download:"):
        number = recorded_export(f"{len(report.rejects)} rejects of {report.programme}")
        offered(
            f"rejects-{number}.csv",
            CSV,
            rejects_file(report.rejects),
            number,
            DOWNLOAD.format(n=len(report.rejects)),
        )
