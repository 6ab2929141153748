"""The reader's corner: name, language, signing out; and what is said to nobody."""

import streamlit as st

from dashboard.access.reader import Reader
from dashboard.access.roles import roles
from dashboard.domain.text import Lang, Text

SIGN_OUT = Text("退出登录", "Sign out")
SIGNED_IN = Text("{account} · {role}", "{account} · {role}")
ENDED = Text("登录已结束，请重新登录。", "Your sign-in has ended. Please sign in again.")
AGAIN = Text("重新登录", "Sign in again")
NO_PAGES = Text(
    "您已登录。这一角色没有数据页面。", "You are signed in. This role has no data pages."
)


def language(reader: Reader) -> Lang:
    """Return the language in use: a link's, else the one switched to, else the account's."""
    asked = st.query_params.get("lang")
    if asked in (Lang.ZH.value, Lang.EN.value):
        st.session_state["lang"] = asked
    return Lang(st.session_state.get("lang", reader.lang.value))


def account_box(reader: Reader, lang: Lang) -> None:
    """Draw name, role, language switch and sign-out at the foot of the menu."""
    with st.sidebar:
        declared = roles().get(reader.role)
        role = declared.name[lang] if declared else reader.role
        st.caption(SIGNED_IN.format(account=reader.account, role=role)[lang])
        other, label = (Lang.EN, "English") if lang == Lang.ZH else (Lang.ZH, "中文")
        if st.button(label, key="language", icon=":material/translate:", type="tertiary"):
            st.session_state["lang"] = other.value
            st.query_params.pop("lang", None)
            st.rerun()
        st.html(_sign_out_form(lang))


def signed_out() -> None:
    """Say that the sign-in has ended; nothing else is drawn."""
    st.warning(f"{ENDED.zh} {ENDED.en}")
    st.html(f'<a href="/login" target="_self">{AGAIN.zh} / {AGAIN.en}</a>')


def plain_notice(reader: Reader, lang: Lang) -> None:
    """Say to a role without data pages that it is signed in."""
    st.info(NO_PAGES[lang])


def _sign_out_form(lang: Lang) -> str:
    return (
        '<form method="post" action="/logout"><button type="submit" style="all:unset;'
        'cursor:pointer;text-decoration:underline;font-size:0.875rem">'
        f"{SIGN_OUT[lang]}</button></form>"
    )
