"""Writing a load: areas, disputes, the record of the batch, and the proof that all arrived."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

import pandas as pd
from sqlalchemy import (
    Connection,
    Select,
    case,
    delete,
    func,
    insert,
    literal,
    select,
    union,
    update,
)

from dashboard.database import schema
from dashboard.database.bulk import append
from dashboard.database.schema import dispute, load_batch
from dashboard.domain.errors import NoData
from dashboard.domain.programme import Programme
from dashboard.loading.areas import Area
from dashboard.loading.arrival import Arrival
from dashboard.loading.derived import COLUMNS
from dashboard.loading.history import keep
from dashboard.loading.period import period_of, widen
from dashboard.loading.rejects import Reject
from dashboard.loading.staging import accepted, arriving, corrected

FOLLOWING = ("programme", "register", "county", "town", "station", "firm")
"""What the tables that hang on a dispute repeat of it."""
HANGING = (schema.dispute_event, schema.party, schema.follow_up)
LOAD, UNDO = "load", "undo"

Batches = dict[str, Arrival]
"""What became of each file, by the batch it makes, in the order of the files."""


def write(
    connection: Connection,
    batches: Batches,
    areas: Mapping[str, Area],
    *,
    programme: Programme,
    mapping: str,
    by: str,
) -> None:
    """Write every staged row that counts, inside the caller's transaction."""
    _add_areas(connection, areas, programme.code)
    replaced = select(accepted).where(accepted.c.is_corrected).subquery()
    keep(connection, replaced, case(dict(enumerate(batches)), value=replaced.c.file))
    connection.execute(delete(dispute).where(dispute.c.dispute_id.in_(corrected())))
    _add_disputes(connection, batches)
    carry_along(connection, corrected())
    record_batches(connection, batches, programme.code, mapping, by=by)
    counting = arriving.join(accepted, accepted.c.seq == arriving.c.seq)
    widen(connection, programme, select(arriving).select_from(counting).subquery())
    _prove(connection, batches)


def _add_areas(connection: Connection, areas: Mapping[str, Area], programme: str) -> None:
    """Add the areas that rows which count name, and that the register does not hold yet."""
    levels = (arriving.c.county, arriving.c.town)
    counting = [select(level).join(accepted, accepted.c.seq == arriving.c.seq) for level in levels]
    named = set(connection.execute(union(*counting)).scalars())
    there = set(connection.execute(select(schema.area.c.code)).scalars())
    more = {"programme": programme, "station": None, "population": None}
    new = [asdict(areas[code]) | more for code in sorted(areas.keys() & named - there)]
    if new:
        append(connection, {"area": _frame(new)})


def _add_disputes(connection: Connection, batches: Batches) -> None:
    for file, batch in enumerate(batches):
        rows = (
            select(*(arriving.c[name] for name in COLUMNS), literal(batch))
            .join(accepted, accepted.c.seq == arriving.c.seq)
            .where(accepted.c.file == file)
        )
        connection.execute(insert(dispute).from_select([*COLUMNS, "batch"], rows))


def carry_along(connection: Connection, changed: Select[tuple[str]]) -> None:
    """Let what hangs on changed disputes repeat their county, station and so on."""
    for table in HANGING:
        key = table.c.dispute_id
        repeated = {
            name: select(dispute.c[name]).where(dispute.c.dispute_id == key).scalar_subquery()
            for name in FOLLOWING
            if name in table.c
        }
        connection.execute(update(table).where(key.in_(changed)).values(repeated))


def record_batches(
    connection: Connection, batches: Batches, programme: str, mapping: str, *, by: str
) -> None:
    """Write what became of each file, who loaded it, and every reason of rejection."""
    before = period_of(connection, programme) or (None, None)
    same = {"programme": programme, "mapping": mapping, "loaded_at": datetime.now()}
    same |= {"who": by or None, "kind": LOAD}
    same |= dict(zip(("data_from_before", "data_to_before"), before, strict=True))
    counted = ("file", "sha256", "read", "accepted", "duplicate", "rejected")
    rows = [
        same | {"batch": batch} | {name: getattr(arrival.report, name) for name in counted}
        for batch, arrival in batches.items()
    ]
    connection.execute(insert(load_batch), rows)
    record_rejects(connection, {batch: arrival.rejects for batch, arrival in batches.items()})


def record_rejects(connection: Connection, rejects: Mapping[str, Sequence[Reject]]) -> None:
    """Write down what was refused, by batch."""
    refused: list[dict[str, object]] = [
        {
            "batch": batch,
            "row": reject.row,
            "column": reject.column or None,
            "value": reject.value,
            "reason": f"{reject.reason.zh} / {reject.reason.en}",
        }
        for batch, found in rejects.items()
        for reject in found
    ]
    if refused:
        append(connection, {"load_reject": _frame(refused)})


def _prove(connection: Connection, batches: Batches) -> None:
    """Stop the load when the database does not hold exactly what was accepted."""
    wanted = sum(arrival.report.accepted for arrival in batches.values())
    arrived = select(dispute.c.dispute_id).where(dispute.c.batch.in_(list(batches)))
    there = select(func.count()).where(dispute.c.dispute_id.in_(arrived))
    b = load_batch.c
    uneven = select(func.count()).where(
        b.batch.in_(list(batches)), b.read != b.accepted + b.duplicate + b.rejected
    )
    found = connection.execute(there).scalar()
    if found != wanted or connection.execute(uneven).scalar():
        raise NoData(f"{found} of {wanted} accepted rows arrived; nothing was changed.")


def _frame(rows: Sequence[dict[str, object]]) -> pd.DataFrame:
    return pd.DataFrame(rows, dtype=object)
