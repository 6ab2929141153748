"""grades: grades frozen with their evidence; proposing, confirming and answering, as somebody."""

import argparse

from dashboard.appraisal.proof import verify
from dashboard.appraisal.register import frozen_grade, frozen_grades
from dashboard.appraisal.tally import tally
from dashboard.commands.grade_acts import ACTING, act
from dashboard.commands.grade_rows import record, row
from dashboard.commands.questions import add_reader, programme_from, scope_from, show
from dashboard.database.connection import pinned
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import month_from
from dashboard.domain.scope import Scope
from dashboard.reports.envelope import heading

NAME = "grades"
HELP = "frozen grades: list, propose, confirm, return, object, answer, show, verify"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--programme", required=True, help="code of the programme, e.g. chenghua")
    parser.add_argument("--grading", default="", help="key of the grading, e.g. firm_grade")
    parser.add_argument("--month", help="first month graded, e.g. 2019-03")
    parser.add_argument("--unit", default="", help="code of who is graded, e.g. CHF1")
    parser.add_argument("--county", default="", help="county that grades, where there are several")
    task = parser.add_mutually_exclusive_group()
    task.add_argument("--propose", metavar="GRADE", help="freeze this grade of --unit and --month")
    for name, what in ACTING.items():
        task.add_argument(f"--{name}", type=int, metavar="ID", help=what)
    task.add_argument("--show", type=int, metavar="ID", help="evidence, steps, what changed since")
    task.add_argument("--verify", action="store_true", help="name records not as written")
    answer = parser.add_mutually_exclusive_group()
    answer.add_argument("--upheld", action="store_true", help="with --answer: the grade stays")
    answer.add_argument("--changed", metavar="GRADE", help="with --answer: proposed anew as this")
    parser.add_argument("--text", default="", help="reason, objection or answer")
    parser.add_argument("--received", metavar="DAY", help="with --object; default: today")
    add_reader(parser)


def run(args: argparse.Namespace) -> int:
    programme, scope = programme_from(args), scope_from(args)
    with pinned():
        head = heading(programme.code, "frozen_grades", "grades frozen", "records")
        number = args.show if args.show is not None else act(args)
        if number is not None:
            return show(head | _shown(scope, programme.code, number), args.format)
        if args.verify:
            return _verified(scope, programme.code, head, args.format)
    month = month_from(args.month) if args.month else None
    found = frozen_grades(scope, programme.code, args.grading, month=month, unit=args.unit)
    return show(head | tally(found) | {"rows": [row(one) for one in found]}, args.format)


def _shown(scope: Scope, programme: str, number: int) -> dict[str, object]:
    found = frozen_grade(scope, number)
    if found is None or found.graded.programme != programme:
        raise BadRequest(f"There is no grade {number} in programme {programme}.")
    return record(scope, found)


def _verified(scope: Scope, programme: str, head: dict[str, object], form: str) -> int:
    checked, faults = verify(scope, programme)
    rows = [{"id": one.id, "unit": one.unit, "differs": one.where} for one in faults]
    show(head | {"checked": checked, "faults": len(rows), "rows": rows}, form)
    return 1 if rows else 0
