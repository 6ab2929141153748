"""Which mapping reads the files: one of those declared, or one made of a file's own columns."""

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.components.context import context
from dashboard.components.import_suggest import suggested_mapping
from dashboard.components.plain import plain
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
    try:
        if name == SUGGESTED:
            return suggested_mapping(programme, files[0])
        mapping = load_mapping(settings().config, name)
        check_codes(mapping, programme)
    except DashboardError as error:
        st.error(plain_sentence(error))
        return None
    return mapping


def plain_sentence(error: DashboardError) -> str:
    """Return what went wrong, for a sentence on the page."""
    return plain(error.said[context().lang])
