"""load: import dispute files by a column mapping, or inspection cards, all or nothing."""

import argparse
import json
import sys
from pathlib import Path

from dashboard.commands.demo import ensure_database
from dashboard.domain.errors import BadRequest
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of, settings
from dashboard.loading.inspections import load_cards
from dashboard.loading.load import load
from dashboard.loading.mapping import load_mapping
from dashboard.loading.rejects import Reject, write_rejects
from dashboard.loading.report import LoadReport

NAME = "load"
HELP = "import dispute files by a column mapping, or filled inspection cards, all or nothing"
WHAT = "Name either files with --mapping NAME, or --inspection with filled cards."
SHOWN = 20
SAMPLE = (
    "Loading into the sample database, which is rebuilt when its recipe changes:"
    " set DASHBOARD_DATABASE to keep what you load."
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE", help="CSV files")
    parser.add_argument("--programme", required=True, help="code of the programme, e.g. chenghua")
    parser.add_argument(
        "--inspection", nargs="+", type=Path, metavar="FILE", help="filled inspection cards (xlsx)"
    )
    parser.add_argument("--mapping", help="name of a file in imports/, e.g. ledger")
    parser.add_argument("--dry-run", action="store_true", help="check everything, load nothing")
    parser.add_argument(
        "--accept-partial", action="store_true", help="load the good rows beside rejected ones"
    )
    parser.add_argument("--rejects", type=Path, metavar="FILE", help="write the reject report")
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(args: argparse.Namespace) -> int:
    programme = programme_of(args.programme)
    report = _report(args, programme)
    if args.rejects is not None:
        write_rejects(args.rejects, report.rejects)
    _show(report, args)
    return 1 if report.rejected and not args.accept_partial else 0


def _report(args: argparse.Namespace, programme: Programme) -> LoadReport:
    how = {"dry_run": args.dry_run, "accept_partial": args.accept_partial}
    if args.inspection and not args.files:
        _prepare()
        return load_cards(args.inspection, programme, database=settings().database, **how)
    if args.inspection or not args.files or args.mapping is None:
        raise BadRequest(WHAT)
    mapping = load_mapping(settings().config, args.mapping)
    _prepare()
    return load(args.files, programme, mapping, database=settings().database, **how)


def _prepare() -> None:
    ensure_database()
    if settings().is_demo:
        print(SAMPLE, file=sys.stderr)


def _show(report: LoadReport, args: argparse.Namespace) -> None:
    if args.format == "json":
        print(json.dumps(report.as_dict(), ensure_ascii=False, indent=2))
    else:
        print(f"read {report.read}")
        print(f"accepted {report.accepted} (of these corrected {report.corrected})")
        print(f"duplicate {report.duplicate}")
        print(f"rejected {report.rejected}")
    for note in report.notes:
        print(f"{note.en} / {note.zh}", file=sys.stderr)
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
