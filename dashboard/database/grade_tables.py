"""Tables of the state database: 考评留痕, grades frozen with their evidence, and their steps."""

from sqlalchemy import Column, Date, ForeignKey, Integer, String, Table, Text, UniqueConstraint

from dashboard.database.state_tables import Moment, added_to_only, metadata

frozen_grade = Table(
    "frozen_grade",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("programme", String(64), nullable=False),
    Column("grading", String(64), nullable=False),
    Column("subject", String(16), nullable=False),
    Column("unit", String(64), nullable=False),
    Column("unit_name", String, nullable=False),
    Column("county", String(64), nullable=False),
    Column("station", String(64)),
    Column("firm", String(64)),
    Column("month", Date, nullable=False),
    Column("months", Integer, nullable=False),
    Column("grade", String(64), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("replaces", Integer, ForeignKey("frozen_grade.id")),
    Column("evidence", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("rule_version", String(200), nullable=False),
    Column("data_version", String(64), nullable=False),
    Column("data_to", Date, nullable=False),
    Column("account", String(64), nullable=False),
    Column("role", String(32), nullable=False),
    Column("at", Moment, nullable=False),
    UniqueConstraint("programme", "grading", "county", "unit", "month", "revision"),
    comment="A grade as proposed, with the canonical JSON it rests on: never changed",
)

grade_step = Table(
    "grade_step",
    metadata,
    Column("grade", Integer, ForeignKey("frozen_grade.id"), primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("act", String(16), nullable=False),
    Column("account", String(64), nullable=False),
    Column("role", String(32), nullable=False),
    Column("at", Moment, nullable=False),
    Column("text", String(1000), nullable=False),
    Column("received_on", Date),
    Column("next", Integer, ForeignKey("frozen_grade.id")),
    comment="Who did what with a frozen grade, when; the last step is the state it is in",
)

added_to_only(frozen_grade, "the record of grades")
added_to_only(grade_step, "the record of steps of a grade")
