"""The reader: who is looking at this page right now, asked again at every rerun."""

from dataclasses import dataclass
from urllib.parse import quote, unquote

from dashboard.access import accounts, names, sessions
from dashboard.access.clock import Clock, utc_now
from dashboard.access.roles import roles
from dashboard.access.scopes import scope_for
from dashboard.domain.errors import BadRequest
from dashboard.domain.scope import Scope
from dashboard.domain.text import Lang


@dataclass(frozen=True, kw_only=True)
class Reader:
    """Somebody signed in, with what he may see. No pages means a plain signed-in notice."""

    account: str
    role: str
    login_id: str
    scope: Scope
    pages: tuple[str, ...]
    landing: str | None
    lang: Lang
    aside: tuple[str, ...] = ()
    """Pages of the reader's that stand in no menu."""


def reader_for(account_name: str, login_id: str, *, clock: Clock = utc_now) -> Reader | None:
    """Return the reader behind the gate's two headers, or None when his sign-in has ended.

    Ended, timed out, disabled and mismatching all look the same. A role that is no
    longer declared leaves a reader who sees nothing.
    """
    login = sessions.by_id(login_id, now=clock())
    if login is None or login.account.name != names.normalised(unquote(account_name)):
        return None
    account, role = login.account, roles().get(login.account.role)
    return Reader(
        account=account.name,
        role=account.role,
        login_id=login.login_id,
        scope=scope_for(account),
        pages=tuple(page.value for page in role.pages) if role else (),
        landing=role.landing.value if role and role.landing else None,
        lang=account.lang,
        aside=tuple(page.value for page in role.aside) if role else (),
    )


def reader_named(account_name: str) -> Reader:
    """Return the reader behind an active account, for commands that act as somebody: no sign-in."""
    account = accounts.find(account_name)
    if account is None or account.disabled_at is not None:
        raise BadRequest(f"There is no active account '{account_name}'.")
    return Reader(
        account=account.name,
        role=account.role,
        login_id="",
        scope=scope_for(account),
        pages=(),
        landing=None,
        lang=account.lang,
    )


def header_value(account_name: str) -> str:
    """Write an account name so that it fits into a header; ``reader_for`` reads it back."""
    return quote(account_name, safe="@")
