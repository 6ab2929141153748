"""change: before and after a roll-out, against stations that had not started."""

import argparse
from collections.abc import Sequence

from dashboard.commands.questions import add_reader, programme_from, scope_from, show
from dashboard.database.connection import pinned
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters, day
from dashboard.domain.programme import Programme
from dashboard.metrics import metric_of
from dashboard.metrics.metric import Metric
from dashboard.reports.before_after.rollout import Asked, Span, change_at_rollout
from dashboard.reports.before_after.rollout_answer import change_answer

NAME = "change"
HELP = "compare before and after a roll-out with stations that had not started"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("metric", help="key of a count or rate, e.g. calls")
    parser.add_argument("--programme", required=True, help="code of the programme, e.g. yibin")
    parser.add_argument("--register", help="which register; needed where there are several")
    whose = parser.add_mutually_exclusive_group()
    whose.add_argument("--units", metavar="CODE[,CODE]", help="stations with the scheme")
    whose.add_argument(
        "--started-by",
        metavar="DAY",
        help="all that started by this day; without either, those that started first",
    )
    for name in ("after", "before"):
        parser.add_argument(
            f"--{name}", nargs=2, metavar=("FROM", "TO"), help="a window of your own, whole months"
        )
    add_reader(parser)


def run(args: argparse.Namespace) -> int:
    programme, scope, metric = programme_from(args), scope_from(args), metric_of(args.metric)
    asked = Asked(
        units=_codes(args.units),
        started_by=day(args.started_by) if args.started_by else None,
        after=_span(args.after),
        before=_span(args.before),
    )
    with pinned():
        found = change_at_rollout(scope, _filters(args, programme, metric), metric, asked)
        return show(change_answer(found, programme), args.format)


def _filters(args: argparse.Namespace, programme: Programme, metric: Metric) -> Filters:
    needs = metric.needs_register or args.register
    register = programme.register_of(args.register if needs else programme.registers[0].key)
    start, end = programme.default_start, programme.default_end
    return Filters(programme=programme.code, register=register.key, start=start, end=end)


def _codes(text: str | None) -> tuple[str, ...]:
    if text is None:
        return ()
    codes = tuple(code for code in text.split(",") if code)
    if not codes:
        raise BadRequest("--units names no station.")
    return codes


def _span(days: Sequence[str] | None) -> Span | None:
    return (day(days[0]), day(days[1])) if days else None
