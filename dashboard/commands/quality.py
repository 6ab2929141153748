"""quality: can the numbers be trusted: completeness, entry delay, freshness, loads, alarms."""

import argparse
import json

import pandas as pd

from dashboard.commands.questions import add_question, filters_from, scope_from, show
from dashboard.database.connection import pinned
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.quality.alarm_rule import Rule
from dashboard.quality.alarm_rules import RULES
from dashboard.queries.freshness import last_loads, reject_reasons
from dashboard.reports.envelope import heading, plain
from dashboard.reports.trust.alarms import Alarm, not_checked, open_alarms
from dashboard.reports.trust.data_quality import (
    entry_delay,
    fields_of,
    filled,
    freshness,
    provisional_months,
)

NAME = "quality"
HELP = "can the numbers be trusted: completeness, entry delay, freshness, loads, alarms"
INTRODUCTION = """# 异常提醒 Plausibility alarms

Made from the rules in `dashboard/quality/` by `make docs`; do not edit by hand.
An alarm says that something is worth a check, never that somebody did wrong. Every rule is tested
on all units of the comparison together (Holm's step-down), on the selection in the frame; a unit
is compared with all the others without itself. `python -m dashboard quality` lists the open ones.

| 代码 key | 名称 name | 含义 meaning | 门槛 threshold | 误报 false alarms | 门槛出处 source |
| --- | --- | --- | --- | --- | --- |
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_question(parser, programme_needed=False, formats=("text", "json", "markdown"))
    parser.add_argument("--rules", action="store_true", help="list the rules of the alarms")


def run(args: argparse.Namespace) -> int:
    if args.rules:
        return _rules(args.format)
    if args.format == "markdown":
        raise BadRequest("Only the rules are written as markdown: add --rules.")
    if args.programme is None:
        raise BadRequest("Name a programme with --programme, or ask for the --rules.")
    filters, scope = filters_from(args), scope_from(args)
    with pinned():
        return show(_answer(scope, filters), args.format)


def _answer(scope: Scope, filters: Filters) -> dict[str, object]:
    programme = programme_of(filters.programme)
    base = programme.register_of(filters.register).base
    fields = fields_of(programme, filters.register)
    head = heading(filters.programme, "data_quality", base, "cases", filters)
    return head | {
        "rows": [_alarm(one) for one in open_alarms(scope, filters)],
        "not_checked": {key: what.en for key, what in not_checked(filters).items()},
        "completeness": _plain(filled(scope, filters)),
        "unrecorded": list(fields.unrecorded),
        "may_be_empty": list(fields.may_be_empty),
        "entry_delay": _plain(entry_delay(scope, filters)),
        "entry_delay_by_platform": _plain(entry_delay(scope, filters, ("platform",))),
        "entry_delay_by_month": _plain(entry_delay(scope, filters, ("month",))),
        "freshness": [
            {key: plain(value) for key, value in vars(one).items()}
            for one in freshness(scope, filters)
        ],
        "stale_after_days": programme.rules.stale_after_days,
        "provisional_months": _plain(provisional_months(scope, filters)),
        "loads": _plain(last_loads(scope, filters.programme)),
        "rejects": _plain(reject_reasons(scope, filters.programme)),
    }


def _alarm(one: Alarm) -> dict[str, object]:
    return {
        "rule": one.rule.key,
        "name": one.rule.name.zh,
        "unit": one.unit,
        "found": one.found,
        "of": one.of,
        "usual": plain(one.usual),
        "chance": one.chance,
        "says": one.says.zh,
    }


def _plain(table: pd.DataFrame) -> list[dict[str, object]]:
    rows = table.to_dict("records")
    return [{str(key): plain(value) for key, value in row.items()} for row in rows]


def _rules(form: str) -> int:
    if form == "markdown":
        print(markdown(), end="")
    elif form == "json":
        rows = [_rule(rule) for rule in RULES.values()]
        print(json.dumps({"rows": rows}, ensure_ascii=False, indent=2))
    else:
        for rule in RULES.values():
            print(f"{rule.key}\t{rule.name.zh}\t{rule.name.en}\t{rule.threshold.zh}")
    return 0


def markdown() -> str:
    """Return the documentation page of all rules."""
    return INTRODUCTION + "".join(_line(rule) for rule in RULES.values())


def _line(rule: Rule) -> str:
    texts = (rule.name, rule.meaning, rule.threshold, rule.false_alarm, rule.source)
    cells = (f"`{rule.key}`", *(f"{text.zh}<br>{text.en}" for text in texts))
    return f"| {' | '.join(cells)} |\n"


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "rule": rule.key,
        "zh": rule.name.zh,
        "en": rule.name.en,
        "threshold": rule.threshold.en,
        "false_alarm": rule.false_alarm.en,
    }
