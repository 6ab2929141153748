"""What the gate reads off a request: host, origin, cookie, address, and where to go next."""

import re
from urllib.parse import quote, urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

COOKIE = "dashboard_session"
_HOST = re.compile(r"(?P<name>\[[0-9a-f:]+\]|[a-z0-9.-]+)(:\d{1,5})?")
_LOCAL_PATH = re.compile(r"/(?![/\\])[\x21-\x5b\x5d-\x7e]*")
LONGEST_PATH = 2000


def host_is_allowed(headers: Headers, hosts: frozenset[str]) -> bool:
    """Tell whether the request names this server, once, whatever the port."""
    named = headers.getlist("host")
    found = _HOST.fullmatch(named[0].lower()) if len(named) == 1 else None
    return found is not None and found["name"].rstrip(".") in hosts


def origin_is_ours(headers: Headers, *, secure: bool) -> bool:
    """Tell whether the page that sent the request is one of this server's own."""
    origins = headers.getlist("origin")
    host = headers.get("host", "").lower()
    allowed = {f"https://{host}"} if secure else {f"https://{host}", f"http://{host}"}
    return len(origins) == 1 and origins[0].lower() in allowed


def is_secure(scope: Scope) -> bool:
    """Tell whether the reader came over TLS, here or at a proxy in front."""
    return scope.get("scheme") in {"https", "wss"}


def token_in(headers: Headers) -> str | None:
    """Return the session token of the cookie; two cookies of that name are no cookie."""
    values = [
        part.split("=", 1)[1].strip()
        for header in headers.getlist("cookie")
        for part in header.split(";")
        if part.strip().startswith(f"{COOKIE}=")
    ]
    return values[0] if len(values) == 1 and values[0] else None


def address_of(scope: Scope) -> str:
    """Return the address a request came from."""
    client = scope.get("client")
    return str(client[0])[:64] if client else "unknown"


def asked_path(scope: Scope) -> str:
    """Return path and query as asked for, percent-encoded, to come back to after signing in."""
    path = quote(scope["path"], safe="/")
    query = scope.get("query_string", b"").decode("latin-1")
    return f"{path}?{query}" if query else path


def local_path(wanted: str) -> str:
    """Return a path of this server to go on to; anything else becomes the first page."""
    is_local = len(wanted) <= LONGEST_PATH and _LOCAL_PATH.fullmatch(wanted) is not None
    return wanted if is_local and urlsplit(wanted).path not in {"/login", "/logout"} else "/"


def session_cookie(token: str, *, secure: bool) -> str:
    """Write the cookie: out of reach of scripts, gone when the browser closes."""
    return _cookie(token, secure=secure)


def no_session_cookie(*, secure: bool) -> str:
    """Write the cookie that takes the session's away."""
    return _cookie("", secure=secure) + "; Max-Age=0"


def _cookie(token: str, *, secure: bool) -> str:
    return f"{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax" + ("; Secure" if secure else "")
