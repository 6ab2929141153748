"""The link of the view in sight: to copy, as a short code, or to keep as a bookmark."""

from html import escape
from urllib.parse import urlsplit

import streamlit as st

from dashboard.access.bookmarks import LONGEST_NAME, add, bookmarks_of
from dashboard.access.view_links import KeptView, keep
from dashboard.components.frame.context import context
from dashboard.components.frame.plain import plain, seen
from dashboard.components.own_links.opening import view_in_sight
from dashboard.domain.errors import Refused
from dashboard.domain.text import Text

LABEL = Text("链接", "Link")
WHOLE, SHORT = Text("本页链接", "Link to this view"), Text("短链接", "Short link")
HOW = Text(
    "点入方框，按 Ctrl+A、Ctrl+C 复制（手机长按）。别人打开时只看到其本人权限内的内容。",
    "Click into a box, press Ctrl+A and Ctrl+C (on a phone hold it). Who opens the link sees what "
    "his own rights allow.",
)
CODE = Text("出处编码 **{code}**，可写在纸上。", "Code **{code}**: it can be written on paper.")
NAME = Text("收藏本页，名称", "Bookmark this view as")
KEEP = Text("收藏", "Bookmark")
IS_KEPT = Text("已收藏为“{names}”。", "Bookmarked as '{names}'.")
FIELD = (
    '<label style="display:block;font-size:0.86rem">{label}<input readonly value="{value}" '
    'style="display:block;box-sizing:border-box;width:100%;padding:6px 8px;margin:2px 0 6px;'
    "border:1px solid #9AA5B1;border-radius:3px;background:transparent;color:inherit;"
    'font:inherit"></label>'
)


def links_box() -> None:
    """Draw the button of a page's head; the link is made once the box is opened."""
    box = st.popover(
        LABEL[context().lang],
        icon=":material/link:",
        type="tertiary",
        key="links_box",
        on_change="rerun",
    )
    if box.open:
        with box:
            view = view_in_sight()
            _links(view)
            _bookmark(view)


def _links(view: KeptView) -> None:
    """Show the whole link, and the short one where there can be one.

    Fields to select from: a button that copies needs TLS, and the library's speaks English.
    """
    lang, host = context().lang, _host()
    fields = FIELD.format(label=WHOLE[lang], value=escape(f"{host}{view.address}", quote=True))
    try:
        code = keep(view.page, view.query)
    except Refused as error:
        st.html(fields)
        st.caption(error.said[lang])
        return
    st.html(fields + FIELD.format(label=SHORT[lang], value=escape(f"{host}/v/{code}", quote=True)))
    st.caption(f"{CODE.format(code=f'{code[:4]}-{code[4:]}')[lang]} {HOW[lang]}")


def _bookmark(view: KeptView) -> None:
    here, lang = context(), context().lang
    same = [one.name for one in bookmarks_of(here.reader.account) if one.view == view]
    if same:
        st.caption(IS_KEPT.format(names=plain("、".join(same)))[lang])
        return
    target = here.pages.get(view.page)
    usual = target.title if target else view.page
    name = st.text_input(NAME[lang], usual[:LONGEST_NAME], max_chars=LONGEST_NAME)
    if st.button(KEEP[lang], key="bookmark_add", icon=":material/bookmark_add:"):
        try:
            add(here.reader.account, seen(name), view.page, view.query)
        except Refused as error:
            st.warning(plain(error.said[lang]))
            return
        st.rerun()


def _host() -> str:
    """Return where the reader reaches the server, as his browser says it, if it does."""
    told = urlsplit(st.context.url or "")
    return f"{told.scheme}://{told.netloc}" if told.netloc else ""
