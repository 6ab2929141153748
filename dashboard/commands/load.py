"""load: import dispute files by a column mapping, all or nothing."""

import argparse
import json
import sys
from pathlib import Path

from dashboard.commands.demo import ensure_database
from dashboard.coverage.kept import keep_gaps
from dashboard.domain.settings import programme_of, settings
from dashboard.loading.load import load
from dashboard.loading.mapping import load_mapping
from dashboard.loading.rejects import Reject, write_rejects
from dashboard.loading.report import LoadReport

NAME = "load"
HELP = "import dispute files by a column mapping, all or nothing"
SHOWN = 20
SAMPLE = (
    "Loading into the sample database, which is rebuilt when its recipe changes:"
    " set DASHBOARD_DATABASE to keep what you load."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="CSV files")
    parser.add_argument("--programme", required=True, help="code of the programme, e.g. chenghua")
    parser.add_argument("--mapping", required=True, help="name of a file in imports/, e.g. ledger")
    parser.add_argument("--dry-run", action="store_true", help="check everything, load nothing")
    parser.add_argument(
        "--accept-partial", action="store_true", help="load the good rows beside rejected ones"
    )
    parser.add_argument("--rejects", type=Path, metavar="FILE", help="write the reject report")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(args: argparse.Namespace) -> int:
    programme = programme_of(args.programme)
    mapping = load_mapping(settings().config, args.mapping)
    ensure_database()
    if settings().is_demo:
        print(SAMPLE, file=sys.stderr)
    report = load(
        args.files,
        programme,
        mapping,
        database=settings().database,
        derive=keep_gaps,
        dry_run=args.dry_run,
        accept_partial=args.accept_partial,
    )
    if args.rejects is not None:
        write_rejects(args.rejects, report.rejects)
    _show(report, args)
    return 1 if report.rejected and not args.accept_partial else 0


def _show(report: LoadReport, args: argparse.Namespace) -> None:
    if args.format == "json":
        print(json.dumps(report.as_dict(), ensure_ascii=False, indent=2))
    else:
        print(f"read {report.read}")
        print(f"accepted {report.accepted} (of these corrected {report.corrected})")
        print(f"duplicate {report.duplicate}")
        print(f"rejected {report.rejected}")
    for reject in report.rejects[:SHOWN]:
        print(_sentence(reject), file=sys.stderr)
    if len(report.rejects) > SHOWN:
        print(f"… and {len(report.rejects) - SHOWN} more reasons", file=sys.stderr)
    print(_verdict(report), file=sys.stderr)


def _sentence(reject: Reject) -> str:
    where = f"{reject.file} row {reject.row}"
    cell = f", column '{reject.column}': '{reject.value}'" if reject.column else ""
    return f"{where}{cell}: {reject.reason.en} / {reject.reason.zh}"


def _verdict(report: LoadReport) -> str:
    if report.is_loaded:
        return f"Loaded: data version {report.data_version}."
    if report.dry_run:
        return "Dry run: nothing was loaded."
    if report.rejected:
        return (
            "Nothing was loaded: mend the rejected rows, or load the others with --accept-partial."
        )
    return "Nothing was loaded: nothing is new."
