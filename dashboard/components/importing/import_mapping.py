"""Which mapping reads the files: one of those declared, or one made of a file's own columns."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.components.frame.context import context
from dashboard.components.frame.plain import plain
from dashboard.components.importing.import_files import is_workbook
from dashboard.components.importing.import_suggest import suggested_mapping
from dashboard.domain.errors import DashboardError
from dashboard.domain.programme import Programme
from dashboard.domain.settings import settings
from dashboard.domain.text import Text
from dashboard.loading.mapping import ImportMapping, check_codes, load_mapping, mapping_names

LABEL = Text("列映射（文件的列对应哪些字段）", "Mapping of the file's columns")
SUGGEST = Text(
    "推测列映射（没有现成的，按第一个文件的表头和取值推测）", "Suggest one for this file"
)
SUGGESTED = ""
SHEET = Text(
    "工作表名称（工作簿有多张表时填写；空着则按唯一的表）",
    "Sheet (where a workbook has several; empty for its only one)",
)
WIDGET = "import_mapping"
FIRST_FILES = Text("先上传文件，再核对列映射。", "Upload a file first.")


def chosen_mapping(programme: Programme, files: Sequence[UploadedFile]) -> ImportMapping | None:
    """Let the importer choose a mapping; return it once it can be used."""
    lang = context().lang
    names = mapping_names(settings().config)
    name = st.selectbox(
        LABEL[lang],
        [*names, SUGGESTED],
        format_func=lambda one: one or SUGGEST[lang],
        key=WIDGET,
    )
    if name == SUGGESTED and not files:
        st.caption(FIRST_FILES[lang])
        return None
    sheet = _sheet(files)
    try:
        if name == SUGGESTED:
            return suggested_mapping(programme, files[0], sheet)
        mapping = load_mapping(settings().config, name)
        check_codes(mapping, programme)
    except DashboardError as error:
        st.error(plain_sentence(error))
        return None
    return mapping.model_copy(update={"sheet": sheet}) if sheet else mapping


def _sheet(files: Sequence[UploadedFile]) -> str:
    """Ask for the sheet of a workbook; several are never read as one."""
    if not any(map(is_workbook, files)):
        return ""
    return st.text_input(SHEET[context().lang], key="import_sheet", max_chars=60).strip()


def plain_sentence(error: DashboardError) -> str:
    """Return what went wrong, for a sentence on the page."""
    return plain(error.said[context().lang])
