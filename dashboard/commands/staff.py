"""staff: people in office, coming and going, cases each, licences, training, and who by name."""

import argparse
from dataclasses import asdict

import pandas as pd

from dashboard.commands.questions import add_question, filters_from, scope_from, show
from dashboard.database.connection import pinned
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.reports.envelope import heading, plain
from dashboard.reports.narrowing import check_units
from dashboard.reports.staffing.staff import CUTS, Cases, Staff, Trained, months_of, staff_of
from dashboard.reports.staffing.staff_lists import LISTS, listed, page_of
from dashboard.reports.staffing.staff_units import staff_units

NAME = "staff"
HELP = "people in office, coming and going, cases each, licences, training; lists by name"
BASIS = "people in office on the last day of the period; cases of those in office all of it"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_question(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--by", choices=(*CUTS, "month"), help="one row per unit, or per month")
    what.add_argument("--list", dest="which", choices=tuple(LISTS), help="people by name")
    parser.add_argument("--page", type=int, default=1, help="page of the list, of fifty each")


def run(args: argparse.Namespace) -> int:
    scope, filters = scope_from(args), filters_from(args, needs_register=False)
    with pinned():
        check_units(scope, filters)
        answer = heading(filters.programme, "staff", BASIS, "people", filters)
        answer |= _asked(scope, filters, args)
    return show(answer, args.format)


def _asked(scope: Scope, filters: Filters, args: argparse.Namespace) -> dict[str, object]:
    if args.by == "month":
        return {"rows": _plain(months_of(scope, filters))}
    if args.by:
        return {"by": args.by, "rows": _plain(staff_units(scope, filters, args.by))}
    staff = staff_of(scope, filters)
    if args.which:
        found = listed(scope, staff, args.which)
        rows = _plain(page_of(scope, found, args.page))
        return {"list": args.which, "least": found.least, "of": found.total, "rows": rows}
    return {
        "as_of": staff.day.isoformat(),
        "not_narrowed_by": list(staff.dropped),
        "not_recorded": {key: why.en for key, why in staff.rows.items() if isinstance(why, Text)},
        "rows": [*_indicators(staff), *_counted(staff)],
    }


def _indicators(staff: Staff) -> list[dict[str, object]]:
    told = []
    for key, row in staff.rows.items():
        if not isinstance(row, Text):
            values = {name: plain(row[name]) for name in ("value", "numerator", "denominator")}
            told.append(_line(key, METRICS[key].name.zh, **values))
    net = staff.net
    return [*told, *([_line("net", "净增减", value=net)] if net is not None else [])]


def _counted(staff: Staff) -> list[dict[str, object]]:
    """What is told beside the indicators, by key: cases each, licences, trainings each."""
    told: dict[str, object] = {}
    if isinstance(staff.cases, Cases):
        told |= {"cases": staff.cases.all, "cases_named": staff.cases.named}
        for who, found in (("stayed", staff.cases.stayed), ("moved", staff.cases.moved)):
            flat = asdict(found)
            bands = flat.pop("bands")
            told |= {f"{who}_{name}": value for name, value in flat.items()}
            told |= {f"{who}_mean": found.mean}
            told |= {f"{who}_with_{band}": n for band, n in bands.items()}
    if not isinstance(staff.licences, Text):
        told |= staff.licences
    if isinstance(staff.trained, Trained):
        told |= {f"trained_{name}": value for name, value in asdict(staff.trained).items()}
    return [_line(key, None, value=plain(value)) for key, value in told.items()]


def _line(key: str, name: str | None, **values: object) -> dict[str, object]:
    return {"key": key, "name": name} | {
        part: values.get(part) for part in ("value", "numerator", "denominator")
    }


def _plain(table: pd.DataFrame) -> list[dict[str, object]]:
    return [
        {str(name): plain(value) for name, value in row.items()} for row in table.to_dict("records")
    ]
