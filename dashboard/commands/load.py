"""load: import disputes or parties by a mapping, cards, or outlines of areas; all or nothing."""

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from dashboard.access.imports import Importer, importer_named, load_as, operator
from dashboard.commands import load_batches, load_geometry, load_inspection, load_suggest
from dashboard.commands.demo import ensure_database
from dashboard.commands.load_source import add_arguments as add_source
from dashboard.commands.load_source import sources_of
from dashboard.commands.progress import rows_bar
from dashboard.commands.rejected import end
from dashboard.domain.errors import BadRequest
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of, settings
from dashboard.loading.mapping import ImportMapping, load_mapping
from dashboard.loading.report import FileReport, LoadReport
from dashboard.loading.unresolved import unresolved

NAME = "load"
HELP = "import disputes or parties by a mapping, cards, or outlines of areas; all or nothing"
FILES = "files of disputes or parties: CSV, TSV, TXT, XLSX, XLS or Parquet"
SAMPLE = (
    "Loading into the sample database, which is rebuilt when its recipe changes:"
    " set DASHBOARD_DATABASE to keep what you load."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help=FILES)
    parser.add_argument("--programme", required=True, help="code of the programme, e.g. chenghua")
    parser.add_argument("--mapping", help="name of a file in imports/, e.g. ledger; for disputes")
    parser.add_argument("--dry-run", action="store_true", help="check everything, load nothing")
    parser.add_argument(
        "--accept-partial", action="store_true", help="load what is good beside what is rejected"
    )
    parser.add_argument("--rejects", type=Path, metavar="FILE", help="write the reject report")
    parser.add_argument("--as", dest="account", metavar="USER", help="load as this account")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    add_source(parser)
    load_suggest.add_arguments(parser)
    load_batches.add_arguments(parser)
    load_inspection.add_arguments(parser)
    load_geometry.add_arguments(parser)


def run(args: argparse.Namespace) -> int:
    for wrong in _mistakes(args):
        raise BadRequest(wrong)
    programme = programme_of(args.programme)
    if args.suggest:
        return load_suggest.run(args, programme)
    who = importer_named(args.account, programme.code) if args.account else operator()
    mapping = load_mapping(settings().config, args.mapping) if args.mapping else None
    ensure_database()
    if args.batches:
        return load_batches.show_batches(programme, args.format)
    if settings().is_demo:
        print(SAMPLE, file=sys.stderr)
    if args.undo:
        return load_batches.run_undo(args.undo, programme, who=who, form=args.format)
    if args.inspection:
        return load_inspection.run(args, programme, who)
    if mapping is None:
        return load_geometry.run(args, programme, who)
    return _load(args, programme, mapping, who)


def _load(
    args: argparse.Namespace, programme: Programme, mapping: ImportMapping, who: Importer
) -> int:
    sources = sources_of(args)
    report = load_as(
        who,
        sources,
        programme,
        mapping,
        database=settings().database,
        dry_run=args.dry_run,
        accept_partial=args.accept_partial,
        progress=rows_bar,
    )
    _show(report, args.format)
    code = end(report, "row", table=args.rejects, accept_partial=args.accept_partial)
    for note in report.notes:
        print(f"{note.en} / {note.zh}", file=sys.stderr)
    for (column, value, _), rows in unresolved(report.rejects, mapping):
        print(
            f"not found in the registers / 未对上的名称: {column} {value} ({rows})", file=sys.stderr
        )
    for file in report.files:
        _tell_reading(file)
    return code


def _tell_reading(file: FileReport) -> None:
    """Name what of a file was not read, or not as it stands."""
    if file.unmapped:
        print(f"{file.file}: columns not read: {', '.join(file.unmapped)}", file=sys.stderr)
    if file.found and file.found.damaged:
        told = f"{file.found.damaged} places are not {file.found.encoding}: damaged characters"
        print(f"{file.file}: {told}", file=sys.stderr)


def _mistakes(args: argparse.Namespace) -> Iterator[str]:
    """Yield what does not go together: disputes, filled cards and outlines are loads apart."""
    acts = (args.files or args.table, args.geometry, args.inspection, args.batches, args.undo)
    if sum(map(bool, acts)) != 1:
        yield (
            "Name either files of disputes, or --table, or --inspection, or --geometry: each is a"
            " load; or --batches, or --undo BATCH."
        )
    if args.files and args.table:
        yield "Load files, or a --table of a database: not both at once."
    if (args.files or args.table) and not args.mapping and not args.suggest:
        yield "Files of disputes need --mapping NAME."
    yield from load_suggest.mistakes(args)
    if args.mapping and not (args.files or args.table):
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
