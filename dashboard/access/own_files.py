"""Loads of filled cards and of outlines, on record like every other import."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from dashboard.access.imports import Importer, on_record
from dashboard.coverage.kept import keep_gaps
from dashboard.domain.programme import Programme
from dashboard.loading.files.naming import shown_name
from dashboard.loading.geometry import Choices, load_geometry
from dashboard.loading.geometry_report import GeometryReport
from dashboard.loading.inspections import MAPPING, load_cards
from dashboard.loading.report import LoadReport


def geometry_as(
    who: Importer, path: Path, programme: Programme, choices: Choices, *, database: str
) -> GeometryReport:
    """Load outlines for an importer, on record, and return what became of every feature."""
    act = partial(
        load_geometry,
        path,
        programme,
        choices,
        database=database,
        derive=keep_gaps,
        by=who.account,
    )
    what = f"geometry:{choices.level}; {shown_name(path)}"
    return on_record(who, programme.code, what, act, dry_run=choices.dry_run)


def cards_as(
    who: Importer,
    files: Sequence[Path],
    programme: Programme,
    *,
    database: str,
    dry_run: bool = False,
    accept_partial: bool = False,
) -> LoadReport:
    """Load filled cards for an importer, on record, and return what became of every item."""
    act = partial(
        load_cards,
        files,
        programme,
        database=database,
        derive=keep_gaps,
        dry_run=dry_run,
        accept_partial=accept_partial,
        by=who.account,
    )
    what = f"{MAPPING}; {', '.join(map(shown_name, files))}"
    return on_record(who, programme.code, what, act, dry_run=dry_run)
