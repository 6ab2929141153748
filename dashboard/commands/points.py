"""points: the units of a grading with score, grade, and the ranks they would have."""

import argparse

from dashboard.commands.questions import (
    add_question,
    filters_from,
    programme_from,
    scope_from,
    show,
)
from dashboard.database.connection import pinned
from dashboard.domain.filters import Filters
from dashboard.domain.money import Grading
from dashboard.domain.scope import Scope
from dashboard.metrics.points import METHOD, SCORING
from dashboard.reports.envelope import heading, plain
from dashboard.reports.grade.grading_checks import check_gradings
from dashboard.reports.narrowing import check_units
from dashboard.reports.staffing.points import (
    earlier_versions,
    graded,
    grading_in_force,
    not_measured,
    not_narrowed,
    points_table,
)

NAME = "points"
HELP = (
    "points and grades by the declared items, with the rank range when weights move by 20 percent"
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--grading", metavar="KEY", help="which grading; default: the first")
    add_question(parser)


def run(args: argparse.Namespace) -> int:
    programme, scope = programme_from(args), scope_from(args)
    check_gradings(programme)
    filters = filters_from(args, needs_register=False)
    with pinned():
        check_units(scope, filters)
        grading = grading_in_force(programme, filters, args.grading)
        table = points_table(scope, filters, grading)
        answer = _head(scope, filters, grading)
    rows = [
        {str(key): plain(value) for key, value in row.items()} for row in table.to_dict("records")
    ]
    return show(answer | {"rows": rows}, args.format)


def _head(scope: Scope, filters: Filters, grading: Grading) -> dict[str, object]:
    """Say by which version, items and weights, and what is not measured for anybody."""
    asked = graded(filters, grading)
    earlier = [one.valid_from.isoformat() for one in earlier_versions(filters, grading)]
    reasons = not_measured(scope, filters, grading)
    return heading(filters.programme, "points", "records", "points", asked) | {
        "grading": grading.key,
        "subject": grading.subject,
        "rule_from": grading.valid_from.isoformat(),
        "earlier_rules_in_period": earlier,
        "source": grading.source.zh,
        "assumed": grading.assumed.zh if grading.assumed else None,
        "weights": {item.key: plain(item.weight) for item in grading.items},
        "floors": {grade: plain(floor) for grade, floor in grading.floors.items()} or "undefined",
        "not_measured": {key: why.en for key, why in reasons.items()},
        "not_narrowed": {key: list(by) for key, by in not_narrowed(filters, grading).items()},
        "scoring": SCORING.en,
        "rank_range": METHOD.en,
    }
