"""units: the programme's units side by side, raw and for their mix of cases, with verdicts."""

import argparse

from dashboard.commands.questions import add_question, filters_from, scope_from, show
from dashboard.database.connection import pinned
from dashboard.domain.programme import Unit
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Lang
from dashboard.metrics import bands, casemix
from dashboard.queries.units import units
from dashboard.reports.envelope import heading, plain
from dashboard.reports.narrowing import check_units
from dashboard.reports.unit_comparison import UnitComparison, compare_units, peers_shown
from dashboard.reports.unit_days import DaysCompared, compare_days

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
        answer = _head(found, days) | {"rows": _rows(found, days, _shown(scope, found))}
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


def _shown(scope: Scope, found: UnitComparison) -> dict[str, str]:
    """Return code -> what the reader may know a unit by: his own by code, peers as declared."""
    programme = programme_of(found.filters.programme)
    own = list(units(scope, programme.code, found.unit)["code"])
    shown = peers_shown(programme, list(found.rows[found.unit]), own, Lang.EN)
    return {code: word for word, code in shown.items()}


def _rows(
    found: UnitComparison, days: DaysCompared, shown: dict[str, str]
) -> list[dict[str, object]]:
    """One row per unit, with its days and its peers."""
    unit = found.unit
    taken = days.rows[[unit, "value", "standing"]]
    taken.columns = [unit, "median_days", "days_standing"]
    return [
        {str(key): plain(value) for key, value in row.items()}
        | {unit: shown[row[unit]], "peers": [shown[code] for code in found.peers_of(row[unit])]}
        for row in found.rows.merge(taken, on=unit).to_dict("records")
    ]
