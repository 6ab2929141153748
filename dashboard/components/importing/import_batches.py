"""What was loaded before, file by file, and taking one of it back."""

import pandas as pd
import streamlit as st

from dashboard.access.imports import Importer, undone_as
from dashboard.components.drawing.tables import show_table
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.context import context
from dashboard.components.frame.screen import NONE
from dashboard.components.importing.import_mapping import plain_sentence
from dashboard.domain.errors import DashboardError
from dashboard.domain.programme import Programme
from dashboard.domain.settings import settings
from dashboard.domain.text import Text
from dashboard.loading.batches import Batch, list_batches
from dashboard.loading.writing import LOAD

TITLE = Text("已导入的批次", "Batches loaded so far")
NO_BATCHES = Text("还没有导入过文件。", "Nothing was loaded so far.")
HEADS = (
    Text("导入时间", "Loaded at"),
    Text("文件", "File"),
    Text("接收", "Accepted"),
    Text("读入", "Read"),
    Text("重复", "Duplicate"),
    Text("拒收", "Rejected"),
    Text("经办人", "By"),
    Text("列映射", "Mapping"),
    Text("状态", "State"),
    Text("批次", "Batch"),
    Text("文件指纹（前 12 位）", "SHA-256 (first 12)"),
)
ESSENTIAL = 3
IN_FORCE, UNDONE = Text("有效", "in force"), Text("已撤销", "taken back")
UNDO = Text("撤销", "undo")
CHOOSE = Text("要撤销的批次", "Batch to take back")
HINT = Text("请选择", "Choose")
TAKE_BACK = Text("撤销这一批", "Take it back")
SURE = Text(
    "确认：这一批带来的纠纷将删除，被它更正的恢复原内容",
    "I am sure: disputes it brought go, those it corrected return to what they were",
)
DONE = Text(
    "已撤销：删除 {removed:,} 件，恢复原内容 {restored:,} 件。数据版本 {version}。",
    "Taken back: {removed:,} disputes removed, {restored:,} put back. Data version {version}.",
)
TOLD = "import_undone"


def batch_list(programme: Programme) -> None:
    """List the batches of a programme, newest first, and offer to take one back."""
    lang = context().lang
    st.divider()
    write(f"**{TITLE[lang]}**")
    told = st.session_state.pop(TOLD, None)
    if told:
        st.info(told, icon=":material/undo:")
    try:
        found = list_batches(settings().database, programme.code)[::-1]
    except DashboardError as error:
        st.error(plain_sentence(error))
        return
    if not found:
        write_small(NO_BATCHES[lang])
        return
    frame = pd.DataFrame([_row(batch) for batch in found], columns=[head[lang] for head in HEADS])
    show_table(frame, ESSENTIAL)
    standing = [one for one in found if one.kind == LOAD and not one.undone_by and one.accepted]
    if standing:
        _take_back(programme, standing)


def _row(batch: Batch) -> tuple[object, ...]:
    lang = context().lang
    state = UNDO if batch.kind != LOAD else UNDONE if batch.undone_by else IN_FORCE
    at = f"{batch.loaded_at:%Y-%m-%d %H:%M}" if batch.loaded_at else NONE
    counts = (batch.accepted, batch.read, batch.duplicate, batch.rejected)
    told = (batch.who or NONE, batch.mapping, state[lang], batch.batch, batch.sha256[:12])
    return (at, batch.file, *counts, *told)


def _take_back(programme: Programme, offered: list[Batch]) -> None:
    lang = context().lang
    named = {
        batch.batch: f"{batch.loaded_at:%Y-%m-%d %H:%M} · {batch.file}"
        for batch in offered
        if batch.loaded_at
    }
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen = st.selectbox(
            CHOOSE[lang],
            list(named),
            index=None,
            format_func=lambda one: named.get(one, one),
            placeholder=HINT[lang],
            key=f"import_undo_{programme.code}",
        )
    sure = bool(chosen) and st.checkbox(SURE[lang], key=f"import_undo_sure_{chosen}")
    go = sure and st.button(TAKE_BACK[lang], key="import_undo_go", icon=":material/undo:")
    if chosen and go:
        _undo(programme, chosen)


def _undo(programme: Programme, batch: str) -> None:
    lang, reader = context().lang, context().reader
    who = Importer(account=reader.account, role=reader.role, login_id=reader.login_id)
    try:
        report = undone_as(who, batch, programme, database=settings().database)
    except DashboardError as error:
        st.error(plain_sentence(error), icon=":material/block:")
        return
    said = {"removed": report.removed, "restored": report.restored}
    st.session_state[TOLD] = DONE.format(**said, version=report.data_version)[lang]
    st.rerun()
