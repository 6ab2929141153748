"""load --suggest: a first mapping for a file or table nobody has described yet."""

import argparse
import codecs
import sys
from collections.abc import Iterator

from dashboard.commands.load_source import sources_of
from dashboard.domain.errors import BadRequest
from dashboard.domain.programme import Programme
from dashboard.domain.settings import settings
from dashboard.loading.files.database_source import read_database
from dashboard.loading.files.parent import TextTable, read_table
from dashboard.loading.mapping_checks import NO_ENCODING
from dashboard.loading.mapping_file import keep_mapping
from dashboard.loading.reading import DatabaseTable
from dashboard.loading.suggest import suggest
from dashboard.loading.suggested_file import mapping_text

SEEN = "{rows} rows, header in row {header}; {used} of {all} columns used, {open} questions open."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--suggest",
        metavar="NAME",
        help="write a first mapping of one file or --table to imports/NAME.toml (- prints it), to"
        " be checked",
    )
    parser.add_argument(
        "--records",
        choices=("dispute", "party"),
        default="dispute",
        help="with --suggest: what a row of the file is",
    )
    parser.add_argument("--sheet", default="", help="with --suggest: the sheet of a workbook")
    parser.add_argument("--encoding", default="", help="with --suggest: the encoding of a text")


def mistakes(args: argparse.Namespace) -> Iterator[str]:
    """Yield what does not go together with a suggestion, or without one."""
    if args.suggest and (args.mapping or not (args.files or args.table)):
        yield "--suggest NAME goes with a file or --table, and without --mapping."
    if (args.sheet or args.encoding) and not args.suggest:
        yield "--sheet and --encoding are for --suggest; a mapping names its own."


def run(args: argparse.Namespace, programme: Programme) -> int:
    table = _table(args)
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


def _table(args: argparse.Namespace) -> TextTable:
    sources = sources_of(args)
    if len(sources) != 1:
        raise BadRequest("--suggest looks at one file at a time.")
    (source,) = sources
    if isinstance(source, DatabaseTable):
        return read_database(source.url, source.table)
    return read_table(source, sheet=args.sheet, encoding=_known(args.encoding))


def _known(encoding: str) -> str:
    try:
        codecs.lookup(encoding or "utf-8")
    except LookupError as error:
        raise BadRequest(NO_ENCODING.format(name=encoding)) from error
    return encoding
