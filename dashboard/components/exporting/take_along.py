"""导出 / 打印 at the head of every page: purpose and form asked, act recorded, file offered."""

import streamlit as st

from dashboard.components.exporting.export import MAKE, REASON
from dashboard.components.exporting.export_log import recorded_export, selection_told
from dashboard.components.exporting.offer import offered
from dashboard.components.exporting.page_files import (
    MOST_ROWS,
    WAYS,
    Asked,
    Way,
    choices,
    fits_on_paper,
    page_file,
    ways,
)
from dashboard.components.exporting.paper_words import unmarked
from dashboard.components.exporting.sheet import Sheet
from dashboard.components.frame.context import context
from dashboard.components.frame.plain import seen
from dashboard.domain.text import Text

LABEL = Text("导出 / 打印", "Export / print")
FORM = Text("形式", "Form")
WHICH = Text("哪一张", "Which one")
MAKING = Text("正在生成…", "Being made…")
TOO_LONG = Text(
    "本页表格超过 {most} 行，不宜打印。请缩小筛选范围，或选 XLSX、CSV。",
    "The tables of this page have more than {most} rows: too many to print. Narrow the selection, "
    "or take XLSX or CSV.",
)


def take_along(page: str) -> None:
    """Draw at the head of a page that has run what takes it along, where the page has a head."""
    sheet, lang = context().sheet, context().lang
    if sheet.tools is None or sheet.has_own_files:
        return
    with sheet.tools, st.popover(LABEL[lang], icon=":material/print:", key="take_along"):
        said = seen(st.text_input(REASON[lang], key="page_purpose", max_chars=200))
        way = st.selectbox(
            FORM[lang],
            ways(sheet),
            format_func=lambda one: WAYS[one][lang],
            key=f"page_form_{page}_{lang}",
        )
        asked = Asked(page, way, _place(sheet, page, way), said)
        if st.button(MAKE[lang], key="page_make", type="primary", disabled=not said):
            _offer(sheet, asked)


def _place(sheet: Sheet, page: str, way: Way) -> int:
    """Ask which table or chart is meant, where one is; return its place."""
    titles = choices(sheet, way)
    if not titles:
        return 0
    return int(
        st.selectbox(
            WHICH[context().lang],
            range(len(titles)),
            format_func=titles.__getitem__,
            key=f"page_part_{page}_{way}_{len(titles)}",
        )
    )


def _offer(sheet: Sheet, asked: Asked) -> None:
    if not fits_on_paper(sheet, asked.way):
        st.warning(TOO_LONG.format(most=f"{MOST_ROWS:,}")[context().lang])
        return
    # A page without a selection says in its question what it is about: which dispute, for one.
    told = selection_told(sheet.filters) if sheet.filters else unmarked(sheet.question)
    number = recorded_export(f"page {asked.page} {asked.way}; {asked.purpose}; {told}")
    with st.spinner(MAKING[context().lang]):
        file = page_file(sheet, asked, number)
    offered(file.name, file.media, file.content, number)
