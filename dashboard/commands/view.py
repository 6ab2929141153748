"""view: what a short code printed on paper stands for."""

import argparse

from dashboard.access import view_links
from dashboard.commands.questions import show
from dashboard.domain.errors import BadRequest
from dashboard.domain.local_time import local

NAME = "view"
HELP = "print the page and the query a short code stands for"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", help="as printed: any case, with or without hyphens")
    parser.add_argument("--format", choices=("json", "text"), default="text")


def run(args: argparse.Namespace) -> int:
    found = view_links.find(args.code)
    if found is None:
        raise BadRequest(f"There is no code '{args.code}'.")
    rows = [{"parameter": key, "value": value} for key, value in sorted(found.view.query.items())]
    told = {
        "code": found.code,
        "page": found.view.page,
        "address": found.view.address,
        "kept_at": local(found.kept_at).isoformat(timespec="seconds"),
    }
    return show(told | {"rows": rows}, args.format)
