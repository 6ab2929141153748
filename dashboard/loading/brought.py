"""What a load can bring: disputes, or parties of disputes that are there already."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pyarrow as pa
from sqlalchemy import ColumnElement, FromClause, Table, and_

from dashboard.database.bulk import arrow_type
from dashboard.database.schema import dispute, dispute_history, party, party_history
from dashboard.domain.programme import Programme
from dashboard.loading.derived import COLUMNS, Values, Wrong, completed, wrong_together
from dashboard.loading.fields import AMOUNT, NUMBER
from dashboard.loading.mapping import ImportMapping
from dashboard.loading.parties import PARTY_COLUMNS, SAID, completed_parties

Complete = Callable[[Values, ImportMapping, Programme], pa.Table]
Judge = Callable[[Values, Programme], Iterator[Wrong]]


@dataclass(frozen=True)
class Brought:
    """A kind of record: its table and history, what makes a row its own, and what is kept of it.

    Two rows equal in ``columns`` are the same; ``within`` are columns that two rows of one load
    have to be equal in besides, and that are not kept.
    """

    table: Table
    history: Table
    key: tuple[str, ...]
    columns: tuple[str, ...]
    within: tuple[str, ...]
    complete: Complete
    judge: Judge

    def kind_of(self, field: str) -> pa.DataType:
        """Return the type in which the values of a field are kept."""
        column = self.table.c.get({AMOUNT: "amount_fen", NUMBER: "dispute_id"}.get(field, field))
        return pa.string() if column is None else arrow_type(column.type)

    def same(self, one: FromClause, other: FromClause) -> ColumnElement[bool]:
        """Whether two rows are of the same thing."""
        return and_(*(one.c[name] == other.c[name] for name in self.key))


def _nothing_wrong(values: Values, programme: Programme) -> Iterator[Wrong]:
    """What a party's cells say goes together whatever it is."""
    return iter(())


DISPUTES = Brought(
    dispute, dispute_history, ("dispute_id",), COLUMNS, (), completed, wrong_together
)
PARTIES = Brought(
    party,
    party_history,
    ("dispute_id", "seq"),
    PARTY_COLUMNS,
    (SAID,),
    completed_parties,
    _nothing_wrong,
)


def brought_by(mapping: ImportMapping) -> Brought:
    """Return what the rows of a mapping are."""
    return PARTIES if mapping.records == "party" else DISPUTES
