"""gaps: which unit misses which standard, since when, and who owns it."""

import argparse
from datetime import date

import pandas as pd

from dashboard.commands.questions import add_reader, programme_from, scope_from, show
from dashboard.coverage.gaps import coverage_rates
from dashboard.coverage.kept import gap_spans
from dashboard.database.connection import pinned
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import day
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.text import Lang
from dashboard.queries.standards.evidence import evidence
from dashboard.reports.envelope import heading, plain
from dashboard.reports.figure import directly
from dashboard.reports.gap.gaps import (
    GROUPS,
    Selection,
    grouped,
    selected,
    standard_of,
    with_changes,
)
from dashboard.reports.unit.unit_names import area_names

NAME = "gaps"
HELP = "list coverage gaps: unit, standard, measured against required, since when, owner"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--programme", required=True)
    parser.add_argument("--on", help="as of this day; default: the data-to day")
    parser.add_argument("--standard", default="", help="one standard alone")
    parser.add_argument("--unit", default="", help="one unit alone, by its code")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--all", action="store_true", help="every gap there ever was, with its end")
    what.add_argument("--since", help="what is new, opened again, closed or standing since a day")
    what.add_argument("--by", choices=list(GROUPS), help="count gaps and units by group")
    what.add_argument("--rates", action="store_true", help="units meeting each standard, of all")
    what.add_argument("--records", action="store_true", help="the records behind one unit's gaps")
    add_reader(parser)


def run(args: argparse.Namespace) -> int:
    programme, scope = programme_from(args), scope_from(args)
    with pinned():
        return show(_answer(scope, programme, args), args.format)


def _answer(scope: Scope, programme: Programme, args: argparse.Namespace) -> dict[str, object]:
    answer = heading(programme.code, "coverage_gaps", "standards of the programme", "gaps")
    on = _day(args.on, str(answer["data_to"]))
    if args.since and day(args.since) > on:
        raise BadRequest(f"Nothing lies between {args.since} and {on}: --since is after --on.")
    which = Selection(on, ever=args.all, standard=args.standard, unit=args.unit)
    spans = gap_spans(scope, programme, directly)
    start = args.since or (None if args.all else on.isoformat())
    answer |= {"from": start, "to": on.isoformat()}
    return answer | {"rows": _rows(scope, programme, spans, which, args)}


def _day(asked: str | None, data_to: str) -> date:
    """The day that is asked for: nobody knows what is missing after the last day of the data."""
    on = day(asked or data_to)
    if on > day(data_to):
        raise BadRequest(f"The data end on {data_to}: nothing is known of {on}.")
    return on


def _rows(
    scope: Scope,
    programme: Programme,
    spans: pd.DataFrame,
    which: Selection,
    args: argparse.Namespace,
) -> list[dict[str, object]]:
    if args.rates:
        return _rates(scope, programme, spans, which)
    if args.records:
        return _records(scope, programme, selected(programme, spans, which), which)
    if args.since:
        moved = with_changes(spans, day(args.since), which.on)
        ever = Selection(which.on, ever=True, standard=which.standard, unit=which.unit)
        return [_row(programme, gap) for _, gap in selected(programme, moved, ever).iterrows()]
    gaps = selected(programme, spans, which)
    if args.by:
        names = area_names(scope, programme, directly)
        return _plain(grouped(programme, gaps, args.by, names, Lang.ZH))
    return [_row(programme, gap) for _, gap in gaps.iterrows()]


def _rates(
    scope: Scope, programme: Programme, spans: pd.DataFrame, which: Selection
) -> list[dict[str, object]]:
    if which.unit:
        raise BadRequest("Rates are of all units: leave out --unit.")
    rates = coverage_rates(scope, programme, spans, which.on, directly)
    if which.standard:
        rates = rates[rates["standard"] == standard_of(programme, which.standard).key]
    return _plain(rates)


def _records(
    scope: Scope, programme: Programme, gaps: pd.DataFrame, which: Selection
) -> list[dict[str, object]]:
    if not which.standard or not which.unit:
        raise BadRequest("Records are shown of one gap: name --standard and --unit.")
    standard = standard_of(programme, which.standard)
    if standard.kind == "completeness":
        raise BadRequest("What lacks it are disputes: their list is on the page, or ask `figure`.")
    return [
        row
        for _, gap in gaps.iterrows()
        for row in _plain(
            evidence(
                scope,
                programme.code,
                standard,
                gap["code"],
                gap["since"],
                gap["until"] or which.on,
            )
        )
    ]


def _row(programme: Programme, gap: pd.Series) -> dict[str, object]:
    standard = standard_of(programme, str(gap["standard"]))
    values = {str(key): plain(value) for key, value in gap.items()}
    return values | {"owner": standard.owner.zh, "source": standard.source.zh}


def _plain(table: pd.DataFrame) -> list[dict[str, object]]:
    rows = table.to_dict("records")
    return [{str(key): plain(value) for key, value in row.items()} for row in rows]
