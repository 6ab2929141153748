"""The route of short codes: from ``/v/CODE`` to the view, for readers who have its page."""

from html import escape

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from dashboard.access import view_links
from dashboard.access.login_page import PRODUCT
from dashboard.access.refusals import UNKEPT
from dashboard.access.roles import roles
from dashboard.access.sessions import Login
from dashboard.access.view_links import Found
from dashboard.database.state import StateUnavailable
from dashboard.domain.text import Text

ABSENT = Text("没有这个出处编码。", "There is no such code.")
CHECK = Text(
    "请核对纸面上的八位编码（数字和字母，不含 I、L、O、U）。",
    "Please compare the eight digits and letters on the paper; I, L, O and U do not occur.",
)
UNAVAILABLE = "暂时无法查找出处编码，请稍后再试。 Codes cannot be looked up right now."
HOME = Text("返回首页", "Back to the first page")
PAGE = """<!doctype html>
<html lang="zh"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<style>body{{margin:0;border-top:4px solid #1F4E79;color:#1F2933;font:16px/1.6 "PingFang SC",
"Microsoft YaHei","Noto Sans SC",system-ui,sans-serif}}main{{width:min(100% - 40px,480px);
margin:12vh auto}}h1{{font-size:24px}}a{{color:#1F4E79}}</style></head>
<body><main><h1>{zh}</h1><p>{check_zh}</p><p><a href="/">{home_zh}</a></p>
<div lang="en"><p><strong>{en}</strong> {check_en}</p><p><a href="/">{home_en}</a></p></div>
</main></body></html>
"""


def view_routes() -> list[Route]:
    """Return the route, to stand behind the gate and before Streamlit's own."""
    return [Route("/v/{typed:path}", _open, methods=["GET"])]


async def _open(request: Request) -> Response:
    """Lead on to a view; a code of a page the role has not is answered as none at all."""
    try:
        found = await to_thread.run_sync(view_links.find, request.path_params["typed"])
    except StateUnavailable:
        return PlainTextResponse(UNAVAILABLE, 503, headers=UNKEPT)
    if found is None or not _has_page(request.scope["login"], found):
        return HTMLResponse(_absent(), 404, headers=UNKEPT)
    return RedirectResponse(found.view.address, status_code=303, headers=UNKEPT)


def _has_page(login: Login, found: Found) -> bool:
    role = roles().get(login.account.role)
    return role is not None and found.view.page in {page.value for page in role.pages}


def _absent() -> str:
    words = {"title": PRODUCT.zh, "zh": ABSENT.zh, "en": ABSENT.en}
    words |= {"check_zh": CHECK.zh, "check_en": CHECK.en, "home_zh": HOME.zh, "home_en": HOME.en}
    return PAGE.format(**{key: escape(value) for key, value in words.items()})
