"""Short codes of views: kept when they are printed or copied, found when they are typed."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from dashboard.access.clock import Clock, utc_now
from dashboard.access.roles import Page
from dashboard.database import state
from dashboard.database.link_tables import view_link
from dashboard.domain.errors import BadRequest, Refused
from dashboard.domain.text import Text
from dashboard.reports.paper.document import Quoted
from dashboard.reports.paper.view_code import LENGTH, view_address, view_code

LONGEST = 8000
"""Characters of an address that servers and browsers carry."""
# What is left out of a code because it looks like a digit is read as that digit.
LOOK_ALIKE = str.maketrans("OIL", "011")
BETWEEN = re.compile(r"[\s\-\u2010-\u2015\u2212]+")
CODE = re.compile(rf"[0-9A-HJKMNP-TV-Z]{{{LENGTH}}}")
TAKEN = Text(
    "出处编码 {code} 已指向另一个视图，不能再指向此视图。",
    "The code {code} stands for another view already: it cannot stand for this one, too.",
)
WRONG_CODE = Text(
    "出处编码 {code} 与其视图不符（应为 {right}）。",
    "The code {code} is not that of its view ({right}).",
)
TOO_LONG = Text(
    "所选内容过多，链接超过 {most} 个字符，不能生成出处编码。",
    "Too much is chosen: a link of more than {most} characters gets no short code.",
)


@dataclass(frozen=True)
class KeptView:
    """A page and what it was asked for: an address, not an answer. Unchecked user input."""

    page: str
    query: Mapping[str, str]

    @property
    def address(self) -> str:
        return view_address(self.page, self.query)

    @property
    def code(self) -> str:
        return view_code(self.page, self.query)


@dataclass(frozen=True)
class Found:
    """A short code's view, and since when it is kept."""

    code: str
    view: KeptView
    kept_at: datetime


def keep(page: str, query: Mapping[str, str], *, clock: Clock = utc_now) -> str:
    """Keep a view and return its short code; the same view has the same code for ever."""
    view = KeptView(page, dict(query))
    known = find(view.code)
    if known is None or known.view != view:
        with state.writing() as connection:
            _keep_in(connection, view, clock())
    return view.code


def keep_all(quoted: Iterable[Quoted], *, clock: Clock = utc_now) -> None:
    """Keep the views of a paper's figures, all or none: a printed code leads somewhere."""
    views = {}
    for one in (one for one in quoted if one.code):
        view = views[one.code] = KeptView(one.page, dict(one.query))
        if view.code != one.code:
            raise Refused(WRONG_CODE.format(code=one.code, right=view.code))
    with state.writing() as connection:
        for view in views.values():
            _keep_in(connection, view, clock())


def find(typed: str) -> Found | None:
    """Return what a code stands for, as somebody typed it: any case, with hyphens or spaces."""
    code = normalised(typed)
    if code is None:
        return None
    with state.reading() as connection:
        return _found(connection, code)


def normalised(typed: str) -> str | None:
    """Return a typed code as it is kept, or nothing where it can be none."""
    plain = BETWEEN.sub("", unicodedata.normalize("NFKC", typed[:64])).upper()
    code = plain.translate(LOOK_ALIKE)
    return code if CODE.fullmatch(code) else None


def _keep_in(connection: Connection, view: KeptView, now: datetime) -> None:
    if view.page not in {page.value for page in Page}:
        raise BadRequest(f"There is no page '{view.page}'.")
    if len(view.address) > LONGEST:
        raise Refused(TOO_LONG.format(most=LONGEST))
    known = _found(connection, view.code)
    if known is None:
        row = {"code": view.code, "page": view.page, "query": dict(view.query), "kept_at": now}
        connection.execute(insert(view_link).values(row))
    elif known.view != view:
        raise Refused(TAKEN.format(code=view.code))


def _found(connection: Connection, code: str) -> Found | None:
    row: Any = connection.execute(select(view_link).where(view_link.c.code == code)).one_or_none()
    return None if row is None else Found(code, KeptView(row.page, row.query), row.kept_at)
