"""load: import dispute files by a mapping, filled cards, or outlines of areas; all or nothing."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from dashboard.commands import load_geometry, load_inspection, load_suggest
from dashboard.commands.demo import ensure_database
from dashboard.commands.rejected import end
from dashboard.coverage.kept import keep_gaps
from dashboard.domain.errors import BadRequest
from dashboard.domain.settings import programme_of, settings
from dashboard.loading.load import load
from dashboard.loading.mapping import load_mapping
from dashboard.loading.report import LoadReport

NAME = "load"
HELP = "import dispute files by a mapping, filled cards, or outlines of areas; all or nothing"
SAMPLE = (
    "Loading into the sample database, which is rebuilt when its recipe changes:"
    " set DASHBOARD_DATABASE to keep what you load."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="CSV files of disputes")
    parser.add_argument("--programme", required=True, help="code of the programme, e.g. chenghua")
    parser.add_argument("--mapping", help="name of a file in imports/, e.g. ledger; for disputes")
    parser.add_argument("--dry-run", action="store_true", help="check everything, load nothing")
    parser.add_argument(
        "--accept-partial", action="store_true", help="load what is good beside what is rejected"
    )
    parser.add_argument("--rejects", type=Path, metavar="FILE", help="write the reject report")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    load_suggest.add_arguments(parser)
    load_inspection.add_arguments(parser)
    load_geometry.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    for wrong in _mistakes(args):
        raise BadRequest(wrong)
    programme = programme_of(args.programme)
    if args.suggest:
        return load_suggest.run(args, programme)
    mapping = load_mapping(settings().config, args.mapping) if args.mapping else None
    ensure_database()
    if settings().is_demo:
        print(SAMPLE, file=sys.stderr)
    if args.inspection:
        return load_inspection.run(args, programme)
    if mapping is None:
        return load_geometry.run(args, programme)
    report = load(
        args.files,
        programme,
        mapping,
        database=settings().database,
        derive=keep_gaps,
        dry_run=args.dry_run,
        accept_partial=args.accept_partial,
    )
    _show(report, args.format)
    return end(report, "row", table=args.rejects, accept_partial=args.accept_partial)


def _mistakes(args: argparse.Namespace) -> Iterator[str]:
    """Yield what does not go together: disputes, filled cards and outlines are loads apart."""
    if sum(map(bool, (args.files, args.geometry, args.inspection))) != 1:
        yield "Name either files of disputes, or --inspection, or --geometry: each is a load."
    if args.files and not args.mapping and not args.suggest:
        yield "Files of disputes need --mapping NAME."
    if args.suggest and (args.mapping or not args.files):
        yield "--suggest NAME goes with a file, and without --mapping."
    if args.mapping and not args.files:
        yield "--mapping is for disputes; outlines are joined by --match."
    if args.geometry and not args.level:
        yield "--geometry needs --level zone, town or county."
    for name in ("level", "crs", "match", "property"):
        if getattr(args, name) and not args.geometry:
            yield f"--{name} is for --geometry."


def _show(report: LoadReport, form: str) -> None:
    if form == "json":
        print(json.dumps(report.as_dict(), ensure_ascii=False, indent=2))
        return
    print(f"read {report.read}")
    print(f"accepted {report.accepted} (of these corrected {report.corrected})")
    print(f"duplicate {report.duplicate}")
    print(f"rejected {report.rejected}")
