"""The verbs of the command line, one module each, imported when asked for.

A figure does not wait for the server's libraries, nor the server's help for the loader's.
"""

import argparse
from importlib import import_module
from typing import Protocol, cast


class Verb(Protocol):
    """What a verb's module offers."""

    NAME: str
    HELP: str

    def add_arguments(self, parser: argparse.ArgumentParser) -> None: ...

    def run(self, args: argparse.Namespace) -> int: ...


VERBS = (
    "run",
    "sample",
    "load",
    "figure",
    "metrics",
    "units",
    "rank",
    "staff",
    "points",
    "misjudge",
    "standing",
    "trend",
    "compare",
    "views",
    "change",
    "gaps",
    "overdue",
    "notices",
    "subsidies",
    "grades",
    "sheet",
    "draw",
    "check",
    "published",
    "quality",
    "sources",
    "user",
    "session",
    "audit",
)


def verb_of(name: str) -> Verb:
    """Import a verb's module."""
    return cast(Verb, import_module(f"dashboard.commands.{name}"))
