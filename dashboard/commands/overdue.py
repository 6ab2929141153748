"""overdue: rules that disputes break, how many of how many, since when, by which source."""

import argparse

from dashboard.commands.questions import add_reader, programme_from, scope_from, show
from dashboard.database.connection import pinned
from dashboard.domain.filters import Filters
from dashboard.queries.counts import data_to
from dashboard.reports.envelope import heading, plain
from dashboard.reports.gap.overdue import EVER, Checked, check_rules, not_recorded

NAME = "overdue"
HELP = "list overdue disputes and broken rules: how many of how many, since when, by which source"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--programme", required=True, help="code of the programme, e.g. chenghua")
    parser.add_argument("--register", help="which register; needed where there are several")
    add_reader(parser)


def run(args: argparse.Namespace) -> int:
    programme, scope = programme_from(args), scope_from(args)
    register = programme.register_of(args.register)
    with pinned():
        last = data_to(programme.code)
        filters = Filters(programme=programme.code, register=register.key, start=EVER, end=last)
        answer = heading(programme.code, "broken_rules", register.base, "cases", filters)
        answer |= {"from": None, "rows": [_row(one) for one in check_rules(scope, filters)]}
        absent = not_recorded(scope, filters)
    return show(
        answer | {"not_recorded": {key: why.en for key, why in absent.items()}}, args.format
    )


def _row(one: Checked) -> dict[str, object]:
    return {
        "rule": one.check.metric.key,
        "name": one.check.metric.name.zh,
        "count": one.count,
        "of": one.of,
        "of_what": one.check.of_name.zh,
        "since_when": plain(one.since),
        "is_breach": one.check.is_breach,
        "source": one.source.zh,
        "state": one.check.state,
    }
