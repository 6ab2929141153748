"""Parties find the dispute they belong to, and take its county; those without one are set apart."""

from sqlalchemy import Connection, and_, delete, exists, select, update

from dashboard.database.schema import dispute
from dashboard.domain.text import Text
from dashboard.loading.staging import Stage

NO_DISPUTE = Text(
    "库中没有这个编号的纠纷", "no dispute of this number is there: load the disputes first"
)
Stray = tuple[int, str]
"""A row, and the number of the dispute that is not there, as the source writes it."""


def adopt(connection: Connection, stage: Stage, programme: str) -> dict[int, list[Stray]]:
    """Give arriving parties the county of their dispute; return the strays by file."""
    a, d = stage.arriving.c, dispute.c
    own = and_(d.dispute_id == a.dispute_id, d.programme == programme)
    without = ~exists(select(d.dispute_id).where(own))
    strays: dict[int, list[Stray]] = {}
    rows = select(a.file, a.row, a.dispute_id).where(without).order_by(a.place)
    for file, row, key in connection.execute(rows):
        strays.setdefault(file, []).append((row, key.split(":", 2)[2]))
    connection.execute(delete(stage.arriving).where(without))
    county = select(d.county).where(own).scalar_subquery()
    connection.execute(update(stage.arriving).values(county=county))
    return strays
