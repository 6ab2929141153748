"""The batches of a case database: what was loaded from where, by whom, and what was taken back."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, Row, null, select

from dashboard.database.migration import columns_held
from dashboard.database.schema import load_batch
from dashboard.loading.targets import nothing, target_of
from dashboard.loading.writing import LOAD


@dataclass(frozen=True)
class Batch:
    """One file as it was loaded, or one undo. Empty is what was not recorded at its time."""

    batch: str
    kind: str
    file: str
    sha256: str
    mapping: str
    loaded_at: datetime | None
    who: str
    read: int
    accepted: int
    duplicate: int
    rejected: int
    undone_by: str
    before: tuple[date, date] | None

    def as_dict(self) -> dict[str, object]:
        """Return the batch as one object for machines."""
        told = {name: value for name, value in self.__dict__.items() if name != "before"}
        moment = self.loaded_at.isoformat(timespec="seconds") if self.loaded_at else None
        return told | {
            "loaded_at": moment,
            "who": self.who or None,
            "undone_by": self.undone_by or None,
        }


def list_batches(database: str, programme: str) -> list[Batch]:
    """List the batches of a programme in a database (URL or snapshot folder), oldest first."""
    with target_of(database, nothing).reading() as connection:
        return batches(connection, programme)


def batches(connection: Connection, programme: str) -> list[Batch]:
    """List the batches of a programme, oldest first.

    A database that an earlier program wrote has fewer columns: what they would say is empty.
    """
    held = columns_held(connection).get(load_batch.name, set())
    columns = [c if c.name in held else null().label(c.name) for c in load_batch.columns]
    b = load_batch.c
    found = select(*columns).where(b.programme == programme).order_by(b.loaded_at, b.batch)
    return [_batch(row) for row in connection.execute(found)]


def _batch(row: Row[*tuple[object, ...]]) -> Batch:
    told = row._asdict()
    first, last = told.pop("data_from_before"), told.pop("data_to_before")
    told.pop("programme")
    return Batch(
        **told
        | {
            "kind": told["kind"] or LOAD,
            "who": told["who"] or "",
            "undone_by": told["undone_by"] or "",
            "before": None if first is None else (first, last),
        }
    )
