"""compare: an indicator of several programmes side by side, refused across different bases."""

import argparse

from dashboard.commands.questions import add_reader, scope_from, show
from dashboard.database.connection import case_database, pinned
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import day
from dashboard.domain.text import Text
from dashboard.metrics import metric_of
from dashboard.reports.envelope import plain
from dashboard.reports.trust.comparable import check_comparable, difference
from dashboard.reports.trust.side_by_side import Pair, Side, lay

NAME = "compare"
HELP = "lay an indicator of several programmes side by side, on one basis only"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("metric", help="key of the indicator ('metrics' lists them)")
    parser.add_argument(
        "--of",
        action="append",
        required=True,
        metavar="PROGRAMME[:REGISTER]",
        help="a programme, with its register where it has several; at least twice",
    )
    parser.add_argument("--from", dest="start", help="first day; default: each programme's own")
    parser.add_argument("--to", dest="end", help="last day, included")
    add_reader(parser)


def run(args: argparse.Namespace) -> int:
    metric, scope = metric_of(args.metric), scope_from(args)
    if len(args.of) < 2:
        raise BadRequest("Name at least two programmes with --of.")
    period = (day(args.start) if args.start else None, day(args.end) if args.end else None)
    with pinned():
        sides = lay(scope, metric, [_pair(text) for text in args.of], period=period)
        check_comparable(sides)
        return show(_answer(sides, args.format), args.format)


def _answer(sides: tuple[Side, ...], form: str) -> dict[str, object]:
    first, metric = sides[0], sides[0].metric
    counted = next((side for side in sides if side.why_absent is None), first)
    apart = [_apart(first, other) for other in sides[1:]]
    return {
        "metric": metric.key,
        "basis": counted.base,
        "unit": metric.unit.key,
        "origin": "computed",
        "data_version": case_database().version,
        "differences": apart if form == "json" else "; ".join(map(_sentence, apart)),
        "rows": [_row(side) for side in sides],
    }


def _pair(text: str) -> Pair:
    programme, _, register = text.partition(":")
    return Pair(programme, register or None)


def _row(side: Side) -> dict[str, object]:
    return {
        "programme": side.programme.code,
        "register": side.register.key if side.metric.needs_register else None,
        "name": side.programme.short.zh,
        "basis": side.basis,
        "from": side.start.isoformat(),
        "to": side.end.isoformat(),
        "data_to": plain(side.data_to),
        "value": plain(side.value),
        "numerator": side.numerator,
        "denominator": side.denominator,
        "low": plain(side.low),
        "high": plain(side.high),
        "shown": side.shown,
        "why_absent": side.why_absent.en if side.why_absent else None,
    }


def _apart(one: Side, other: Side) -> dict[str, object]:
    """Say how far the first is from another, or why that is not known."""
    found, names = difference(one, other), {"one": one.name.en, "other": other.name.en}
    if isinstance(found, Text):
        return names | {"difference": None, "low": None, "high": None, "why": found.en}
    values = {"difference": found.value, "low": found.low, "high": found.high}
    return names | {key: plain(value) for key, value in values.items()} | {"why": None}


def _sentence(apart: dict[str, object]) -> str:
    if apart["why"]:
        return str(apart["why"])
    value = "{one} - {other} = {difference}".format(**apart)
    return value if apart["low"] is None else value + " [{low}, {high}]".format(**apart)
