"""Tables of the state database: short codes of views, bookmarks, start pages, last visits."""

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, String, Table

from dashboard.database.state_tables import Moment, added_to_only, metadata

view_link = Table(
    "view_link",
    metadata,
    Column("code", String(8), primary_key=True),
    Column("page", String(32), nullable=False),
    Column("query", JSON, nullable=False),
    Column("kept_at", Moment, nullable=False),
    comment="What a short code opens: on paper it is never changed, so it is not here either",
)
added_to_only(view_link, "the list of short codes")

bookmark = Table(
    "bookmark",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("account", String(64), nullable=False, index=True),
    Column("name", String(40), nullable=False),
    Column("page", String(32), nullable=False),
    Column("query", JSON, nullable=False),
    Column("place", Integer, nullable=False),
    Column("made_at", Moment, nullable=False),
    comment="A view an account keeps for itself, in the order it wants",
)

account_start = Table(
    "account_start",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("page", String(32)),
    Column("bookmark", Integer, ForeignKey("bookmark.id")),
    comment="Where an account starts: a page, or one of its bookmarks",
)

last_visit = Table(
    "last_visit",
    metadata,
    Column("account", String(64), primary_key=True),
    Column("programme", String(64), primary_key=True),
    Column("login_id", String(32), primary_key=True),
    Column("at", Moment, nullable=False),
    Column("reach", String(64), nullable=False),
    Column("data_version", String(64), nullable=False),
    Column("facts", JSON, nullable=False),
    Index("last_visit_at", "account", "programme", "at"),
    comment="What the overview said to an account when a sign-in first opened it",
)
