"""The command line: ``python -m dashboard VERB``. Pages and commands give the same numbers."""

import argparse
import os
import sys
from collections.abc import Sequence

from dashboard.commands import VERBS, verb_of
from dashboard.domain.errors import DashboardError

PIPE_CLOSED = 141
"""What a shell says of a program whose reader went away."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one verb; anything a person can mend is said in one sentence, with exit code 2."""
    words = sys.argv[1:] if argv is None else argv
    try:
        args = _parser(words).parse_args(words)
        done = int(args.run(args))
        sys.stdout.flush()
        return done
    except DashboardError as error:
        print(f"{' '.join(['dashboard', *words[:1]])}: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # Who reads has had enough (``| head``): nobody is there to be told.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PIPE_CLOSED


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m dashboard", description="Supervision dashboard for people's mediation."
    )
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    asked = [words[0]] if words and words[0] in VERBS else VERBS
    for verb in map(verb_of, asked):
        own = verbs.add_parser(verb.NAME, help=verb.HELP, description=verb.HELP)
        verb.add_arguments(own)
        own.set_defaults(run=verb.run)
    return parser


if __name__ == "__main__":
    sys.exit(main())
