"""Keeping a mapping under a name: never over another, and to take along where it cannot be kept."""

import streamlit as st

from dashboard.components.exporting.export_log import recorded_export
from dashboard.components.exporting.offer import offered
from dashboard.components.frame.context import context
from dashboard.domain.errors import BadRequest
from dashboard.domain.settings import settings
from dashboard.domain.text import Text
from dashboard.loading.mapping import NAME
from dashboard.loading.mapping_file import keep_mapping

NAME_IT = Text(
    "给这份列映射起名（字母、数字、- 和 _），以后可直接选用",
    "Name of this mapping (letters, digits, - and _), to choose it next time",
)
SAVE, SHOW = Text("保存列映射", "Keep the mapping"), Text("列映射全文", "The mapping as a file")
SAVED = Text("已保存为 {name}。", "Kept as {name}.")
TAKE = Text("带走列映射文件", "Take the file along")
BAD_NAME = Text("名称只能用字母、数字、- 和 _。", "Letters, digits, - and _ only.")


def save_part(text: str, key: str) -> None:
    """Offer to keep a mapping under a name, and show it as the file it is."""
    lang = context().lang
    name = st.text_input(NAME_IT[lang], key=f"name_{key}", max_chars=60).strip()
    if name and not NAME.fullmatch(name):
        st.warning(BAD_NAME[lang])
        name = ""
    if st.button(SAVE[lang], key=f"save_{key}", disabled=not name, icon=":material/save:"):
        _save(name, text)
    with st.expander(SHOW[lang]):
        st.code(text, language="toml")


def _save(name: str, text: str) -> None:
    lang = context().lang
    try:
        keep_mapping(settings().config, name, text)
    except BadRequest as error:
        st.error(error.said[lang])
        number = recorded_export("mapping", name)
        offered(f"{name}.toml", "text/plain", text.encode("utf-8"), number, TAKE)
        return
    st.success(SAVED.format(name=name)[lang])
