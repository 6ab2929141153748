"""session: end sign-ins now; open pages end with their next click."""

import argparse

from dashboard.access import registration

NAME = "session"
HELP = "end sign-ins"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    tasks = parser.add_subparsers(dest="task", required=True, metavar="TASK")
    revoke = tasks.add_parser("revoke", help="end the sign-ins of one account or of everybody")
    whose = revoke.add_mutually_exclusive_group(required=True)
    whose.add_argument("--account", help="the account whose sign-ins end")
    whose.add_argument("--all", action="store_true", help="everybody's sign-ins end")


def run(args: argparse.Namespace) -> int:
    ended = registration.end_sign_ins(None if args.all else args.account)
    print(f"Ended {ended} sign-in(s).")
    return 0
