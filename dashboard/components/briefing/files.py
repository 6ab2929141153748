"""Taking a briefing along: the purpose is asked once, each file is on record before it is made."""

from dataclasses import dataclass

import streamlit as st

from dashboard.access.clock import utc_now
from dashboard.access.papers import issued
from dashboard.components.exporting.export import REASON
from dashboard.components.exporting.export_log import recorded_export
from dashboard.components.exporting.offer import offered
from dashboard.components.frame.context import context
from dashboard.components.frame.plain import seen
from dashboard.domain.text import Text
from dashboard.reports.briefing.asked import Asked
from dashboard.reports.files.export_words import Taken
from dashboard.reports.paper.document import Document
from dashboard.reports.paper.formats import MIMES, Form

TAKE = Text("下载", "Download")
FORMS = {
    Form.PDF: Text("PDF（打印）", "PDF (to print)"),
    Form.DOCX: Text("Word（可改）", "Word (to edit)"),
    Form.XLSX: Text("Excel（数据）", "Excel (figures)"),
    Form.PNG: Text("手机图片", "Picture for a phone"),
}
DOWNLOAD = Text("下载 {form}", "Download {form}")
LOADING = Text("正在生成文件", "Making the file")


@dataclass(frozen=True)
class Told:
    """What the log says of an export: which briefing, and what for."""

    name: str
    purpose: str


def take_along(document: Document, asked: Asked, *, edition: int = 0) -> None:
    """Offer a paper in every form: one purpose, then a button for each file."""
    lang, name = context().lang, _told(asked, edition)
    with st.popover(TAKE[lang], icon=":material/download:", type="primary"):
        purpose = seen(st.text_input(REASON[lang], key=f"briefing_purpose_{name}", max_chars=200))
        with st.container(horizontal=True):
            pressed = [
                form
                for form, label in FORMS.items()
                if st.button(label[lang], key=f"briefing_{form}_{name}", disabled=not purpose)
            ]
        for form in pressed:
            with st.spinner(LOADING[lang]):
                _offer(document, form, Told(name, purpose))


def _offer(document: Document, form: Form, told: Told) -> None:
    number = recorded_export(f"{told.name}.{form}; {told.purpose}")
    taken = Taken(
        number=number,
        who=context().reader.account,
        at=utc_now(),
        purpose=told.purpose,
        selection=document.subtitle,
    )
    name = f"{document.title}-{number}.{form}"
    content = issued(document, form, taken)
    offered(name, MIMES[form], content, number, DOWNLOAD.format(form=FORMS[form]))


def _told(asked: Asked, edition: int) -> str:
    """Say for the log which briefing is taken along, if with its internal page, which edition."""
    told = f"briefing-{asked.programme}-{asked.subject}-{asked.month:%Y-%m}"
    told += "-internal" if asked.internal else ""
    return f"{told}-edition-{edition}" if edition else told
