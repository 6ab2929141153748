"""sheet: grades of a month for signature or publication, indicators by unit, an agency's form."""

import argparse

from dashboard.commands.questions import add_reader, led_register, programme_from, scope_from, show
from dashboard.commands.sheet_file import WHATS, Wanted, written
from dashboard.database.connection import pinned
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import day, month_from
from dashboard.domain.programme import Programme
from dashboard.reports.envelope import heading
from dashboard.reports.grade_sheet.publication import Objection
from dashboard.reports.grade_sheet.sheet_head import SheetAsked

NAME = "sheet"
HELP = "write 月度考评表, 公示表, 考核指标表 or an agency's own form to a file"
MOST_MONTHS = 120


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("what", choices=WHATS, help="which sheet")
    parser.add_argument("name", nargs="?", default="", help="with form: its name in config/forms")
    parser.add_argument("--programme", required=True, help="code of the programme, e.g. chenghua")
    parser.add_argument("--month", required=True, help="the month, e.g. 2019-03")
    parser.add_argument("--months", type=int, default=1, help="indicators: months ending with it")
    parser.add_argument("--register", help="what is counted where an indicator names no register")
    parser.add_argument("--grading", default="", help="key of the firms' grading, if several")
    parser.add_argument("--until", metavar="DAY", help="publication: last day for objections")
    parser.add_argument("--contact", default="", help="publication: where objections go")
    parser.add_argument("--out", required=True, metavar="FILE", help=".docx, .pdf or .xlsx, new")
    parser.add_argument("--purpose", default="", help="what the file is for; goes into the log")
    add_reader(parser)


def run(args: argparse.Namespace) -> int:
    programme, scope = programme_from(args), scope_from(args)
    if (args.what == "form") != bool(args.name):
        raise BadRequest("Name the form, and only with 'form': sheet form NAME.")
    with pinned():
        wanted = Wanted(
            what=args.what,
            asked=_asked(programme, args),
            grading=args.grading,
            objection=Objection(day(args.until) if args.until else None, args.contact.strip()),
            form=args.name,
        )
        made = written(scope, wanted, args.out, args.purpose)
        head = heading(programme.code, f"sheet_{args.what}", "as declared", "files")
        return show(head | made, args.format)


def _asked(programme: Programme, args: argparse.Namespace) -> SheetAsked:
    if not 1 <= args.months <= MOST_MONTHS:
        raise BadRequest(f"--months is between 1 and {MOST_MONTHS}, not {args.months}.")
    named = args.register or led_register(programme) or programme.registers[0].key
    return SheetAsked(
        programme=programme.code,
        month=month_from(args.month),
        register=programme.register_of(named).key,
        months=args.months,
    )
