"""Table of the state database: files made for a sign-in, kept until it ends."""

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table

from dashboard.database.state_tables import Moment, metadata

kept_export = Table(
    "kept_export",
    metadata,
    Column("token_hash", String(64), primary_key=True),
    Column("login_id", String(32), nullable=False),
    Column("account", String(64), nullable=False),
    Column("number", String(128), nullable=False),
    Column("name", String(200), nullable=False),
    Column("media", String(100), nullable=False),
    Column("size", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("made_at", Moment, nullable=False),
    Index("kept_export_login", "login_id", "made_at"),
    comment="A file taken along, for the sign-in that made it alone; gone when that ends",
)
