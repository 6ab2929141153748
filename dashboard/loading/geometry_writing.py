"""Writing outlines: those of the areas that change, the record of the batch, and the proof."""

from collections.abc import Mapping
from datetime import datetime

import pandas as pd
from sqlalchemy import Connection, delete, insert, select

from dashboard.database.bulk import append
from dashboard.database.schema import area_geometry, load_batch
from dashboard.domain.errors import NoData
from dashboard.loading.existing import in_portions
from dashboard.loading.geometry_report import GeometryReport
from dashboard.loading.writing import LOAD, record_rejects


def write_outlines(
    connection: Connection,
    batch: str,
    report: GeometryReport,
    texts: Mapping[str, str],
    *,
    by: str,
) -> None:
    """Write outlines, as GeoJSON by area, inside the caller's transaction."""
    for codes in in_portions(list(texts)):
        connection.execute(delete(area_geometry).where(area_geometry.c.area.in_(codes)))
    rows = pd.DataFrame(texts.items(), columns=["area", "geometry"], dtype=object)
    append(connection, {"area_geometry": rows})
    _record(connection, batch, report, by)
    _prove(connection, texts)


def _record(connection: Connection, batch: str, report: GeometryReport, by: str) -> None:
    row = {
        "batch": batch,
        "programme": report.programme,
        "file": report.layer.file,
        "sha256": report.layer.sha256,
        "mapping": f"geometry:{report.level}:{report.crs}",
        "loaded_at": datetime.now(),
        "read": report.read,
        "accepted": report.accepted,
        "duplicate": report.duplicate,
        "rejected": report.rejected,
        "who": by or None,
        "kind": LOAD,
    }
    connection.execute(insert(load_batch), [row])
    record_rejects(connection, {batch: report.rejects})


def _prove(connection: Connection, texts: Mapping[str, str]) -> None:
    """Stop the load when the database does not hold exactly one new outline for every area."""
    g = area_geometry.c
    found = 0
    for codes in in_portions(list(texts)):
        statement = select(g.area, g.geometry).where(g.area.in_(codes))
        found += sum(texts[row.area] == row.geometry for row in connection.execute(statement))
    if found != len(texts):
        raise NoData(f"{found} of {len(texts)} outlines arrived; nothing was changed.")
