"""standing: firms near dismissal and whom to praise, by rule, with sentence, figures, chance."""

import argparse
from collections.abc import Iterator, Mapping
from dataclasses import replace

from dashboard.commands.questions import (
    add_question,
    filters_from,
    led_register,
    programme_from,
    scope_from,
    show,
)
from dashboard.database.connection import pinned
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.metrics.misjudgement import check_threshold
from dashboard.reports.envelope import heading
from dashboard.reports.firm.firm_dismissal import not_counted, window_text
from dashboard.reports.firm.firm_praise import firm_praises
from dashboard.reports.firm.firm_standing import Standings, standings
from dashboard.reports.firm.ranking import rank_firms
from dashboard.reports.narrowing import check_units
from dashboard.reports.staffing.points_praise import points_praises, praising
from dashboard.reports.staffing.standing_rows import Row, every, fail_row, left_out_row, praise_row

NAME = "standing"
HELP = "firms near dismissal and whom to praise, by rule: sentence, figures, chance by luck"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--threshold", type=float, help="a month below this rate is failed; default: examples"
    )
    add_question(parser)


def run(args: argparse.Namespace) -> int:
    programme, scope = programme_from(args), scope_from(args)
    line = None if args.threshold is None else check_threshold(args.threshold)
    args.register = args.register or led_register(programme)
    filters = filters_from(args, needs_register=False)
    with pinned():
        check_units(scope, filters)
        found = standings(scope.beside(), filters)
        answer = heading(programme.code, "standing", "monthly grades", "fails", filters)
        answer |= _rule(programme, found)
        fails = [] if found is None else [fail_row(one, line) for one in found.listed]
        rows = [*fails, *_praised(scope, filters, programme)]
    if args.format == "json":
        return show(answer | {"rows": rows}, args.format)
    print("\n".join([*(f"{key}: {value}" for key, value in answer.items()), *_lines(rows)]))
    return 0


def _rule(programme: Programme, found: Standings | None) -> Row:
    """What the rule asks for, how many firms have no fail, and who is not counted."""
    limit = programme.rules.fails_to_dismiss
    if limit is None or found is None:
        return {"fails_to_dismiss": limit, "without_fails": None, "rule_notes": []}
    notes = [window_text(limit), *not_counted(found.record)]
    return {
        "fails_to_dismiss": limit,
        "without_fails": found.without,
        "rule_notes": every(notes),
    }


def _praised(scope: Scope, filters: Filters, programme: Programme) -> Iterator[Row]:
    """The firms to praise, where the programme grades firms, then people and rooms."""
    if "firm_grade" in programme.records:
        whole = replace(filters, choices=())
        table = rank_firms(scope.beside(), whole)
        for one in firm_praises(scope.beside(), whole, table):
            yield praise_row("firm", one)
    for grading in praising(scope, filters):
        found = points_praises(scope, filters, grading)
        for one in found.praises:
            yield praise_row(grading.subject, one)
        yield left_out_row(grading, found)


def _lines(rows: list[Row]) -> Iterator[str]:
    """Write each sentence, and under it its figures and what goes with it."""
    for row in rows:
        yield ""
        yield f"[{row['kind']}] {row['unit']}"
        yield from _told(row["sentence"], "")
        for key in ("figures", "notes"):
            parts = row[key]
            for part in parts if isinstance(parts, list) else []:
                yield from _told(part.get("told", part), "  ")


def _told(text: object, indent: str) -> Iterator[str]:
    if isinstance(text, Mapping):
        yield from (f"{indent}{said}" for said in text.values())
