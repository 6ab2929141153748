"""The routes before and beside Streamlit: signing in and out, and the health answer."""

from collections.abc import Callable, Mapping
from functools import partial
from urllib.parse import parse_qs

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import (
    HTMLResponse,
    JSONResponse,
    PlainTextResponse,
    RedirectResponse,
    Response,
)
from starlette.routing import Route

from dashboard.access import login_page, requests, sign_in
from dashboard.access.clock import Clock, utc_now
from dashboard.access.login_page import ICON, NOTICES, SCRIPT, Visit
from dashboard.access.refusals import UNKEPT
from dashboard.access.registration import DEMO_PREFIX
from dashboard.access.roles import roles
from dashboard.access.sign_in import Refusal, Token
from dashboard.database.state import StateUnavailable
from dashboard.domain.text import Lang, Text

LARGEST_FORM = 16_384
REFUSALS = {Refusal.WRONG: (login_page.WRONG, 401), Refusal.LOCKED: (login_page.LOCKED, 429)}
TOO_LARGE = "表单过大。 The form is too large."

DataVersion = Callable[[], str | None]


class LoginRoutes:
    """Signing in and out. ``demo`` adds the buttons that need no password."""

    def __init__(
        self, *, demo: bool, data_version: DataVersion | None = None, clock: Clock = utc_now
    ) -> None:
        self.demo, self.data_version, self.clock = demo, data_version, clock
        # Checking a password takes a processor for a fifth of a second: two at a time,
        # so that guessing cannot hold up those who are reading.
        self.checks = CapacityLimiter(2)

    def routes(self) -> list[Route]:
        """Return the routes, to stand before Streamlit's own."""
        return [
            Route("/login", self.form, methods=["GET"]),
            Route("/login", self.submit, methods=["POST"]),
            Route("/login/demo", self.enter_demo, methods=["GET", "POST"]),
            Route("/login.js", _script, methods=["GET"]),
            Route("/favicon.ico", _icon, methods=["GET"]),
            Route("/healthz", self.health, methods=["GET"]),
            Route("/logout", self.leave, methods=["POST"]),
        ]

    async def form(self, request: Request) -> Response:
        """Show the sign-in page."""
        notice = NOTICES.get(request.query_params.get("notice", ""))
        return self._page(_visit(request.query_params), notice=notice)

    async def submit(self, request: Request) -> Response:
        """Check account and password."""
        fields = await _fields(request)
        if fields is None:
            return PlainTextResponse(TOO_LARGE, 413, headers=UNKEPT)
        visit = _visit(fields)
        check = partial(
            sign_in.sign_in,
            fields.get("account", ""),
            fields.get("password", ""),
            address=requests.address_of(request.scope),
            now=self.clock(),
        )
        try:
            result = await to_thread.run_sync(check, limiter=self.checks)
        except StateUnavailable:
            return self._page(visit, notice=login_page.UNAVAILABLE, status=503)
        if isinstance(result, Refusal):
            notice, status = REFUSALS[result]
            return self._page(visit, notice=notice, status=status)
        return self._let_in(request, result, visit)

    async def enter_demo(self, request: Request) -> Response:
        """Enter as a role of the demonstration; elsewhere there is no such page."""
        fields = await _fields(request) if self.demo and request.method == "POST" else None
        if fields is None or fields.get("role") not in roles():
            return PlainTextResponse("Not Found", 404, headers=UNKEPT)
        enter = partial(
            sign_in.enter,
            DEMO_PREFIX + fields["role"],
            address=requests.address_of(request.scope),
            now=self.clock(),
        )
        return self._let_in(request, await to_thread.run_sync(enter), _visit(fields))

    async def leave(self, request: Request) -> Response:
        """Sign out: the session ends on the server, and open pages with it."""
        leave = partial(
            sign_in.sign_out,
            request.scope["login"],
            address=requests.address_of(request.scope),
            now=self.clock(),
        )
        await to_thread.run_sync(leave)
        response = RedirectResponse("/login?notice=out", status_code=303, headers=UNKEPT)
        secure = requests.is_secure(request.scope)
        response.headers.append("set-cookie", requests.no_session_cookie(secure=secure))
        return response

    async def health(self, _request: Request) -> Response:
        """Say that the server answers, and from which data."""
        version = self.data_version() if self.data_version else None
        return JSONResponse(
            {"status": "ok"} | ({"data_version": version} if version else {}), headers=UNKEPT
        )

    def _page(self, visit: Visit, *, notice: Text | None = None, status: int = 200) -> Response:
        html = login_page.login_page(visit, demo=self.demo, notice=notice)
        response = HTMLResponse(html, status, headers=UNKEPT)
        response.headers.append("set-cookie", f"lang={visit.lang}; Path=/; SameSite=Lax")
        return response

    def _let_in(self, request: Request, token: Token, visit: Visit) -> Response:
        response = RedirectResponse(visit.next, status_code=303, headers=UNKEPT)
        secure = requests.is_secure(request.scope)
        cookie = requests.session_cookie(token.secret, secure=secure)
        response.headers.append("set-cookie", cookie)
        return response


def _visit(fields: Mapping[str, str]) -> Visit:
    lang = Lang.EN if fields.get("lang") == Lang.EN else Lang.ZH
    return Visit(next=requests.local_path(fields.get("next", "/")), lang=lang)


async def _fields(request: Request) -> dict[str, str] | None:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_FORM:
            return None
    parsed = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {key: values[0] for key, values in parsed.items()}


async def _script(_request: Request) -> Response:
    return Response(SCRIPT, media_type="text/javascript")


async def _icon(_request: Request) -> Response:
    return Response(ICON, media_type="image/svg+xml")
