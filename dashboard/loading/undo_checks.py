"""What is looked at before a batch is taken back: what it brought, and what rests on that."""

from sqlalchemy import Connection, Select, exists, func, or_, select

from dashboard.database.schema import dispute, dispute_history, load_batch, party
from dashboard.domain.errors import BadRequest
from dashboard.domain.text import Text
from dashboard.loading.batches import Batch
from dashboard.loading.brought import DISPUTES, PARTIES, Brought

NO_ROWS = Text(
    "批次 {batch}（{file}）没有可撤销的纠纷或当事人；点位卡与区划边界不能撤销，"
    "请导入正确的文件更正。",
    "Batch {batch} ({file}) brought no disputes or parties to take back; cards and outlines are"
    " mended by loading the right file.",
)
CHANGED_LATER = Text(
    "批次 {batch} 的 {rows} 行后来又被更正：{later}。请先撤销后来的批次。",
    "{rows} rows of batch {batch} were changed later: {later}. Take the later batches back first.",
)
HANG_ON_IT = Text(
    "批次 {batch} 的纠纷上有后来导入的 {rows} 名当事人：{later}。请先撤销后来的批次。",
    "{rows} parties that were loaded later hang on disputes of batch {batch}: {later}. Take the"
    " later batches back first.",
)

Later = Select[tuple[str, str, int]]
"""Later batches: batch, file, and how many rows."""


def brought_of(connection: Connection, undone: Batch) -> Brought:
    """Return what a batch brought of which something is still there, or been replaced since."""
    for brought in (DISPUTES, PARTIES):
        own = (table.c.batch == undone.batch for table in (brought.table, brought.history))
        if connection.execute(select(or_(*(exists().where(one) for one in own)))).scalar():
            return brought
    raise BadRequest(NO_ROWS.format(batch=undone.batch, file=undone.file))


def refuse_rested_on(connection: Connection, brought: Brought, undone: Batch) -> None:
    """Refuse where a later batch, itself not taken back, rests on what this one brought."""
    later = _replacing(brought, undone.batch)
    _refuse(connection, later, CHANGED_LATER, undone)
    if brought is DISPUTES:
        _refuse(connection, _hanging(undone.batch), HANG_ON_IT, undone)


def _replacing(brought: Brought, batch: str) -> Later:
    """Select the later batches that replaced rows of a batch, and how many."""
    h, b = brought.history.c, load_batch.c
    return (
        select(b.batch, b.file, func.count().label("rows"))
        .join(brought.history, h.replaced_by == b.batch)
        .where(h.batch == batch, b.undone_by.is_(None))
        .group_by(b.batch, b.file)
        .order_by(b.batch)
    )


def _hanging(batch: str) -> Later:
    """Select the batches whose parties hang on disputes that go when a batch is taken back."""
    h, b = dispute_history.c, load_batch.c
    older = select(h.dispute_id).where(h.replaced_by == batch)
    going = select(dispute.c.dispute_id).where(
        dispute.c.batch == batch, dispute.c.dispute_id.not_in(older)
    )
    return (
        select(b.batch, b.file, func.count().label("rows"))
        .join(party, party.c.batch == b.batch)
        .where(party.c.dispute_id.in_(going))
        .group_by(b.batch, b.file)
        .order_by(b.batch)
    )


def _refuse(connection: Connection, later: Later, why: Text, undone: Batch) -> None:
    found = connection.execute(later).mappings().all()
    if found:
        names = "、".join(f"{one['batch']} ({one['file']})" for one in found)
        rows = sum(one["rows"] for one in found)
        raise BadRequest(why.format(batch=undone.batch, rows=rows, later=names))
