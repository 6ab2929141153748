"""audit: prove that the log is whole, or write it out as JSON lines."""

import argparse

from dashboard.access import audit
from dashboard.domain.errors import BadRequest

NAME = "audit"
HELP = "verify or export the log of acts"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
    verify = tasks.add_parser(
        "verify",
        help="find the first record that is not as it was written",
        description="Prints the last record's number and hash. Note them elsewhere: given back "
        "with --head they prove that nothing before them was rewritten or cut off.",
    )
    verify.add_argument("--head", metavar="NUMBER:HASH", help="a head noted earlier")
    tasks.add_parser("export", help="write every record as one line of JSON")


def run(args: argparse.Namespace) -> int:
    return _export() if args.task == "export" else _verify(args.head)


def _export() -> int:
    for line in audit.json_lines():
        print(line)
    return 0


def _verify(noted: str | None) -> int:
    broken = audit.verify()
    if broken is not None:
        print(f"The log is broken at record {broken}.")
        return 1
    if noted is not None and not audit.holds(_head_from(noted)):
        print(f"The log no longer holds the record {noted}: it was rewritten or cut.")
        return 1
    head = audit.head()
    print(f"The log is whole: {head.seq} records. Head {head}")
    return 0


def _head_from(text: str) -> audit.Head:
    number, _, digest = text.partition(":")
    if not number.isdecimal() or not digest:
        raise BadRequest(f"'{text}' is not of the form NUMBER:HASH.")
    return audit.Head(int(number), digest)
