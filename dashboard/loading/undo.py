"""Taking a batch back: its new rows go, its corrected rows return to their former content.

The undo is a batch of its own, and what it removes is kept in the history like any other
content that was replaced: a figure that was reported in between can still be shown to rest on it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, exists, func, insert, literal, select, update

from dashboard.database.schema import dispute, load_batch
from dashboard.database.snapshots import new_version
from dashboard.domain.errors import BadRequest, NoData
from dashboard.domain.text import Text
from dashboard.loading.batches import Batch, batches
from dashboard.loading.brought import DISPUTES, Brought
from dashboard.loading.history import Content, former, keep, put_back
from dashboard.loading.load import all_or_nothing
from dashboard.loading.period import take_back
from dashboard.loading.targets import Derive, target_of
from dashboard.loading.undo_checks import brought_of, refuse_rested_on
from dashboard.loading.writing import HANGING, UNDO, carry_along

UNKNOWN = Text(
    "工作模式 {programme} 没有批次 {batch}，用 load --batches 查看。",
    "Programme {programme} has no batch {batch}: list them with load --batches.",
)
IS_UNDO = Text(
    "批次 {batch} 本身是撤销，不能再撤销：请重新导入 {file}。",
    "Batch {batch} is an undo itself and cannot be undone: load {file} again.",
)
DONE_BEFORE = Text(
    "批次 {batch} 已由 {by} 撤销。", "Batch {batch} was taken back already, by {by}."
)
UNEVEN = Text(
    "撤销批次 {batch} 后行数不符，没有改变任何内容。",
    "Taking batch {batch} back left rows that do not add up: nothing was changed.",
)


@dataclass(frozen=True)
class UndoReport:
    """What an undo did: rows removed, and rows put back as they were."""

    batch: str
    undone: Batch
    removed: int
    restored: int
    data_version: str

    def as_dict(self) -> dict[str, object]:
        """Return the report as one object for machines."""
        return {
            "batch": self.batch,
            "undone": self.undone.batch,
            "file": self.undone.file,
            "removed": self.removed,
            "restored": self.restored,
            "data_version": self.data_version,
        }


@dataclass
class _Undo:
    """One undo under way."""

    programme: str
    named: str
    by: str
    batch: str
    counted: tuple[int, int] = (0, 0)
    undone: Sequence[Batch] = ()

    def fill(self, connection: Connection) -> None:
        undone = _found(connection, self.programme, self.named)
        brought = brought_of(connection, undone)
        refuse_rested_on(connection, brought, undone)
        self.undone = (undone,)
        self.counted = _take_back(connection, brought, self, undone.batch)
        if brought is DISPUTES:
            take_back(connection, self.programme, undone.before)
        _record(connection, self.programme, undone, self)


def undo(batch: str, programme: str, *, database: str, derive: Derive, by: str = "") -> UndoReport:
    """Take a batch back, all or nothing, or say in words why that cannot be."""
    target = target_of(database, derive)
    with all_or_nothing(target):
        act = _Undo(programme, batch, by, new_version())
        version = target.write(act.fill)
    removed, restored = act.counted
    (undone,) = act.undone
    return UndoReport(act.batch, undone, removed, restored, version)


def _found(connection: Connection, programme: str, named: str) -> Batch:
    known = {each.batch: each for each in batches(connection, programme)}
    if named not in known:
        raise BadRequest(UNKNOWN.format(programme=programme, batch=named))
    found = known[named]
    if found.kind == UNDO:
        raise BadRequest(IS_UNDO.format(batch=named, file=found.file))
    if found.undone_by:
        raise BadRequest(DONE_BEFORE.format(batch=named, by=found.undone_by))
    return found


def _take_back(
    connection: Connection, brought: Brought, act: _Undo, undone: str
) -> tuple[int, int]:
    """Return how many rows went, and how many are as they were before."""
    table, history = brought.table, brought.history
    own = select(*(table.c[name] for name in brought.key)).where(table.c.batch == undone)
    number = connection.execute(select(func.count()).select_from(own.subquery())).scalar() or 0
    keep(connection, brought, own.subquery(), literal(act.batch), programme=act.programme)
    connection.execute(delete(table).where(table.c.batch == undone))
    restored = 0
    for contents in former(connection, brought, undone):
        put_back(connection, brought, contents)
        restored += len(contents)
    taken = select(history.c.dispute_id).where(history.c.replaced_by == act.batch)
    if brought is DISPUTES:
        gone = taken.where(history.c.dispute_id.not_in(select(dispute.c.dispute_id)))
        for hanging in HANGING:
            connection.execute(delete(hanging).where(hanging.c.dispute_id.in_(gone)))
    carry_along(connection, taken)
    is_taken = brought.same(history, table) & (history.c.replaced_by == act.batch)
    left = select(func.count()).select_from(table).where(exists().where(is_taken))
    if connection.execute(left).scalar() != restored:
        raise NoData(UNEVEN.format(batch=undone))
    return number - restored, restored


def _record(connection: Connection, programme: str, undone: Batch, act: _Undo) -> None:
    """Write the undo down as a batch: every row it took back counts as read and accepted."""
    number = sum(act.counted)
    row: Content = {
        "batch": act.batch,
        "programme": programme,
        "file": undone.file,
        "sha256": undone.sha256,
        "mapping": undone.mapping,
        "loaded_at": datetime.now(),
        "read": number,
        "accepted": number,
        "duplicate": 0,
        "rejected": 0,
        "who": act.by or None,
        "kind": UNDO,
    }
    connection.execute(insert(load_batch), [row])
    is_undone = load_batch.c.batch == undone.batch
    connection.execute(update(load_batch).where(is_undone).values(undone_by=act.batch))
