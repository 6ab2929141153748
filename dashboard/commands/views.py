"""views: a programme's own tables, as its file declares them."""

import argparse

from dashboard.commands.questions import add_reader, programme_from, scope_from, show
from dashboard.database.connection import case_database, pinned
from dashboard.domain.filters import Filters, day
from dashboard.domain.programme import Programme
from dashboard.domain.rules import View
from dashboard.domain.scope import Scope
from dashboard.metrics.metric import COLUMNS
from dashboard.queries.counts import data_to
from dashboard.reports.envelope import plain
from dashboard.reports.trust.view_checks import check_views, register_of
from dashboard.reports.trust.views import ViewTable, view_of, view_table

NAME = "views"
HELP = "list a programme's own tables, or print one"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--programme", required=True, help="code of the programme, e.g. chenghua")
    parser.add_argument("--view", metavar="KEY", help="print this one; without it, list them all")
    parser.add_argument("--from", dest="start", help="first day, e.g. 2019-01-01")
    parser.add_argument("--to", dest="end", help="last day, included")
    add_reader(parser)


def run(args: argparse.Namespace) -> int:
    programme, scope = programme_from(args), scope_from(args)
    check_views(programme)
    if args.view is None:
        rows = [_listed(programme, view) for view in programme.views]
        return show({"programme": programme.code, "rows": rows}, args.format)
    with pinned():
        return show(_answer(args, scope, programme), args.format)


def _listed(programme: Programme, view: View) -> dict[str, object]:
    register = register_of(programme, view)
    return {
        "view": view.key,
        "name": view.name.zh,
        "by": view.by,
        "register": register.key if register else None,
        "metrics": ",".join(view.metrics),
    }


def _answer(args: argparse.Namespace, scope: Scope, programme: Programme) -> dict[str, object]:
    filters = Filters(
        programme=programme.code,
        register=programme.registers[0].key,
        start=day(args.start) if args.start else programme.default_start,
        end=day(args.end) if args.end else programme.default_end,
    )
    table = view_table(scope, filters, view_of(programme, args.view))
    return {
        **_listed(programme, table.view),
        "programme": programme.code,
        "origin": "computed",
        "data_to": data_to(programme.code).isoformat(),
        "data_version": case_database().version,
        "not_recorded": {metric.key: why.en for metric, why in table.absent},
        "rows": _rows(table),
    }


def _rows(table: ViewTable) -> list[dict[str, object]]:
    """Return one row per period, indicator and unit."""
    out = []
    for row in table.rows.to_dict("records"):
        start, end = table.spans[row["period"]]
        head = {table.view.by: plain(row["unit"]), "metric": row["metric"]}
        span = {"from": start.isoformat(), "to": end.isoformat()}
        out.append(head | span | {name: plain(row[name]) for name in COLUMNS})
    return out
