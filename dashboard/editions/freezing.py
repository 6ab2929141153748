"""Freezing a briefing: its bytes, the reach it tells of and the log's entry, or nothing at all."""

from typing import Any

from sqlalchemy import Connection, insert, select

from dashboard.access import audit
from dashboard.access.clock import Clock, utc_now
from dashboard.access.reader import Reader
from dashboard.database import state
from dashboard.database.connection import case_database
from dashboard.database.edition_tables import edition as _editions
from dashboard.domain.errors import NotAllowed, Refused
from dashboard.domain.text import Text
from dashboard.editions.edition import Edition, reach_told
from dashboard.editions.register import digest_of, opened_in
from dashboard.editions.rights import briefed, denied, entry, may_brief
from dashboard.queries.counts import data_to
from dashboard.reports.briefing.asked import Asked
from dashboard.reports.paper.document import Document

ALREADY = Text(
    "内容相同的简报已定稿（第 {id} 号），不重复定稿。",
    "The same briefing is edition {id} already: it is not frozen twice.",
)
TWO_VERSIONS = Text(
    "简报中的数字来自不同的数据版本，请重新打开本页后再定稿。",
    "The figures of this briefing are of two data versions: open the page again, then freeze it.",
)


def freeze(reader: Reader, document: Document, asked: Asked, clock: Clock = utc_now) -> Edition:
    """Keep a briefing as it stands and return its edition.

    ``document`` was written within ``briefed(reader.scope)``; that the edition lies in the
    reader's reach is proved by reading it back before it is kept.
    """
    if not may_brief(reader, asked.subject):
        raise denied(reader, asked.programme)
    row = _row(reader, document, asked) | {"at": clock()}
    row["digest"] = digest_of(row)
    try:
        with state.writing() as connection:
            return _frozen(connection, reader, row)
    except NotAllowed as error:
        raise denied(reader, asked.programme) from error


def _frozen(connection: Connection, reader: Reader, row: dict[str, Any]) -> Edition:
    _not_twice(connection, row)
    written = insert(_editions).values(row).returning(_editions.c.id)
    number = int(connection.execute(written).scalar_one())
    found = opened_in(connection, reader, number)
    if found is None:
        raise NotAllowed("The programme is out of reach.")
    audit.append(connection, entry(reader, number, found.edition.digest))
    return found.edition


def _not_twice(connection: Connection, row: dict[str, Any]) -> None:
    """Refuse what this account has frozen already: a second click is no second edition."""
    same = [_editions.c[name] == row[name] for name in ("programme", "account", "document")]
    number = connection.execute(select(_editions.c.id).where(*same)).scalars().first()
    if number is not None:
        raise Refused(ALREADY.format(id=number))


def _row(reader: Reader, document: Document, asked: Asked) -> dict[str, Any]:
    return {
        "programme": asked.programme,
        "subject": asked.subject.value,
        "month": asked.month,
        "lang": asked.lang.value,
        "choices": [[dimension, list(codes)] for dimension, codes in asked.choices],
        "internal": asked.internal,
        "reach": reach_told(briefed(reader.scope), asked.programme),
        "data_version": _version(document),
        "data_to": data_to(asked.programme),
        "account": reader.account,
        "role": reader.role,
        "document": document.to_json(),
    }


def _version(document: Document) -> str:
    """Return the data version of the figures: one alone, or it is no picture of one day."""
    versions = {quoted.version for quoted in document.quoted} or {case_database().version}
    if len(versions) > 1:
        raise Refused(TWO_VERSIONS)
    return versions.pop()
