"""gaps: which unit misses which standard, since when, and who owns it."""

import argparse

import pandas as pd

from dashboard.commands.questions import add_reader, programme_from, scope_from, show
from dashboard.coverage.gaps import gap_spans, open_on
from dashboard.database.connection import pinned
from dashboard.domain.filters import day
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.reports.envelope import heading, plain
from dashboard.reports.figure import directly

NAME = "gaps"
HELP = "list coverage gaps: unit, standard, measured against required, since when, owner"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--programme", required=True)
    parser.add_argument("--on", help="as of this day; default: the data-to day")
    parser.add_argument("--all", action="store_true", help="every gap there ever was, with its end")
    add_reader(parser)


def run(args: argparse.Namespace) -> int:
    programme, scope = programme_from(args), scope_from(args)
    with pinned():
        return show(_answer(scope, programme, args), args.format)


def _answer(scope: Scope, programme: Programme, args: argparse.Namespace) -> dict[str, object]:
    answer = heading(programme.code, "coverage_gaps", "standards of the programme", "gaps")
    on = day(args.on) if args.on else day(str(answer["data_to"]))
    spans = gap_spans(scope, programme, directly)
    kept = spans if args.all else open_on(spans, on)
    answer |= {"from": None if args.all else on.isoformat(), "to": on.isoformat()}
    return answer | {"rows": [_row(programme, row) for _, row in kept.iterrows()]}


def _row(programme: Programme, gap: pd.Series) -> dict[str, object]:
    standard = next(one for one in programme.standards if one.key == gap["standard"])
    values = {str(key): plain(value) for key, value in gap.items()}
    return values | {"owner": standard.owner.zh, "source": standard.source.zh}
