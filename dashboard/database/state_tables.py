"""Tables of the state database: accounts, sign-ins, failures and the append-only log."""

from datetime import UTC, datetime

from sqlalchemy import (
    DDL,
    JSON,
    Column,
    Dialect,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    TypeDecorator,
    event,
)


class Moment(TypeDecorator[datetime]):
    """A point in time as UTC text of fixed width, which sorts and hashes alike everywhere."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else moment_text(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


def moment_text(value: datetime) -> str:
    """Write a moment the way it is stored."""
    return value.astimezone(UTC).isoformat(timespec="microseconds")


metadata = MetaData()

account = Table(
    "account",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("password_hash", String(80), nullable=False),
    Column("role", String(32), nullable=False),
    Column("programmes", JSON, nullable=False),
    Column("counties", JSON, nullable=False),
    Column("stations", JSON, nullable=False),
    Column("firms", JSON, nullable=False),
    Column("comparison_counties", JSON, nullable=False),
    Column("comparison_stations", JSON, nullable=False),
    Column("lang", String(2), nullable=False),
    Column("created_at", Moment, nullable=False),
    Column("disabled_at", Moment),
)

login_session = Table(
    "login_session",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("account", String(64), nullable=False, index=True),
    Column("login_id", String(32), nullable=False, unique=True),
    Column("created_at", Moment, nullable=False),
    Column("last_seen_at", Moment, nullable=False),
    Column("revoked_at", Moment),
)

login_failure = Table(
    "login_failure",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account", String(64), nullable=False),
    Column("address", String(64), nullable=False),
    Column("at", Moment, nullable=False),
    Index("login_failure_account", "account", "at"),
    Index("login_failure_address", "address", "at"),
)

audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", String(32), nullable=False),
    Column("account", String(64), nullable=False),
    Column("role", String(32), nullable=False),
    Column("login_id", String(32), nullable=False),
    Column("address", String(64), nullable=False),
    Column("act", String(32), nullable=False),
    Column("object", String(200), nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("detail", String(500), nullable=False),
    Column("previous_hash", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
)

audit_head = Table(
    "audit_head",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("seq", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
    comment="The last record, so that a log cut short at its end is noticed",
)


def added_to_only(table: Table, what: str) -> None:
    """Let the database itself refuse to change or take away a row."""
    refusal, name = f"{what} is append-only", table.name
    statements = {
        "sqlite": (
            f"CREATE TRIGGER {name}_no_update BEFORE UPDATE ON {name} "
            f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END",
            f"CREATE TRIGGER {name}_no_delete BEFORE DELETE ON {name} "
            f"BEGIN SELECT RAISE(ABORT, '{refusal}'); END",
        ),
        "postgresql": (
            f"CREATE FUNCTION {name}_is_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{refusal}'; END $$",
            f"CREATE TRIGGER {name}_append_only BEFORE UPDATE OR DELETE ON {name} "
            f"FOR EACH ROW EXECUTE FUNCTION {name}_is_append_only()",
        ),
    }
    for engine_name, own in statements.items():
        for statement in own:
            ddl = DDL(statement)  # type: ignore[no-untyped-call]
            event.listen(table, "after_create", ddl.execute_if(dialect=engine_name))


added_to_only(audit, "the log")

dossier_draw = Table(
    "dossier_draw",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", Moment, nullable=False),
    Column("account", String(64), nullable=False),
    Column("role", String(32), nullable=False),
    Column("reach", JSON, nullable=False),
    Column("programme", String(64), nullable=False),
    Column("register", String(64), nullable=False),
    Column("period_from", String(10), nullable=False),
    Column("period_to", String(10), nullable=False),
    Column("choices", JSON, nullable=False),
    Column("state", String(32), nullable=False),
    Column("by", JSON, nullable=False),
    Column("seed", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    Column("strata", JSON, nullable=False),
    Column("ids", JSON, nullable=False),
    Column("data_to", String(10), nullable=False),
    Column("data_version", String(64), nullable=False),
    comment="Dossiers drawn by lot: who, when, out of what, how, which. Append-only",
)
added_to_only(dossier_draw, "the list of draws")
