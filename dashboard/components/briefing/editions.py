"""Earlier editions: the list to open one from, and one opened as it was frozen."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.components.briefing.changes import changes_since
from dashboard.components.briefing.files import take_along
from dashboard.components.briefing.freezing import close_edition, open_edition
from dashboard.components.briefing.paper import draw_paper
from dashboard.components.frame.context import context
from dashboard.components.frame.names import names_for
from dashboard.components.frame.screen import columns_shown
from dashboard.domain.local_time import local
from dashboard.domain.scope import ALL
from dashboard.domain.text import Text
from dashboard.editions.edition import Edition, Opened
from dashboard.editions.register import editions_in
from dashboard.reports.briefing.asked import SUBJECTS
from dashboard.reports.wording import day_text, month_text

TITLE = Text("以往定稿（{n}）", "Earlier editions ({n})")
NONE_YET = Text("还没有定稿。", "There are no editions yet.")
CLICK = Text("点一行打开。", "Click a row to open one.")
BACK = Text("← 返回当前简报", "← Back to the briefing as of now")
STANDS = Text(
    "第 {id} 号定稿 · {month} · {about} · {who} 于 {at} 定稿 · 数据截至 {data_to} · "
    "数据版本 {version}",
    "Edition {id} · {month} · {about} · frozen by {who} at {at} · data to {data_to} · data version "
    "{version}",
)
NOW = Text("与现有数据相比", "Compared with the data now")
PLAIN = Text("{about}", "{about}")
WITH_INTERNAL = Text("{about}（含内部核对页）", "{about} (with the internal page)")
WHOLE = Text("全部", "Everything")
MORE = Text("{names} 等 {n} 个", "{names} and others, {n} in all")
JOINT = Text("、", ", ")
HEADS = {
    "id": Text("编号", "No."),
    "month": Text("月份", "Month"),
    "about": Text("内容", "About"),
    "reach": Text("范围", "Scope"),
    "who": Text("定稿人", "Frozen by"),
    "at": Text("定稿时间", "Frozen at"),
    "version": Text("数据版本", "Data version"),
}
SHOWN = 3


def edition_list(programme: str) -> None:
    """Draw the editions in reach; a click opens one, looked up again where it leads."""
    lang, found = context().lang, editions_in(context().reader, programme)
    st.markdown(f"**{TITLE.format(n=len(found))[lang]}**")
    if not found:
        st.caption(NONE_YET[lang])
        return
    st.caption(CLICK[lang])
    table = pd.DataFrame([_row(one) for one in found])
    event = st.dataframe(
        columns_shown(table.rename(columns={k: head[lang] for k, head in HEADS.items()}), 4),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key="editions",
    )
    rows = event["selection"]["rows"]
    if rows and rows[0] < len(found):
        open_edition(found[rows[0]].id)


def edition_panel(found: Opened, tools: DeltaGenerator) -> None:
    """Draw an edition as it was frozen, its files in ``tools``, and what the data say now."""
    lang, one = context().lang, found.edition
    if st.button(BACK[lang], key="edition_back", type="tertiary"):
        close_edition()
    told = _told(one) | {"data_to": day_text(one.data_to, lang)}
    st.info(STANDS.format(**told)[lang], icon=":material/lock:")
    with tools:
        take_along(found.document, one.asked, edition=one.id)
    left, right = st.columns((2, 1), gap="large")
    with left:
        draw_paper(found.document)
    with right:
        st.markdown(f"**{NOW[lang]}**")
        changes_since(found)


def _row(one: Edition) -> dict[str, object]:
    told = _told(one)
    return {key: told[key] for key in HEADS}


def _told(one: Edition) -> dict[str, object]:
    lang, about = context().lang, SUBJECTS[one.asked.subject]
    return {
        "id": one.id,
        "month": month_text(one.asked.month, lang),
        "about": (WITH_INTERNAL if one.asked.internal else PLAIN).format(about=about)[lang],
        "reach": "；".join(_reach(one)) or WHOLE[lang],
        "at": f"{local(one.at):%Y-%m-%d %H:%M}",
        "who": one.account,
        "version": one.data_version,
    }


def _reach(one: Edition) -> list[str]:
    """Say what an edition tells of: the units its writer was kept to, and those chosen."""
    own = {"county": one.scope.counties, "station": one.scope.stations, "firm": one.scope.firms}
    kept = [(dimension, codes) for dimension, codes in own.items() if codes != ALL]
    return [_names(one, dimension, codes) for dimension, codes in (*kept, *one.asked.choices)]


def _names(one: Edition, dimension: str, codes: Sequence[str]) -> str:
    lang, names = context().lang, names_for(one.asked.programme, dimension, codes)
    shown = JOINT[lang].join(names.get(code, code) for code in codes[:SHOWN])
    more = MORE.format(names=shown, n=len(codes))[lang]
    return more if len(codes) > SHOWN else shown
