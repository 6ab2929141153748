"""load --suggest: a first mapping for a file nobody has described yet."""

import argparse
import sys
from pathlib import Path

from dashboard.domain.errors import BadRequest
from dashboard.domain.programme import Programme
from dashboard.domain.settings import settings
from dashboard.loading.files.parent import read_table
from dashboard.loading.mapping import NAME
from dashboard.loading.suggest import suggest
from dashboard.loading.suggested_file import mapping_text

SEEN = "{rows} rows, header in row {header}; {used} of {all} columns used, {open} questions open."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--suggest",
        metavar="NAME",
        help="write a first mapping of one file to imports/NAME.toml (- prints it), to be checked",
    )
    parser.add_argument("--sheet", default="", help="with --suggest: the sheet of a workbook")


def run(args: argparse.Namespace, programme: Programme) -> int:
    if len(args.files) != 1:
        raise BadRequest("--suggest looks at one file at a time.")
    table = read_table(args.files[0], sheet=args.sheet)
    found = suggest(table, programme)
    text = mapping_text(found, table, source=args.suggest if args.suggest != "-" else "source")
    if args.suggest == "-":
        print(text, end="")
    else:
        print(_write(args.suggest, text))
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


def _write(name: str, text: str) -> Path:
    """Write a mapping that is not there yet: one that somebody corrected is never overwritten."""
    folder = settings().config / "imports"
    if not NAME.fullmatch(name):
        raise BadRequest(f"'{name}' is no name of a mapping: letters, digits, - and _ only.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / f"{name}.toml").open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise BadRequest(f"{folder / name}.toml is there already: name another.") from error
    except OSError as error:
        raise BadRequest(f"{folder} cannot be written: {error.strerror}.") from error
    return folder / f"{name}.toml"
