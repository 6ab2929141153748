"""trend: an indicator by month with natural limits, signals and changes."""

import argparse
from datetime import date

from dashboard.commands.questions import (
    add_question,
    filters_from,
    programme_from,
    scope_from,
    show,
)
from dashboard.database.connection import pinned
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import day
from dashboard.domain.programme import Programme
from dashboard.metrics import metric_of
from dashboard.reports.envelope import envelope
from dashboard.reports.narrowing import check_units
from dashboard.reports.trends.trend import declared_steps, trend
from dashboard.reports.trends.trend_rows import CUT_BY
from dashboard.reports.trends.trend_years import year_step

NAME = "trend"
HELP = "print an indicator by month, with natural limits, signals and changes"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("metric", help="key of the indicator ('metrics' lists them)")
    add_question(parser)
    parser.add_argument("--by", choices=CUT_BY, default="", help="one series per code")
    parser.add_argument(
        "--step",
        action="append",
        default=[],
        metavar="DAY=REASON",
        help="judge the months from that of this day on by themselves, e.g. 2019-07-01=new rules",
    )


def run(args: argparse.Namespace) -> int:
    programme, metric = programme_from(args), metric_of(args.metric)
    own = dict(_step(text) for text in args.step)
    filters = filters_from(args, needs_register=metric.needs_register)
    scope = scope_from(args)
    with pinned():
        check_units(scope, filters)
        steps = (*declared_steps(programme), *own)
        found = trend(scope, filters, metric, args.by, steps=steps)
        answer = envelope(found)
    rows = answer.pop("rows")
    on_year = None if args.by else year_step(found.rows, metric)
    told = {
        "by": args.by or None,
        "steps": _steps(programme, own),
        "year_step": on_year.told() if on_year else None,
    }
    return show(answer | told | {"rows": rows}, args.format)


def _step(text: str) -> tuple[date, str]:
    """Read a step; a month judged anew has a reason."""
    on, sign, reason = text.partition("=")
    if not sign or not reason.strip():
        raise BadRequest(f"'{text}' is not of the form DAY=REASON.")
    return day(on), reason.strip()


def _steps(programme: Programme, own: dict[date, str]) -> list[dict[str, object]]:
    declared = [
        {"on": one.on.isoformat(), "reason": one.name.zh, "declared": True}
        for one in programme.annotations
        if one.step
    ]
    asked = [{"on": on.isoformat(), "reason": why, "declared": False} for on, why in own.items()]
    return sorted([*declared, *asked], key=lambda one: str(one["on"]))
