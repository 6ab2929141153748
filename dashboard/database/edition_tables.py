"""Tables of the state database: editions of briefings, frozen as they were read out."""

from sqlalchemy import JSON, Boolean, Column, Date, Integer, String, Table, Text

from dashboard.database.state_tables import Moment, added_to_only, metadata

edition = Table(
    "edition",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("programme", String(64), nullable=False, index=True),
    Column("subject", String(16), nullable=False),
    Column("month", Date, nullable=False),
    Column("lang", String(2), nullable=False),
    Column("choices", JSON, nullable=False),
    Column("internal", Boolean, nullable=False),
    Column("reach", JSON, nullable=False),
    Column("data_version", String(64), nullable=False),
    Column("data_to", Date, nullable=False),
    Column("account", String(64), nullable=False),
    Column("role", String(32), nullable=False),
    Column("at", Moment, nullable=False),
    Column("document", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    comment="A briefing as it stood, within the reach of whoever froze it: never changed",
)

added_to_only(edition, "the record of editions")
