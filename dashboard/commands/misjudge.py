"""misjudge: what a grading rule does by chance, by exact binomial."""

import argparse

from dashboard.access.accounts import find
from dashboard.access.roles import Action, may
from dashboard.commands.questions import add_reader, show
from dashboard.domain.errors import BadRequest
from dashboard.metrics.misjudgement import METHOD, GradingRule, by_cases, misjudged
from dashboard.reports.envelope import plain

NAME = "misjudge"
HELP = "how often a grading rule dismisses a good firm and keeps a bad one, by chance alone"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--threshold", type=float, required=True, help="a month below is failed")
    parser.add_argument("--cases", type=int, required=True, help="cases a month")
    parser.add_argument("--fails", type=int, required=True, help="fails that end the contract")
    parser.add_argument("--window", type=int, required=True, help="months they are counted over")
    parser.add_argument("--good", type=float, required=True, help="true rate of a good firm")
    parser.add_argument("--bad", type=float, required=True, help="true rate of a bad firm")
    add_reader(parser)


def run(args: argparse.Namespace) -> int:
    _check_reader(args.account)
    rule = GradingRule(
        threshold=args.threshold, cases=args.cases, fails=args.fails, window=args.window
    )
    rates = {"good": args.good, "bad": args.bad}
    found = {key: plain(value) for key, value in misjudged(rule, **rates).items()}
    rows = by_cases(rule, **rates).to_dict("records")
    asked = {key: getattr(rule, key) for key in ("threshold", "cases", "fails", "window")}
    answer = asked | rates | found | {"method": METHOD.en}
    told = [{str(key): plain(value) for key, value in row.items()} for row in rows]
    return show(answer | {"rows": told}, args.format)


def _check_reader(name: str | None) -> None:
    """Refuse an account whose role does not hold the tool; whoever runs the server may."""
    if name is None:
        return
    account = find(name)
    if account is None or account.disabled_at is not None:
        raise BadRequest(f"There is no active account '{name}'.")
    if not may(account.role, Action.MISJUDGEMENT):
        raise BadRequest(f"The role '{account.role}' does not hold this tool.")
