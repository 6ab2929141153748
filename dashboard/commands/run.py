"""run: start the server."""

import argparse

from dashboard.commands.demo import ensure_database
from dashboard.server import serve

NAME = "run"
HELP = "start the dashboard on 127.0.0.1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8501)
    parser.add_argument(
        "--demo", action="store_true", help="sample data and one demo account per role"
    )


def run(args: argparse.Namespace) -> int:
    ensure_database()
    serve(port=args.port, demo=args.demo)
    return 0
