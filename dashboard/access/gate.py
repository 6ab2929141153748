"""The gate: no request reaches Streamlit before its host, origin and session are known.

Anonymous readers reach exactly ``OPEN`` and Streamlit's bundled assets. Who is signed in
is written into two headers that Streamlit turns into ``st.user``; copies that a client
sends are taken out first. The login id in them is what keeps one sign-in from taking
over another's page by its Streamlit session id.
"""

import re
from collections.abc import Callable
from functools import partial

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dashboard.access import audit, refusals, requests, sessions
from dashboard.access.clock import Clock, utc_now
from dashboard.access.headers import standing_headers
from dashboard.access.reader import header_value
from dashboard.access.refusals import Answer
from dashboard.access.roles import Action, roles
from dashboard.access.sessions import Login
from dashboard.access.sign_in import entry
from dashboard.database.state import StateUnavailable

ACCOUNT_HEADER = "X-Gate-User"
LOGIN_HEADER = "X-Gate-Login"
IDENTITY = {ACCOUNT_HEADER: "account", LOGIN_HEADER: "login"}
"""What ``server.trustedUserHeaders`` must say; without it the server does not start."""

OPEN = frozenset({"/login", "/login/demo", "/login.js", "/favicon.ico", "/healthz"})
ASSETS = "/static/"
UPLOADS = "/_stcore/upload_file"
MEDIA = "/media/"
PAGE_PATH = re.compile(r"/[A-Za-z][A-Za-z0-9_-]*")
SAFE_METHODS = frozenset({"GET", "HEAD"})


Hosts = Callable[[], frozenset[str]]


class Gate:
    """ASGI middleware around everything. ``hosts`` is asked once, when the server starts."""

    def __init__(self, app: ASGIApp, *, hosts: Hosts, policy: str, clock: Clock = utc_now) -> None:
        self.app, self.hosts, self.policy, self.clock = app, hosts(), policy, clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer at the gate, or pass the request on with the reader's identity."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        scope, send = dict(scope), self._with_headers(scope, send)
        answer = self._strangers_answer(scope)
        if answer is None and not _is_open(scope):
            answer = await self._admit(scope)
        await (answer or self.app)(scope, receive, send)

    def _strangers_answer(self, scope: Scope) -> Answer | None:
        headers = Headers(scope=scope)
        if not requests.host_is_allowed(headers, self.hosts):
            return refusals.foreign_host()
        must_name = scope["type"] == "websocket" or scope["method"] not in SAFE_METHODS
        secure = requests.is_secure(scope)
        if must_name or "origin" in headers:
            return None if requests.origin_is_ours(headers, secure=secure) else refusals.foreign()
        return None

    async def _admit(self, scope: Scope) -> Answer | None:
        try:
            login = await self._login(scope)
            if login is None:
                return refusals.anonymous(scope)
            if scope["path"].startswith(UPLOADS) and not _may_upload(login):
                await to_thread.run_sync(_record_denial, login, scope)
                return refusals.no_upload()
        except StateUnavailable:
            return refusals.unavailable()
        if _names_no_page_of(login, scope):
            return refusals.no_such_page()
        _identify(scope, login)
        return None

    async def _login(self, scope: Scope) -> Login | None:
        token = requests.token_in(Headers(scope=scope))
        if token is None:
            return None
        living = partial(sessions.by_token, token, now=self.clock())
        return await to_thread.run_sync(living)

    def _with_headers(self, scope: Scope, send: Send) -> Send:
        standing = standing_headers(self.policy, secure=requests.is_secure(scope))
        if scope["path"].startswith(MEDIA):
            standing = standing | {"cache-control": "no-store"}

        async def send_with_headers(message: Message) -> None:
            if message["type"].endswith("http.response.start"):
                MutableHeaders(scope=message).update(standing)
            await send(message)

        return send_with_headers


def _is_open(scope: Scope) -> bool:
    path = scope["path"]
    is_asset = path.startswith(ASSETS) and ".." not in path and "//" not in path
    return scope["type"] == "http" and (path in OPEN or is_asset)


def _may_upload(login: Login) -> bool:
    role = roles().get(login.account.role)
    return role is not None and Action.UPLOAD in role.actions


def _names_no_page_of(login: Login, scope: Scope) -> bool:
    """Tell whether a page is asked for by a name the role does not have: absent or denied alike."""
    is_page = scope["type"] == "http" and PAGE_PATH.fullmatch(scope["path"])
    if not is_page or scope["method"] not in SAFE_METHODS:
        return False
    role = roles().get(login.account.role)
    return role is None or scope["path"][1:] not in {page.value for page in role.pages}


def _record_denial(login: Login, scope: Scope) -> None:
    address = requests.address_of(scope)
    audit.record(entry("upload", login, address=address, outcome="denied"))


def _identify(scope: Scope, login: Login) -> None:
    kept = [(name, value) for name, value in scope["headers"] if not _is_the_gates(name)]
    identity = {ACCOUNT_HEADER: header_value(login.account.name), LOGIN_HEADER: login.login_id}
    ours = [(name.lower().encode(), value.encode()) for name, value in identity.items()]
    scope["headers"], scope["login"] = kept + ours, login


def _is_the_gates(name: bytes) -> bool:
    # Some servers in front write underscores for hyphens: both spellings are ours alone.
    return name.lower().replace(b"_", b"-").startswith(b"x-gate-")
