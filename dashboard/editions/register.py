"""Reading editions: those whose whole reach lies in the reader's, and no other."""

from typing import Any

from sqlalchemy import Connection, Row, select

from dashboard.access.reader import Reader
from dashboard.database import state
from dashboard.database.edition_tables import edition as _editions
from dashboard.database.state_tables import audit as _log
from dashboard.database.state_tables import moment_text
from dashboard.domain.canonical import canonical, digest
from dashboard.domain.errors import Refused
from dashboard.domain.scope import Field, Scope
from dashboard.domain.text import Lang, Text
from dashboard.editions.edition import Edition, Opened
from dashboard.editions.rights import ACT, briefed, may_brief
from dashboard.reports.briefing.asked import Asked, Subject
from dashboard.reports.paper.document import from_json

NOT_AS_FROZEN = Text(
    "定稿 {id} 与存档摘要或操作日志不符，不予打开，请告知管理员。",
    "Edition {id} is not as its digest or the log has it: it is not opened. Tell the"
    " administrator.",
)
KEPT = ("id", "data_version", "data_to", "account", "role", "at", "digest")
LISTED = [column for column in _editions.c if column.name != "document"]


def editions_in(reader: Reader, programme: str) -> list[Edition]:
    """List a programme's editions that lie wholly in the reader's reach, the latest first."""
    query = select(*LISTED).where(_editions.c.programme == programme)
    ordered = query.order_by(_editions.c.at.desc(), _editions.c.id.desc())
    with state.reading() as connection:
        found = [_edition(row) for row in connection.execute(ordered)]
    return [one for one in found if _is_open_to(reader, one)]


def opened(reader: Reader, number: int) -> Opened | None:
    """Return an edition with its paper, or nothing: absent and forbidden look the same.

    Bytes that are not those that were frozen, or that the log does not know, are refused by name.
    """
    with state.reading() as connection:
        found = opened_in(connection, reader, number)
        if found is not None and not _is_logged(connection, found.edition):
            raise Refused(NOT_AS_FROZEN.format(id=number))
        return found


def opened_in(connection: Connection, reader: Reader, number: int) -> Opened | None:
    """Return it inside a transaction that is open already, before the log has it."""
    row = connection.execute(select(_editions).where(_editions.c.id == number)).one_or_none()
    found = None if row is None else _edition(row)
    if row is None or found is None or not _is_open_to(reader, found):
        return None
    if digest_of(dict(row._mapping)) != found.digest:
        raise Refused(NOT_AS_FROZEN.format(id=number))
    return Opened(found, from_json(row.document))


def digest_of(row: dict[str, Any]) -> str:
    """Return the digest of all a row says: its columns, and its paper's bytes."""
    told = {name: value for name, value in row.items() if name not in ("id", "digest")}
    return digest(canonical(told | {"at": moment_text(told["at"])}))


def _is_logged(connection: Connection, found: Edition) -> bool:
    row = _log.c
    noted = select(row.seq).where(
        row.act == ACT, row.object == str(found.id), row.detail == found.digest
    )
    return connection.execute(noted).first() is not None


def _is_open_to(reader: Reader, found: Edition) -> bool:
    """Whether a reader has briefings of the subject, and reaches all the paper tells of."""
    return may_brief(reader, found.asked.subject) and briefed(reader.scope).holds(found.scope)


def _edition(row: Row[Any]) -> Edition:
    told = dict(row._mapping)
    reach = {name: tuple(codes) for name, codes in told["reach"].items()}
    rights = tuple(Field(code) for code in reach.pop("fields"))
    return Edition(
        asked=_asked(told),
        scope=Scope(account=told["account"], role=told["role"], fields=rights, **reach),
        **{name: told[name] for name in KEPT},
    )


def _asked(told: dict[str, Any]) -> Asked:
    return Asked(
        programme=told["programme"],
        subject=Subject(told["subject"]),
        month=told["month"],
        lang=Lang(told["lang"]),
        choices=tuple((dimension, tuple(codes)) for dimension, codes in told["choices"]),
        internal=told["internal"],
    )
