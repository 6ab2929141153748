"""Writing a load: areas, disputes, the record of the batch, and the proof that all arrived."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date, datetime

import pandas as pd
from sqlalchemy import Connection, delete, func, insert, select, update

from dashboard.database import schema
from dashboard.database.bulk import append
from dashboard.database.schema import dispute, load_batch
from dashboard.domain.errors import NoData
from dashboard.domain.programme import Programme
from dashboard.loading.areas import Area
from dashboard.loading.arrival import Arrival
from dashboard.loading.derived import COLUMNS
from dashboard.loading.existing import in_portions
from dashboard.loading.rejects import Reject
from dashboard.loading.rows import Row

FOLLOWING = ("programme", "register", "county", "town", "station", "firm")
"""What the tables that hang on a dispute repeat of it."""
HANGING = (schema.dispute_event, schema.party, schema.follow_up)

Batches = dict[str, Arrival]
"""What to write, by batch: one batch per file."""


def write(
    connection: Connection,
    batches: Batches,
    *,
    programme: Programme,
    mapping: str,
    corrected: set[str],
) -> None:
    """Write everything that was accepted, inside the caller's transaction."""
    rows = [row for arrival in batches.values() for row in arrival.rows]
    _add_areas(connection, [area for row in rows for area in row.areas], programme.code)
    _remove(connection, corrected)
    _add_disputes(connection, batches)
    _carry_along(connection, [row for row in rows if row.key in corrected])
    record_batches(connection, batches, programme.code, mapping)
    _extend_period(connection, rows, programme)
    _prove(connection, batches)


def _add_areas(connection: Connection, areas: Sequence[Area], programme: str) -> None:
    codes = schema.area.c.code
    there = set(connection.execute(select(codes)).scalars())
    new = {area.code: asdict(area) for area in reversed(areas) if area.code not in there}
    if new:
        more = {"programme": programme, "station": None, "population": None}
        append(connection, {"area": _frame([row | more for row in new.values()])})


def _remove(connection: Connection, corrected: set[str]) -> None:
    for keys in in_portions(sorted(corrected)):
        connection.execute(delete(dispute).where(dispute.c.dispute_id.in_(keys)))


def _add_disputes(connection: Connection, batches: Batches) -> None:
    rows = [(*row.values, batch) for batch, arrival in batches.items() for row in arrival.rows]
    frame = pd.DataFrame(rows, columns=[*COLUMNS, "batch"], dtype=object)
    append(connection, {"dispute": frame})


def _carry_along(connection: Connection, corrected: Sequence[Row]) -> None:
    """Let what hangs on a corrected dispute repeat its new county, station and so on."""
    rows = {row.key: row for row in corrected}
    for table in HANGING:
        for keys in in_portions(sorted(rows)):
            ids = table.c.dispute_id
            for key in connection.execute(select(ids).where(ids.in_(keys)).distinct()).scalars():
                repeated = {name: rows[key][name] for name in FOLLOWING if name in table.c}
                connection.execute(update(table).where(ids == key).values(repeated))


def record_batches(connection: Connection, batches: Batches, programme: str, mapping: str) -> None:
    """Write what became of each file, and every reason of rejection."""
    now = datetime.now()
    connection.execute(
        insert(load_batch),
        [
            {
                "batch": batch,
                "programme": programme,
                "file": arrival.report.file,
                "sha256": arrival.report.sha256,
                "mapping": mapping,
                "loaded_at": now,
                "read": arrival.report.read,
                "accepted": arrival.report.accepted,
                "duplicate": arrival.report.duplicate,
                "rejected": arrival.report.rejected,
            }
            for batch, arrival in batches.items()
        ],
    )
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


def _extend_period(connection: Connection, rows: Sequence[Row], programme: Programme) -> None:
    """Widen the period the data cover; a day once reached is never taken back."""
    days = [row[name] for row in rows for name in ("cohort_on", "accepted_on", "closed_on")]
    known = [day for day in days if isinstance(day, date)]
    table = schema.programme
    is_programme = table.c.code == programme.code
    there = connection.execute(select(table).where(is_programme)).one_or_none()
    if there is None:
        period = {"data_from": min(known), "data_to": max(known)}
        row = {"code": programme.code, "synthetic": programme.synthetic, **period}
        connection.execute(insert(table), [row])
        return
    period = {
        "data_from": min(there.data_from, *known),
        "data_to": max(there.data_to, *known),
    }
    connection.execute(update(table).where(is_programme).values(period))


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
