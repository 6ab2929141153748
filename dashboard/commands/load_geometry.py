"""load --geometry: an agency's own outlines of its areas, with a report on every feature."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

from dashboard.access.imports import Importer
from dashboard.access.own_files import geometry_as
from dashboard.commands.rejected import end
from dashboard.domain.programme import Programme
from dashboard.domain.settings import settings
from dashboard.loading.area_match import LEVELS, PROPERTIES
from dashboard.loading.geojson import CRS
from dashboard.loading.geometry import Choices
from dashboard.loading.geometry_report import GeometryReport


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what only ``--geometry`` takes."""
    group = parser.add_argument_group("outlines of areas")
    group.add_argument("--geometry", type=Path, metavar="FILE", help="a GeoJSON file of outlines")
    group.add_argument("--level", choices=LEVELS, help="which areas the file draws")
    group.add_argument("--crs", choices=CRS, help="coordinates of the file; default: what it says")
    group.add_argument("--match", choices=tuple(PROPERTIES), help="join by; default: code")
    group.add_argument("--property", metavar="NAME", help="the property that holds code or name")


def run(args: argparse.Namespace, programme: Programme, who: Importer) -> int:
    """Load the outlines, print what became of every feature, and say so by the exit."""
    choices = Choices(
        level=args.level,
        crs=args.crs,
        match=args.match or "code",
        column=args.property,
        dry_run=args.dry_run,
        accept_partial=args.accept_partial,
    )
    report = geometry_as(who, args.geometry, programme, choices, database=settings().database)
    if args.format == "json":
        print(json.dumps(report.as_dict(), ensure_ascii=False, indent=2))
    else:
        print("\n".join(_lines(report)))
    return end(report, "feature", table=args.rejects, accept_partial=args.accept_partial)


def _lines(report: GeometryReport) -> Iterator[str]:
    yield f"{report.coordinates.zh} / {report.coordinates.en}"
    yield f"read {report.read}"
    yield f"accepted {report.accepted} (of these replaced {report.replaced})"
    yield f"duplicate {report.duplicate}"
    yield f"rejected {report.rejected}"
    for one in report.mended:
        yield f"feature {one.feature} ({one.area}): {one.reason.en} / {one.reason.zh}"
    for pair in report.overlaps:
        yield f"overlap {pair.first} {pair.second}: {pair.share:.1%} of the smaller"
    yield f"without outline {len(report.without)}"
    for code, name in report.without:
        yield f"  {code} {name}"
    yield f"not in the file, outline kept {len(report.kept)}"
    for code, name in report.kept:
        yield f"  {code} {name}"
