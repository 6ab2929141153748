"""The reader's own corner of the menu: bookmarks, where he starts, and codes read off paper."""

import streamlit as st

from dashboard.access.bookmarks import (
    MOST,
    Bookmark,
    bookmarks_of,
    move_up,
    remove,
    start_of,
    start_with,
)
from dashboard.components.frame.context import context
from dashboard.components.frame.plain import plain
from dashboard.components.own_links.code_box import code_box
from dashboard.components.own_links.opening import open_view
from dashboard.components.own_links.reach import can_open
from dashboard.domain.text import Text

LABEL = Text("收藏与编码", "Bookmarks and codes")
BOOKMARKS = Text("收藏（{n}/{most}）", "Bookmarks ({n}/{most})")
NONE_YET = Text(
    "还没有收藏。在页面右上角的“链接”里收藏。",
    "No bookmarks yet. Keep one by the link button at the upper right of a page.",
)
GONE = Text("{name}（已失效：页面或单位已不在您的权限内）", "{name} (no longer within your rights)")
UP, REMOVE = Text("上移", "Move up"), Text("删除", "Remove")
START = Text("登录后先打开", "Open first after signing in")
AS_ROLE = Text("默认页面", "The usual page")
BOOKMARKED = Text("收藏：{name}", "Bookmark: {name}")
NO_START = ("dispute",)
"""Pages that show nothing by themselves."""


def own_links_box() -> None:
    """Draw the corner; what is in it is read once it is opened."""
    lang = context().lang
    with st.sidebar:
        box = st.popover(
            LABEL[lang], icon=":material/bookmarks:", key="own_links", on_change="rerun"
        )
        if box.open:
            with box:
                own = bookmarks_of(context().reader.account)
                _bookmarks(own)
                _start(own)
                code_box()


def _bookmarks(own: list[Bookmark]) -> None:
    lang = context().lang
    st.markdown(f"**{BOOKMARKS.format(n=len(own), most=MOST)[lang]}**")
    if not own:
        st.caption(NONE_YET[lang])
    for place, one in enumerate(own):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            _line(one, is_first=place == 0)


def _line(one: Bookmark, *, is_first: bool) -> None:
    lang, account, number = context().lang, context().reader.account, one.number
    if not can_open(one.view):
        st.caption(GONE.format(name=plain(one.name))[lang])
    elif st.button(plain(one.name), key=f"bookmark_open_{number}", type="tertiary"):
        open_view(one.view)
    st.space("stretch")
    up, away = f"bookmark_up_{number}", f"bookmark_remove_{number}"
    if not is_first and st.button(
        "", key=up, icon=":material/arrow_upward:", help=UP[lang], type="tertiary"
    ):
        move_up(account, number)
        st.rerun()
    if st.button("", key=away, icon=":material/close:", help=REMOVE[lang], type="tertiary"):
        remove(account, number)
        st.rerun()


def _start(own: list[Bookmark]) -> None:
    """Let the reader choose a page of his role or a bookmark to start with."""
    lang, account = context().lang, context().reader.account
    pages = {key: page.title for key, page in context().pages.items() if key not in NO_START}
    names = {"": AS_ROLE[lang]} | {f"page:{key}": title for key, title in pages.items()}
    names |= {f"bookmark:{one.number}": BOOKMARKED.format(name=one.name)[lang] for one in own}
    start = start_of(account)
    now = f"bookmark:{start.bookmark.number}" if start.bookmark else f"page:{start.page}"
    now = now if now in names else ""
    picked = st.selectbox(
        START[lang],
        list(names),
        index=list(names).index(now),
        format_func=names.__getitem__,
        key=f"own_start_{now}_{len(own)}_{lang}",
    )
    if picked != now:
        kind, _, what = picked.partition(":")
        number = int(what) if kind == "bookmark" else None
        start_with(account, page=what if kind == "page" else "", number=number)
        st.rerun()
