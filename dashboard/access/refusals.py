"""What the gate answers to whom it does not let in."""

from collections.abc import Awaitable, Callable
from urllib.parse import quote

from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send
from starlette.websockets import WebSocket

from dashboard.access import requests

Answer = Callable[[Scope, Receive, Send], Awaitable[None]]

NOT_PAGES = ("/_stcore/", "/media/", "/export/", "/component/", "/app/static/")
"""Paths that are never a page, at the root or below one: they answer 401, not the form."""

UNKEPT = {"cache-control": "no-store"}


def foreign_host() -> Answer:
    return _refuse(403, "本服务器不使用该地址。 This server does not answer to that name.")


def foreign() -> Answer:
    return _refuse(403, "请求不是从本系统页面发出的。 This request did not come from our pages.")


def no_upload() -> Answer:
    return _refuse(403, "本账号不能上传文件。 This account may not upload files.")


def unavailable() -> Answer:
    return _refuse(503, "暂时无法核对登录状态，请稍后再试。 Sign-ins cannot be checked right now.")


def no_such_page() -> Answer:
    """Lead to the front door, which says that there is no such page."""
    return RedirectResponse("/?absent=1", status_code=303, headers=UNKEPT)


def anonymous(scope: Scope) -> Answer:
    """Send a page's reader to the form, and refuse everything that is not a page."""
    if scope["type"] == "websocket":
        return _refuse(403, "请先登录。 Sign in first.")
    if scope["path"] == "/logout":
        return RedirectResponse("/login?notice=out", status_code=303, headers=UNKEPT)
    is_page = not any(part in f"{scope['path']}/" for part in NOT_PAGES)
    if scope["method"] not in {"GET", "HEAD"} or not is_page:
        return _refuse(401, "请先登录。 Sign in first.")
    target = f"/login?next={quote(requests.asked_path(scope), safe='')}"
    return RedirectResponse(target, status_code=303, headers=UNKEPT)


def _refuse(status: int, reason: str) -> Answer:
    response = PlainTextResponse(reason, status, headers=UNKEPT)

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "websocket":
            await _deny(WebSocket(scope, receive, send), response)
        else:
            await response(scope, receive, send)

    return answer


async def _deny(websocket: WebSocket, response: Response) -> None:
    if "websocket.http.response" in websocket.scope.get("extensions", {}):
        await websocket.send_denial_response(response)
    else:
        await websocket.close()
