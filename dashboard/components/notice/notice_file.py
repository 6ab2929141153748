"""A notice as a Word file: made when asked for, recorded before it exists."""

import streamlit as st

from dashboard.components.exporting.export_log import recorded_export
from dashboard.components.exporting.offer import offered
from dashboard.components.frame.context import context
from dashboard.domain.notice import KINDS, Notice
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.reports.files.notice_letter import notice_letter
from dashboard.reports.paper.formats import MIMES, Form

MAKE = Text("生成{kind}文件", "Make the letter ({kind})")
DOWNLOAD = Text("下载 {title}", "Download {title}")


def letter_button(notice: Notice) -> None:
    """Draw the button that makes the letter, then the one that takes it along."""
    lang = context().lang
    kind = KINDS[notice.kind][lang]
    if st.button(MAKE.format(kind=kind)[lang], key="notice_letter", icon=":material/description:"):
        number = recorded_export("letter", notice.key)
        letter = notice_letter(notice, synthetic=programme_of(notice.programme).synthetic)
        name = f"{notice.title}.docx"
        offered(name, MIMES[Form.DOCX], letter, number, DOWNLOAD.format(title=notice.title))
