"""Bookmarks and the start page of an account: its own alone, few, and by name."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from dashboard.access.clock import Clock, utc_now
from dashboard.access.roles import Page
from dashboard.access.view_links import LONGEST, TOO_LONG, KeptView
from dashboard.database import state
from dashboard.database.link_tables import account_start, bookmark
from dashboard.domain.errors import BadRequest, Refused
from dashboard.domain.text import Text

LONGEST_NAME, MOST = 40, 30
BAD_NAME = Text("名称须为 1 至 {most} 个字。", "A name has 1 to {most} characters.")
SAME_NAME = Text("已有同名收藏“{name}”。", "There is a bookmark called '{name}' already.")
FULL = Text(
    "最多 {most} 个收藏，请先删除不用的。",
    "There are {most} bookmarks already: remove one that is not used.",
)


@dataclass(frozen=True)
class Bookmark:
    """A view somebody keeps under a name. What it opens is checked where it leads."""

    number: int
    name: str
    view: KeptView


@dataclass(frozen=True)
class Start:
    """Where an account starts: a page of its role, or one of its bookmarks."""

    page: str = ""
    bookmark: Bookmark | None = None


def bookmarks_of(account: str) -> list[Bookmark]:
    """List an account's bookmarks in its own order."""
    own = select(bookmark).where(bookmark.c.account == account)
    with state.reading() as connection:
        return [_read(row) for row in connection.execute(own.order_by(bookmark.c.place))]


def add(
    account: str, name: str, page: str, query: Mapping[str, str], *, clock: Clock = utc_now
) -> None:
    """Keep a view under a name, after the others."""
    told, view = " ".join(name.split()), KeptView(page, dict(query))
    if not 1 <= len(told) <= LONGEST_NAME:
        raise Refused(BAD_NAME.format(most=LONGEST_NAME))
    if page not in {known.value for known in Page}:
        raise BadRequest(f"There is no page '{page}'.")
    if len(view.address) > LONGEST:
        raise Refused(TOO_LONG.format(most=LONGEST))
    row = {"account": account, "name": told, "page": page, "query": dict(query)}
    with state.writing() as connection:
        place = _next_place(connection, account, told)
        connection.execute(insert(bookmark).values(row | {"place": place, "made_at": clock()}))


def remove(account: str, number: int) -> None:
    """Take a bookmark of the account's away; who started there starts as his role does."""
    own = select(bookmark.c.id).where(bookmark.c.account == account, bookmark.c.id == number)
    starts = account_start.c
    with state.writing() as connection:
        connection.execute(delete(account_start).where(starts.bookmark.in_(own)))
        connection.execute(
            delete(bookmark).where(bookmark.c.account == account, bookmark.c.id == number)
        )


def move_up(account: str, number: int) -> None:
    """Let a bookmark change places with the one before it."""
    with state.writing() as connection:
        own = select(bookmark.c.id, bookmark.c.place).where(bookmark.c.account == account)
        rows = list(connection.execute(own.order_by(bookmark.c.place)))
        at = next((place for place, row in enumerate(rows) if row.id == number), 0)
        if at:
            _put(connection, rows[at].id, rows[at - 1].place)
            _put(connection, rows[at - 1].id, rows[at].place)


def start_of(account: str) -> Start:
    """Return where an account wants to start; both empty where it wants nothing of its own."""
    joined = select(account_start.c.page.label("start_page"), bookmark).join_from(
        account_start, bookmark, bookmark.c.id == account_start.c.bookmark, isouter=True
    )
    with state.reading() as connection:
        row = connection.execute(joined.where(account_start.c.account == account)).one_or_none()
    if row is None:
        return Start()
    return Start(row.start_page or "", None if row.id is None else _read(row))


def start_with(account: str, *, page: str = "", number: int | None = None) -> None:
    """Start an account on a page, on a bookmark of its own, or, without either, as its role."""
    with state.writing() as connection:
        connection.execute(delete(account_start).where(account_start.c.account == account))
        if number is not None and not _is_own(connection, account, number):
            raise BadRequest(f"There is no bookmark {number}.")
        if page or number is not None:
            row = {"account": account, "page": page or None, "bookmark": number}
            connection.execute(insert(account_start).values(row))


def _next_place(connection: Connection, account: str, name: str) -> int:
    own = bookmark.c.account == account
    counted = select(func.count(), func.max(bookmark.c.place)).where(own)
    n, last = connection.execute(counted).one()
    if n >= MOST:
        raise Refused(FULL.format(most=MOST))
    same = select(bookmark.c.id).where(own, bookmark.c.name == name)
    if connection.execute(same).first():
        raise Refused(SAME_NAME.format(name=name))
    return (last or 0) + 1


def _is_own(connection: Connection, account: str, number: int) -> bool:
    own = select(bookmark.c.id).where(bookmark.c.account == account, bookmark.c.id == number)
    return connection.execute(own).first() is not None


def _put(connection: Connection, number: int, place: int) -> None:
    connection.execute(update(bookmark).where(bookmark.c.id == number).values(place=place))


def _read(row: Any) -> Bookmark:
    return Bookmark(row.id, row.name, KeptView(row.page, row.query))
