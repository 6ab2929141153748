"""Tables of the state database: 督办事项, the supervision notices and their steps."""

from dataclasses import asdict

from sqlalchemy import (
    JSON,
    Column,
    Date,
    Dialect,
    Float,
    ForeignKey,
    Integer,
    String,
    Table,
    TypeDecorator,
    UniqueConstraint,
)

from dashboard.database.state_tables import Moment, added_to_only, metadata
from dashboard.domain.text import Text


class Words(TypeDecorator[Text]):
    """One thing said in both languages, as it stood when it was written."""

    impl = JSON
    cache_ok = True

    def process_bind_param(self, value: Text | None, dialect: Dialect) -> dict[str, str] | None:
        return None if value is None else asdict(value)

    def process_result_value(self, value: dict[str, str] | None, dialect: Dialect) -> Text | None:
        return None if value is None else Text(**value)


notice = Table(
    "notice",
    metadata,
    Column("key", String(128), primary_key=True),
    Column("programme", String, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("year", Integer, nullable=False),
    Column("number", Integer, nullable=False),
    Column("about", String(16), nullable=False),
    Column("dimension", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("unit_name", String, nullable=False),
    Column("county", String, nullable=False),
    Column("station", String),
    Column("firm", String),
    Column("dispute_id", String),
    Column("standard", String, nullable=False),
    Column("standard_name", Words, nullable=False),
    Column("requirement", Words, nullable=False),
    Column("source", Words, nullable=False),
    Column("owner", Words, nullable=False),
    Column("matter", Words, nullable=False),
    Column("required", Float, nullable=False),
    Column("measured", Float, nullable=False),
    Column("since", Date, nullable=False),
    Column("data_to", Date, nullable=False),
    Column("data_version", String(64), nullable=False),
    Column("body", Words, nullable=False),
    Column("deadline", Date, nullable=False),
    Column("issued_by", String(64), nullable=False),
    Column("issued_role", String(32), nullable=False),
    Column("issued_at", Moment, nullable=False),
    Column("status", String(16), nullable=False),
    UniqueConstraint("programme", "kind", "year", "number"),
    comment="A supervision notice as it stands; what was found is kept as it stood at issue",
)

notice_step = Table(
    "notice_step",
    metadata,
    Column("notice", String(128), ForeignKey("notice.key"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("act", String(16), nullable=False),
    Column("account", String(64), nullable=False),
    Column("role", String(32), nullable=False),
    Column("at", Moment, nullable=False),
    Column("text", String(1000), nullable=False),
    Column("deadline", Date),
    comment="Who did what with a notice, when: only ever added to",
)

added_to_only(notice_step, "the record of steps")
