"""Arguments that questions share, and how they become Scope and Filters."""

import argparse
import json
import sys

from dashboard.access.scopes import scope_of
from dashboard.commands.demo import ensure_database
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters, check_dimension, choices_from, day
from dashboard.domain.programme import Programme
from dashboard.domain.scope import OPERATOR, Scope
from dashboard.reports.reach import programme_in_reach


def add_question(
    parser: argparse.ArgumentParser,
    *,
    programme_needed: bool = True,
    formats: tuple[str, ...] = ("text", "json"),
) -> None:
    """Add programme, register, period, choices, reader and format."""
    parser.add_argument(
        "--programme", required=programme_needed, help="code of the programme, e.g. chenghua"
    )
    parser.add_argument("--register", help="which register; needed where there are several")
    parser.add_argument("--from", dest="start", help="first day, e.g. 2019-01-01")
    parser.add_argument("--to", dest="end", help="last day, included")
    parser.add_argument(
        "--where",
        action="append",
        default=[],
        metavar="DIM=CODE[,CODE]",
        help="narrow by a dimension, e.g. station=CHS01,CHS02",
    )
    add_reader(parser, formats=formats)


def add_reader(
    parser: argparse.ArgumentParser, *, formats: tuple[str, ...] = ("text", "json")
) -> None:
    """Add the reader and the format."""
    parser.add_argument(
        "--as", dest="account", metavar="USER", help="answer as this account sees it"
    )
    parser.add_argument("--format", choices=formats, default="text")


def scope_from(args: argparse.Namespace) -> Scope:
    """Return the reach of ``--as``, or of whoever runs commands on the server."""
    ensure_database()
    return scope_of(args.account) if args.account else OPERATOR


def programme_from(args: argparse.Namespace) -> Programme:
    """Return the programme of ``--programme``: one out of the reader's reach is no programme."""
    return programme_in_reach(scope_from(args), args.programme)


def filters_from(args: argparse.Namespace, *, needs_register: bool = True) -> Filters:
    """Return the selection of a question; without dates, the programme's default period."""
    programme = programme_from(args)
    named = args.register if needs_register or args.register else programme.registers[0].key
    return Filters(
        programme=programme.code,
        register=programme.register_of(named).key,
        start=day(args.start) if args.start else programme.default_start,
        end=day(args.end) if args.end else programme.default_end,
        choices=choices_from(dict(_pair(text) for text in args.where)),
    )


def led_register(programme: Programme) -> str | None:
    """Firms are judged on the register that says who led; without one, it must be named."""
    led = [register.key for register in programme.registers if register.leads]
    return led[0] if len(led) == 1 else None


def show(answer: dict[str, object], form: str) -> int:
    """Print an envelope as JSON, or as a heading and a table for people."""
    if form == "json":
        print(json.dumps(answer, ensure_ascii=False, indent=2))
        return 0
    rows = answer["rows"]
    for key, value in answer.items():
        if key != "rows":
            print(f"{key}: {value}")
    _table(rows if isinstance(rows, list) else [])
    return 0


def _table(rows: list[dict[str, object]]) -> None:
    if not rows:
        print("(no rows)", file=sys.stderr)
        return
    names = list(rows[0])
    print("\t".join(names))
    for row in rows:
        print("\t".join("" if row[name] is None else str(row[name]) for name in names))


def _pair(text: str) -> tuple[str, str]:
    key, sign, value = text.partition("=")
    if not sign or not value:
        raise BadRequest(f"'{text}' is not of the form DIMENSION=CODE.")
    check_dimension(key)
    return key, value
