"""Table of the state database: what became of each scheduled report, for each recipient."""

from sqlalchemy import JSON, Column, Date, Integer, String, Table, Text

from dashboard.database.state_tables import Moment, added_to_only, metadata

delivery = Table(
    "delivery",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("schedule", String(64), nullable=False),
    Column("due", Date, nullable=False),
    Column("account", String(64), nullable=False),
    Column("outcome", String(16), nullable=False),
    Column("at", Moment, nullable=False),
    Column("by", String(64), nullable=False),
    Column("reason", Text, nullable=False),
    Column("number", String(32), nullable=False),
    Column("files", JSON, nullable=False),
    Column("data_version", String(64), nullable=False),
    comment="One row per attempt: begun, delivered, held, failed, or released from its brake",
)

added_to_only(delivery, "the record of deliveries")
