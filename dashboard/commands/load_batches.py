"""load --batches and load --undo: what was loaded, and taking a batch back."""

import argparse
import json

from dashboard.access.imports import Importer, undone_as
from dashboard.domain.programme import Programme
from dashboard.domain.settings import settings
from dashboard.loading.batches import Batch, list_batches

SHOWN = ("batch", "kind", "file", "sha256", "mapping", "loaded_at", "who")
COUNTED = ("read", "accepted", "duplicate", "rejected", "undone_by")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what only batches take."""
    parser.add_argument("--batches", action="store_true", help="list what was loaded, and by whom")
    parser.add_argument("--undo", metavar="BATCH", help="take a batch of disputes or parties back")


def show_batches(programme: Programme, form: str) -> int:
    """Print the batches of a programme, oldest first."""
    found = list_batches(settings().database, programme.code)
    if form == "json":
        print(json.dumps([batch.as_dict() for batch in found], ensure_ascii=False, indent=2))
        return 0
    print("\t".join((*SHOWN, *COUNTED)))
    for batch in found:
        print("\t".join(_cells(batch)))
    return 0


def run_undo(batch: str, programme: Programme, *, who: Importer, form: str) -> int:
    """Take a batch back and print what that did."""
    report = undone_as(who, batch, programme, database=settings().database)
    if form == "json":
        print(json.dumps(report.as_dict(), ensure_ascii=False, indent=2))
        return 0
    print(f"undone {report.undone.batch} ({report.undone.file}) by {report.batch}")
    print(f"removed {report.removed}")
    print(f"restored {report.restored}")
    return 0


def _cells(batch: Batch) -> list[str]:
    told = batch.as_dict()
    return ["" if told[name] is None else str(told[name]) for name in (*SHOWN, *COUNTED)]
