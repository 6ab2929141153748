"""Fetching a file that was made: through the gate, by the sign-in that made it alone."""

import re
from functools import partial
from urllib.parse import quote

from anyio import to_thread
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from dashboard.access import export_store
from dashboard.access.export_store import File
from dashboard.access.refusals import UNKEPT
from dashboard.access.sessions import Login

PATH = "/export/"
UNFIT = re.compile(
    r"[\x00-\x1f\x7f-\x9f/\\:*?\"<>|\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+"
)
"""What no system takes in the name of a file, and what would turn around how it is read."""


def export_address(token: str) -> str:
    """Return the path a kept file is fetched from."""
    return f"{PATH}{token}"


def export_routes() -> list[Route]:
    """Return the route of kept files, to stand before Streamlit's own."""
    return [Route(f"{PATH}{{token}}", _fetch, methods=["GET", "HEAD"])]


async def _fetch(request: Request) -> Response:
    login: Login = request.scope["login"]
    take = partial(export_store.take, request.path_params["token"], login.login_id)
    found = await to_thread.run_sync(take)
    if found is None:
        return PlainTextResponse("Not Found", 404, headers=UNKEPT)
    return _answer(found, is_head=request.method == "HEAD")


def _answer(file: File, *, is_head: bool) -> Response:
    """Answer with the whole file: a part is never sent, whatever range is asked for."""
    headers = UNKEPT | {
        "content-disposition": disposition(file.name),
        "content-length": str(len(file.content)),
        "x-content-type-options": "nosniff",
        "accept-ranges": "none",
    }
    return Response(b"" if is_head else file.content, headers=headers, media_type=file.media)


def disposition(name: str) -> str:
    """Return the header that has a browser save a file under a name, whatever is in it."""
    safe = UNFIT.sub("_", name).strip(". ") or "export"
    plain = "".join(sign if sign.isascii() and sign.isprintable() else "_" for sign in safe)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(safe, safe='')}"
