"""subsidies: what was claimed, what the rules give, what is in doubt and why, budgets used."""

import argparse

import pandas as pd

from dashboard.commands.questions import add_question, filters_from, scope_from, show
from dashboard.commands.subsidy_file import written_sheet
from dashboard.database.connection import pinned
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Field, Scope
from dashboard.metrics import METRICS
from dashboard.metrics.subsidies import FINDINGS
from dashboard.queries.base import require
from dashboard.reports.envelope import heading, plain
from dashboard.reports.money.subsidies import checked_claims, why_no_subsidies
from dashboard.reports.money.subsidy_budget import budget_use
from dashboard.reports.money.subsidy_totals import (
    BY,
    findings_by_kind,
    subsidy_totals,
    whole_total,
)
from dashboard.reports.narrowing import check_units, narrowed

NAME = "subsidies"
HELP = "check subsidies claimed against record and rule: totals, findings, claims, budgets"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_question(parser)
    parser.add_argument("--by", choices=BY, default="subsidy", help="what to add up by")
    told = parser.add_mutually_exclusive_group()
    told.add_argument("--findings", action="store_true", help="count what is wrong, by kind")
    told.add_argument("--claims", action="store_true", help="list every claim, one row each")
    told.add_argument("--budget", action="store_true", help="list budgets and what was claimed")
    told.add_argument("--sheet", metavar="FILE", help="write a workbook (XLSX) for the accountant")
    parser.add_argument("--purpose", default="", help="what the workbook is for; goes into the log")


def run(args: argparse.Namespace) -> int:
    scope, filters = scope_from(args), filters_from(args, needs_register=False)
    with pinned():
        check_units(scope, filters)
        head = heading(filters.programme, "subsidies", "month", "yuan", filters)
        answer = head | {"register": None, **_answer(scope, filters, args)}
    return show(answer, args.format)


def _answer(scope: Scope, filters: Filters, args: argparse.Namespace) -> dict[str, object]:
    none = why_no_subsidies(filters.programme)
    if none is not None:
        return {"none": none.zh, "rows": []}
    require(scope, Field.MONEY)
    if args.sheet:
        return written_sheet(scope, filters, args.sheet, args.purpose)
    if args.budget:
        return {"from": None, "to": None, "rows": _rows(budget_use(scope, filters.programme))}
    kept_whole = narrowed(filters, METRICS["claimed"])[1]
    told: dict[str, object] = {"not_narrowed_by": list(kept_whole)} if kept_whole else {}
    claims = checked_claims(scope, filters)
    told |= {key: plain(value) for key, value in whole_total(claims).items()}
    if args.claims:
        return told | {"rows": _rows(claims)}
    if args.findings:
        found = findings_by_kind(claims)
        names = [FINDINGS[key].zh for key in found["finding"]]
        return told | {"rows": _rows(found.assign(name=names))}
    return told | {"by": args.by, "rows": _rows(subsidy_totals(scope, filters, args.by))}


def _rows(table: pd.DataFrame) -> list[dict[str, object]]:
    rows = table.astype(object).to_dict("records")
    return [{str(key): plain(value) for key, value in row.items()} for row in rows]
