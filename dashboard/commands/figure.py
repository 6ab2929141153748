"""figure: an indicator with interval, counts, basis and data-to date, per group."""

import argparse

from dashboard.commands.questions import add_question, filters_from, scope_from, show
from dashboard.database.connection import pinned
from dashboard.metrics import metric_of
from dashboard.reports.envelope import envelope
from dashboard.reports.figure import figure
from dashboard.reports.narrowing import check_units

NAME = "figure"
HELP = "print an indicator with its interval, counts, basis and data-to date"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("metric", help="key of the indicator; 'metrics' lists them")
    add_question(parser)
    parser.add_argument(
        "--by", action="append", default=[], metavar="DIM", help="group by a dimension"
    )
    parser.add_argument(
        "--beside", action="store_true", help="what stands beside: the reader's comparison scope"
    )


def run(args: argparse.Namespace) -> int:
    metric = metric_of(args.metric)
    filters = filters_from(args, needs_register=metric.needs_register)
    scope = scope_from(args)
    with pinned():
        check_units(scope, filters)
        answer = figure(scope.beside() if args.beside else scope, filters, metric, tuple(args.by))
        return show(envelope(answer), args.format)
