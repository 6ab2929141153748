"""月度考评表, 公示表 and 考核指标表 on a page: which one, in which form, for what purpose."""

from datetime import date, timedelta

import streamlit as st

from dashboard.access.view_links import keep_all
from dashboard.appraisal.register import frozen_grades
from dashboard.components.drawing.writing import write
from dashboard.components.exporting.export import taken, with_purpose
from dashboard.components.exporting.export_log import recorded_export
from dashboard.components.exporting.offer import offered
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text
from dashboard.queries.counts import data_to
from dashboard.reports.files.export_words import Taken
from dashboard.reports.grade_sheet import assessment, indicators, publication
from dashboard.reports.grade_sheet.sheet_head import SheetAsked
from dashboard.reports.paper.document import Document
from dashboard.reports.paper.formats import MIMES, Form, rendered
from dashboard.reports.wording import month_text

NAME = "grade_sheets"
TITLES = {
    "assessment": assessment.TITLE,
    "publication": publication.TITLE,
    "indicators": indicators.TITLE,
}
FORMS = {
    Form.DOCX: Text("Word（可编辑）", "Word (to be edited)"),
    Form.PDF: Text("PDF（打印）", "PDF (to be printed)"),
    Form.XLSX: Text("Excel 工作簿", "Excel workbook"),
}
HEAD = Text("考评用表", "Sheets of grades")
WHICH, FORM = Text("表", "Sheet"), Text("格式", "Form")
LABEL = Text("生成{month}的表", "Make that of {month}")
DOWNLOAD = Text("下载{sheet}", "Download: {sheet}")


def grade_sheets(filters: Filters, sheets: tuple[str, ...] = tuple(TITLES)) -> None:
    """Offer these sheets for the last whole month of a selection, as Word, PDF or Excel."""
    lang, month = context().lang, last_whole_month(filters)
    write(f"**{HEAD[lang]}**")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        which = st.selectbox(
            WHICH[lang], sheets, format_func=lambda key: TITLES[key][lang], key=f"{NAME}_which"
        )
        form = st.selectbox(
            FORM[lang], list(FORMS), format_func=lambda key: FORMS[key][lang], key=f"{NAME}_form"
        )
        asked = SheetAsked(filters.programme, month, filters.register, lang=lang)
        label = Text(*(LABEL[each].format(month=month_text(month, each)) for each in type(lang)))
        with_purpose(NAME, label, lambda said: _offer(filters, asked, which, form, said))


def last_whole_month(filters: Filters) -> date:
    """Return the first day of the last month that a selection and the data hold whole."""
    after = min(filters.end, data_to(filters.programme)) + timedelta(days=1)
    return (after.replace(day=1) - timedelta(days=1)).replace(day=1)


def _offer(filters: Filters, asked: SheetAsked, which: str, form: Form, purpose: str) -> None:
    number = recorded_export(f"sheet {which} {asked.programme} {asked.month:%Y-%m}; {purpose}")
    document = _document(asked, which, taken(number, purpose, filters))
    keep_all(document.quoted)
    name = f"{TITLES[which][asked.lang]}-{asked.programme}-{asked.month:%Y-%m}-{number}.{form}"
    label = DOWNLOAD.format(sheet=TITLES[which])
    offered(name, MIMES[form], rendered(document, form), number, label)


def _document(asked: SheetAsked, which: str, said: Taken) -> Document:
    scope = context().scope
    if which == "indicators":
        return indicators.indicator_sheet(scope, asked, said, ask=ask)
    frozen = frozen_grades(scope, asked.programme, month=asked.month)
    if which == "publication":
        return publication.publication(scope, asked, frozen, publication.Objection())
    return assessment.assessment(scope, asked, frozen, said, ask=ask)
