"""The head of the page that loads data: title, question, and the programme to load into."""

import streamlit as st

from dashboard.access.imports import programmes_to_load
from dashboard.components.drawing.writing import write_notice, write_small
from dashboard.components.frame.context import context
from dashboard.components.frame.head import head_line
from dashboard.components.frame.link_choice import follow, keep, refuse
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text

NONE_TO_LOAD = Text(
    "本账号没有可导入的工作模式，请联系系统管理员授权。",
    "This account may load data of no programme: ask the system administrator.",
)
PROGRAMME = Text("导入到哪个工作模式", "Programme to load into")
BLIND = Text(
    "导入员只看得到自己上传的文件和导入结果，看不到库中的案件。",
    "An importer sees the files he uploads and what became of them, and no case of the database.",
)
PARAMETER, WIDGET = "programme", "import_programme"


def import_head(title: Text, question: Text) -> Programme | None:
    """Draw title, question and choice; return the programme chosen among those he may load."""
    lang = context().lang
    head_line(title[lang], question[lang])
    offered = programmes_to_load(context().reader.account)
    if not offered:
        write_notice(NONE_TO_LOAD[lang], icon=":material/info:")
        return None
    refuse(PARAMETER, follow(PARAMETER, WIDGET, offered))
    if st.session_state.get(WIDGET) not in offered:
        st.session_state[WIDGET] = offered[0]
    code = st.selectbox(
        PROGRAMME[lang],
        offered,
        format_func=lambda one: programme_of(one).title[lang],
        key=WIDGET,
    )
    keep(PARAMETER, WIDGET, code)
    write_small(BLIND[lang])
    return programme_of(code)
