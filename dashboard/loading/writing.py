"""Writing a load: areas, records, the record of the batch, and the proof that all arrived."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

import pandas as pd
from sqlalchemy import (
    Connection,
    Select,
    case,
    delete,
    exists,
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
from dashboard.loading.arrival import Arrival, Staging
from dashboard.loading.brought import DISPUTES, Brought
from dashboard.loading.history import keep
from dashboard.loading.period import period_of, widen
from dashboard.loading.rejects import Reject
from dashboard.loading.staging import Stage

FOLLOWING = ("programme", "register", "county", "town", "station", "firm")
"""What the tables that hang on a dispute repeat of it."""
HANGING = (schema.dispute_event, schema.party, schema.follow_up)
LOAD, UNDO = "load", "undo"

Batches = dict[str, Arrival]
"""What became of each file, by the batch it makes, in the order of the files."""


def write(
    connection: Connection,
    staging: Staging,
    batches: Batches,
    *,
    programme: Programme,
    mapping: str,
    by: str,
) -> None:
    """Write every staged row that counts, inside the caller's transaction."""
    stage, brought = staging.stage, staging.stage.brought
    accepted, is_of_disputes = stage.accepted, brought is DISPUTES
    if is_of_disputes:
        _add_areas(connection, stage, staging.areas, programme.code)
    replaced = select(accepted).where(accepted.c.is_corrected).subquery()
    by_batch = case(dict(enumerate(batches)), value=replaced.c.file)
    keep(connection, brought, replaced, by_batch, programme=programme.code)
    again = exists().where(brought.same(accepted, brought.table), accepted.c.is_corrected)
    connection.execute(delete(brought.table).where(again))
    _add_rows(connection, stage, batches)
    if is_of_disputes:
        carry_along(connection, select(accepted.c.dispute_id).where(accepted.c.is_corrected))
    record_batches(connection, batches, programme.code, mapping, by=by)
    if is_of_disputes:
        widen(connection, programme, _counting(stage).subquery())
    _prove(connection, brought, batches)


def _counting(stage: Stage) -> Select[*tuple[object, ...]]:
    """Select the arriving rows that count."""
    arriving, accepted = stage.arriving, stage.accepted
    return select(arriving).join(accepted, accepted.c.place == arriving.c.place)


def _add_areas(
    connection: Connection, stage: Stage, areas: Mapping[str, Area], programme: str
) -> None:
    """Add the areas that rows which count name, and that the register does not hold yet."""
    levels = [stage.arriving.c[name] for name in ("county", "town")]
    counting = [_counting(stage).with_only_columns(level) for level in levels]
    named = set(connection.execute(union(*counting)).scalars())
    there = set(connection.execute(select(schema.area.c.code)).scalars())
    more = {"programme": programme, "station": None, "population": None}
    new = [asdict(areas[code]) | more for code in sorted(areas.keys() & named - there)]
    if new:
        append(connection, {"area": _frame(new)})


def _add_rows(connection: Connection, stage: Stage, batches: Batches) -> None:
    names, kept = stage.brought.columns, [stage.arriving.c[n] for n in stage.brought.columns]
    for file, batch in enumerate(batches):
        rows = _counting(stage).where(stage.accepted.c.file == file)
        chosen = rows.with_only_columns(*kept, literal(batch), maintain_column_froms=True)
        connection.execute(insert(stage.brought.table).from_select([*names, "batch"], chosen))


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


def _prove(connection: Connection, brought: Brought, batches: Batches) -> None:
    """Stop the load when the database does not hold exactly what was accepted."""
    wanted = sum(arrival.report.accepted for arrival in batches.values())
    table = brought.table
    arrived = table.alias("arrived")
    own = exists().where(brought.same(arrived, table), arrived.c.batch.in_(list(batches)))
    there = select(func.count()).select_from(table).where(own)
    b = load_batch.c
    uneven = select(func.count()).where(
        b.batch.in_(list(batches)), b.read != b.accepted + b.duplicate + b.rejected
    )
    found = connection.execute(there).scalar()
    if found != wanted or connection.execute(uneven).scalar():
        raise NoData(f"{found} of {wanted} accepted rows arrived; nothing was changed.")


def _frame(rows: Sequence[dict[str, object]]) -> pd.DataFrame:
    return pd.DataFrame(rows, dtype=object)
