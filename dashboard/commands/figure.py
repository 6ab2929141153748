"""figure: an indicator with interval, counts, basis and data-to date, per group."""

import argparse

from dashboard.commands.questions import (
    add_question,
    filters_from,
    programme_from,
    scope_from,
    show,
)
from dashboard.database.connection import pinned
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.published import Published
from dashboard.domain.scope import Scope
from dashboard.metrics import METRICS, metric_of
from dashboard.metrics.metric import Metric
from dashboard.metrics.recorded import is_recorded
from dashboard.reports.envelope import envelope
from dashboard.reports.figure import figure
from dashboard.reports.narrowing import check_units
from dashboard.reports.trust.published import (
    published_envelope,
    selection_of,
    stated_of,
    why_not_recomputed,
)

NAME = "figure"
HELP = "print an indicator with its interval, counts, basis and data-to date"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "metric", help="key of the indicator ('metrics' lists them) or of a published figure"
    )
    add_question(parser)
    parser.add_argument(
        "--by", action="append", default=[], metavar="DIM", help="group by a dimension"
    )
    parser.add_argument(
        "--beside", action="store_true", help="what stands beside: the reader's comparison scope"
    )


def run(args: argparse.Namespace) -> int:
    programme, scope = programme_from(args), scope_from(args)
    stated = stated_of(programme, args.metric)
    with pinned():
        if args.metric not in METRICS and stated is not None:
            _nothing_more(args)
            return show(_as_printed(scope, programme, stated), args.format)
        metric = metric_of(args.metric)
        filters = filters_from(args, needs_register=metric.needs_register)
        register = programme.register_of(filters.register)
        printed_here = stated is not None and stated.register_key in (None, register.key)
        if stated and printed_here and not is_recorded(metric, programme, register):
            return show(_as_printed(scope, programme, stated), args.format)
        return show(_computed(args, scope, filters, metric), args.format)


def _nothing_more(args: argparse.Namespace) -> None:
    """A printed figure speaks of its own register, days and units: it takes no others."""
    asked = (args.register, args.start, args.end, args.where, args.by)
    if any(asked):
        raise BadRequest(
            f"'{args.metric}' is a published figure with a register, period and selection of its "
            "own: ask for its indicator to choose others."
        )


def _computed(
    args: argparse.Namespace, scope: Scope, filters: Filters, metric: Metric
) -> dict[str, object]:
    check_units(scope, filters)
    reach = scope.beside() if args.beside else scope
    return envelope(figure(reach, filters, metric, tuple(args.by)))


def _as_printed(scope: Scope, programme: Programme, stated: Published) -> dict[str, object]:
    """Compute a published figure anew where the records can, else repeat it as published."""
    if stated.metric is None or why_not_recomputed(programme, stated, scope):
        return published_envelope(programme, stated, scope)
    filters = selection_of(programme, stated)
    check_units(scope, filters)
    return envelope(figure(scope, filters, METRICS[stated.metric])) | {"stated": stated.value}
