"""load --table: a table of another database as the source of disputes."""

import argparse
import os
from collections.abc import Sequence

from dashboard.domain.errors import BadRequest
from dashboard.loading.reading import DatabaseTable, Source

VARIABLE = "DASHBOARD_SOURCE_URL"
NO_URL = f"--table needs the database it is in: set {VARIABLE}, or give --source-url."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what only a source database takes."""
    parser.add_argument(
        "--source-url",
        default=os.environ.get(VARIABLE, ""),
        metavar="URL",
        help=f"SQLAlchemy URL of another database, read only; better set as {VARIABLE}, which"
        " other users of the machine cannot list",
    )
    parser.add_argument("--table", help="table or view of that database, schema.table too")


def sources_of(args: argparse.Namespace) -> Sequence[Source]:
    """Return the files that were named, or the table."""
    if not args.table:
        files: Sequence[Source] = args.files
        return files
    if not args.source_url:
        raise BadRequest(NO_URL)
    return [DatabaseTable(args.source_url, args.table)]
