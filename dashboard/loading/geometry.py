"""Loading an agency's own outlines of its areas: all or nothing, the same again changes nothing.

Reads a GeoJSON file, joins its features to the area register, checks and converts their outlines,
and replaces what the case database holds of those areas.
"""

from dataclasses import dataclass, replace
from pathlib import Path

from dashboard.database.snapshots import new_version
from dashboard.domain.errors import BadRequest
from dashboard.domain.programme import Programme
from dashboard.loading.area_match import Known, Match, Matching, areas_of
from dashboard.loading.geojson import crs_of, read_layer
from dashboard.loading.geometry_checks import Joined, join
from dashboard.loading.geometry_report import GeometryReport
from dashboard.loading.geometry_writing import write_outlines
from dashboard.loading.load import all_or_nothing
from dashboard.loading.targets import Derive, Target, target_of


@dataclass(frozen=True)
class Choices:
    """How a file is read and joined. ``column`` names the property to join by."""

    level: str
    crs: str | None = None
    match: Match = "code"
    column: str | None = None
    dry_run: bool = False
    accept_partial: bool = False


def load_geometry(
    path: Path,
    programme: Programme,
    choices: Choices,
    *,
    database: str,
    derive: Derive,
    by: str = "",
) -> GeometryReport:
    """Load outlines into a database (URL or snapshot folder) and report on every feature.

    One rejected feature keeps everything out, unless ``accept_partial``. An outline that differs
    from the one an area has replaces it. Nothing new writes nothing. ``by`` is who loads.
    """
    layer, target = read_layer(path), target_of(database, derive)
    crs = crs_of(layer, choices.crs)
    with all_or_nothing(target):
        areas = _areas(target, programme.code, choices.level)
        matching = Matching(areas, choices.match, choices.column)
        joined = join(layer, matching, crs, programme.extent)
        report = _report(joined, programme.code, choices)
        if choices.dry_run or not joined.new or (joined.rejects and not choices.accept_partial):
            return report
        return replace(report, data_version=_store(target, report, joined, by))


def _areas(target: Target, programme: str, level: str) -> dict[str, Known]:
    with target.reading() as connection:
        found = areas_of(connection, programme, level)
    if not found:
        raise BadRequest(
            f"Programme {programme} has no area of level {level} in the case database:"
            " load its area register before the outlines."
        )
    return found


def _report(joined: Joined, programme: str, choices: Choices) -> GeometryReport:
    return GeometryReport(
        programme=programme,
        level=choices.level,
        crs=joined.crs,
        layer=joined.layer,
        accepted=len(joined.new),
        replaced=sum(joined.areas[code].geometry is not None for code in joined.new),
        duplicate=len(joined.found) - len(joined.new),
        rejects=joined.rejects,
        mended=joined.mended,
        overlaps=joined.overlaps,
        without=joined.without,
        kept=joined.kept,
        is_crs_told=bool(choices.crs or joined.layer.crs),
        dry_run=choices.dry_run,
    )


def _store(target: Target, report: GeometryReport, joined: Joined, by: str) -> str:
    """Write what is new as one batch and return the data version."""
    batch, texts = new_version(), {code: one.outline.text for code, one in joined.new.items()}
    return target.write(lambda connection: write_outlines(connection, batch, report, texts, by=by))
