"""A box for the code under a printed figure: typed, looked up, and opened within the reach."""

import streamlit as st

from dashboard.access import view_links
from dashboard.access.view_routes import ABSENT, CHECK
from dashboard.components.frame.context import context
from dashboard.components.own_links.opening import open_view
from dashboard.domain.text import Text

LABEL = Text("输入出处编码（印在文件上）", "Code printed on a paper")
HINT = Text("八位，如 7K2M-9QXA", "eight signs, such as 7K2M-9QXA")
OPEN = Text("打开", "Open")


def code_box() -> None:
    """Draw the box; a code of a page the role has not is answered as none at all."""
    lang = context().lang
    with st.form("code_box", border=False):
        typed = st.text_input(
            LABEL[lang], placeholder=HINT[lang], max_chars=20, key=f"code_typed_{lang}"
        )
        if not st.form_submit_button(OPEN[lang]) or not typed.strip():
            return
    found = view_links.find(typed)
    if found is None or found.view.page not in context().reader.pages:
        st.warning(f"{ABSENT[lang]} {CHECK[lang]}")
    else:
        open_view(found.view)
