"""units: the programme's units side by side, raw and for their mix of cases, with verdicts."""

import argparse

from dashboard.commands.questions import add_question, filters_from, scope_from, show
from dashboard.database.connection import pinned
from dashboard.domain.programme import Unit
from dashboard.domain.scope import Scope
from dashboard.domain.text import Lang
from dashboard.metrics import bands, casemix
from dashboard.queries.units import units
from dashboard.reports.envelope import heading, plain
from dashboard.reports.narrowing import check_units
from dashboard.reports.unit.unit_comparison import UnitComparison, compare_units, rows_for
from dashboard.reports.unit.unit_days import DaysCompared, compare_days

NAME = "units"
HELP = "compare the programme's units: limits of chance, mix of cases, who can be told apart"
UNITS: tuple[Unit, ...] = ("station", "county", "town", "room")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--by", choices=UNITS, default="", help="default: the programme's own unit")
    add_question(parser)


def run(args: argparse.Namespace) -> int:
    scope, filters = scope_from(args), filters_from(args)
    with pinned():
        check_units(scope, filters)
        found = compare_units(scope.beside(), filters, args.by)
        days = compare_days(scope.beside(), filters, found.unit)
        answer = _head(found, days) | {"rows": _rows(scope, found, days)}
    return show(answer, args.format)


def _head(found: UnitComparison, days: DaysCompared) -> dict[str, object]:
    filters = found.filters
    head = heading(filters.programme, found.metric.key, "register's base", "percent", filters)
    return head | {
        "by": found.unit,
        "pooled": plain(found.pooled),
        "family_test": bands.METHOD.en,
        "case_mix": f"{casemix.METHOD.en} ({', '.join(found.mix)})",
        "false_alarm_of_limits": plain(found.false_alarm),
        "median_days": plain(days.median),
        "phi": plain(found.dispersion.phi),
        "tau": plain(found.dispersion.tau),
    }


def _rows(scope: Scope, found: UnitComparison, days: DaysCompared) -> list[dict[str, object]]:
    """One row per unit as the reader may know it, with its days and its peers."""
    own = list(units(scope, found.filters.programme, found.unit)["code"])
    rows, codes = rows_for(found, own, Lang.EN)
    shown = {code: word for word, code in codes.items()}
    taken = days.rows.set_index(found.unit)
    return [
        {str(key): plain(value) for key, value in row.items()}
        | {"median_days": plain(taken.loc[codes[row[found.unit]], "value"])}
        | {"days_standing": taken.loc[codes[row[found.unit]], "standing"]}
        | {"peers": [shown[code] for code in found.peers_of(codes[row[found.unit]])]}
        for row in rows.to_dict("records")
    ]
