"""rank: firms side by side, with groups that cannot be told apart."""

import argparse

from dashboard.commands.questions import (
    add_question,
    filters_from,
    led_register,
    programme_from,
    scope_from,
    show,
)
from dashboard.database.connection import pinned
from dashboard.reports.envelope import heading, plain
from dashboard.reports.firm.ranking import rank_firms
from dashboard.reports.narrowing import check_units

NAME = "rank"
HELP = "rank firms, with groups that cannot be told apart"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=("firms",))
    add_question(parser)


def run(args: argparse.Namespace) -> int:
    programme = programme_from(args)
    args.register = args.register or led_register(programme)
    scope, filters = scope_from(args), filters_from(args)
    with pinned():
        check_units(scope, filters)
        table = rank_firms(scope.beside(), filters)
        basis = programme.register_of(filters.register).base
        answer = heading(programme.code, "firm_ranking", basis, "percent", filters)
    rows = [{str(k): plain(v) for k, v in row.items()} for row in table.to_dict("records")]
    return show(answer | {"rows": rows}, args.format)
