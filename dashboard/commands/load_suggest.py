"""load --suggest: a first mapping for a file nobody has described yet."""

import argparse
import sys

from dashboard.domain.errors import BadRequest
from dashboard.domain.programme import Programme
from dashboard.domain.settings import settings
from dashboard.loading.files.parent import read_table
from dashboard.loading.mapping_file import keep_mapping
from dashboard.loading.suggest import suggest
from dashboard.loading.suggested_file import mapping_text

SEEN = "{rows} rows, header in row {header}; {used} of {all} columns used, {open} questions open."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--suggest",
        metavar="NAME",
        help="write a first mapping of one file to imports/NAME.toml (- prints it), to be checked",
    )
    parser.add_argument(
        "--records",
        choices=("dispute", "party"),
        default="dispute",
        help="with --suggest: what a row of the file is",
    )
    parser.add_argument("--sheet", default="", help="with --suggest: the sheet of a workbook")


def run(args: argparse.Namespace, programme: Programme) -> int:
    if len(args.files) != 1:
        raise BadRequest("--suggest looks at one file at a time.")
    table = read_table(args.files[0], sheet=args.sheet)
    found = suggest(table, programme, args.records)
    text = mapping_text(found, table, source=args.suggest if args.suggest != "-" else "source")
    if args.suggest == "-":
        print(text, end="")
    else:
        print(keep_mapping(settings().config, args.suggest, text))
    columns = len(found.guesses) + len(found.unmapped)
    told = SEEN.format(
        rows=table.found.rows,
        header=table.found.header_row,
        used=len(found.guesses),
        all=columns,
        open=len(found.questions),
    )
    print(told, file=sys.stderr)
    return 0
