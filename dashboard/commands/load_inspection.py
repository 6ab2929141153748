"""load --inspection: filled inspection cards, with a report on every item."""

import argparse
import json
import sys
from pathlib import Path

from dashboard.access.imports import Importer
from dashboard.access.own_files import cards_as
from dashboard.commands.rejected import end
from dashboard.domain.programme import Programme
from dashboard.domain.settings import settings
from dashboard.loading.report import LoadReport


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what only filled cards take."""
    parser.add_argument(
        "--inspection", nargs="+", type=Path, metavar="FILE", help="filled inspection cards (xlsx)"
    )


def run(args: argparse.Namespace, programme: Programme, who: Importer) -> int:
    """Load the cards, print what became of every item, and say so by the exit."""
    report = cards_as(
        who,
        args.inspection,
        programme,
        database=settings().database,
        dry_run=args.dry_run,
        accept_partial=args.accept_partial,
    )
    _show(report, args.format)
    for note in report.notes:
        print(f"{note.en} / {note.zh}", file=sys.stderr)
    return end(report, "row", table=args.rejects, accept_partial=args.accept_partial)


def _show(report: LoadReport, form: str) -> None:
    if form == "json":
        print(json.dumps(report.as_dict(), ensure_ascii=False, indent=2))
        return
    for name in ("read", "accepted", "duplicate", "rejected"):
        print(f"{name} {getattr(report, name)}")
