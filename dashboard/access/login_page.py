"""The sign-in page: plain HTML made on the server, Chinese first, one click to English."""

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from string import Template
from urllib.parse import urlencode

from dashboard.access.roles import roles
from dashboard.domain.text import Lang, Text

FOLDER = Path(__file__).parent
PAGE = Template((FOLDER / "login.html").read_text("utf-8"))
SCRIPT = (FOLDER / "login.js").read_bytes()
ICON = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">'
    b'<rect width="32" height="32" rx="6" fill="#1F4E79"/>'
    b'<path d="M16 6v20M8 26h16M6 12h20M6 12l-3 8h6zM26 12l-3 8h6z" stroke="#fff" '
    b'stroke-width="2" fill="none"/></svg>'
)

PRODUCT = Text("人民调解监督平台", "People's mediation supervision")
ABOUT = Text("请使用本单位分配的账号登录。", "Sign in with the account your office gave you.")
ACCOUNT = Text("账号", "Account")
PASSWORD = Text("密码", "Password")
SIGN_IN = Text("登录", "Sign in")
OTHER_LANGUAGE = Text("English", "中文")
DEMO = Text("演示登录", "Demonstration")
DEMO_ABOUT = Text("示例数据，选择一个角色进入。", "Sample data: choose a role to enter as.")

WRONG = Text("账号或密码不正确。", "Account or password is not right.")
LOCKED = Text(
    "登录失败次数过多，请在 15 分钟后再试。",
    "Too many failed attempts. Please try again in 15 minutes.",
)
UNAVAILABLE = Text(
    "暂时无法登录：登录记录不能写入。请联系管理员。",
    "Nobody can sign in right now: the log cannot be written. Please tell the administrator.",
)
ALARMS = (WRONG, LOCKED, UNAVAILABLE)
NOTICES = {
    "out": Text("您已退出登录。", "You have signed out."),
    "ended": Text("登录已结束，请重新登录。", "Your sign-in has ended. Please sign in again."),
}


@dataclass(frozen=True, kw_only=True)
class Visit:
    """What a visitor of the page asked for: where to go on to, and in which language."""

    next: str = "/"
    lang: Lang = Lang.ZH


def login_page(visit: Visit, *, demo: bool, notice: Text | None = None) -> str:
    """Return the page; everything that came with the request is escaped."""
    lang = visit.lang
    other = Lang.EN if lang is Lang.ZH else Lang.ZH
    words = {
        "product": PRODUCT,
        "about": ABOUT,
        "account": ACCOUNT,
        "password": PASSWORD,
        "sign_in": SIGN_IN,
        "other_name": OTHER_LANGUAGE,
    }
    return PAGE.substitute(
        {key: escape(text[lang]) for key, text in words.items()},
        lang=lang,
        other_lang=other,
        other_href=escape("/login?" + urlencode({"lang": other, "next": visit.next})),
        next=escape(visit.next),
        notice=_notice(notice, lang),
        demo=_demo(visit) if demo else "",
    )


def _notice(notice: Text | None, lang: Lang) -> str:
    if notice is None:
        return ""
    role = "alert" if notice in ALARMS else "status"
    return f'<p class="notice" role="{role}">{escape(notice[lang])}</p>'


def _demo(visit: Visit) -> str:
    lang = visit.lang
    return "\n".join(
        (
            f'<section class="demo"><h2>{escape(DEMO[lang])}</h2>',
            f"<p>{escape(DEMO_ABOUT[lang])}</p>",
            '<form method="post" action="/login/demo">',
            f'<input type="hidden" name="next" value="{escape(visit.next)}">',
            *_role_buttons(lang),
            "</form></section>",
        )
    )


def _role_buttons(lang: Lang) -> Iterable[str]:
    for key, role in roles().items():
        yield f'<button name="role" value="{escape(key)}">{escape(role.name[lang])}</button>'
