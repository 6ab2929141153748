"""brief: a month's briefing as text with the ids of its figures, or as a file to take along."""

import argparse

from dashboard.access.papers import issued
from dashboard.commands.new_file import new_file, purpose_said, write_taken
from dashboard.commands.questions import add_reader, programme_from, scope_from, show
from dashboard.database.connection import pinned
from dashboard.domain.filters import month_from
from dashboard.domain.scope import Scope
from dashboard.domain.text import Lang
from dashboard.reports.briefing.asked import Asked, Subject
from dashboard.reports.briefing.subjects import check_asked, latest_month
from dashboard.reports.files.export_words import Taken
from dashboard.reports.paper.document import Block, Cards, Document, Grid, Heading, Note, Paragraph
from dashboard.reports.paper.formats import Form
from dashboard.supervision.briefed import briefed

NAME = "brief"
SHOWN = ("id name shown value numerator denominator basis period data_to version page code").split()
HELP = "write a month's briefing: of the whole programme, its firms, units or coverage"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--programme", required=True, help="code of the programme, e.g. chenghua")
    parser.add_argument(
        "--for",
        dest="subject",
        choices=[one.value for one in Subject],
        default=Subject.MONTHLY.value,
        help="what it is about",
    )
    parser.add_argument("--month", help="e.g. 2019-06; default: the last whole month of the data")
    parser.add_argument("--lang", choices=[one.value for one in Lang], default=Lang.ZH.value)
    parser.add_argument(
        "--internal", action="store_true", help="add the page for internal checking"
    )
    parser.add_argument("--out", metavar="FILE", help="a new .pdf, .docx, .xlsx or .png")
    parser.add_argument("--purpose", default="", help="what the file is for; goes into the log")
    add_reader(parser)


def run(args: argparse.Namespace) -> int:
    scope, asked = scope_from(args), _asked(args)
    with pinned():
        if args.out:
            return show(_taken(scope, asked, args.out, args.purpose), args.format)
        answer = _told(briefed(scope, asked, who=scope.account))
    if args.format == "text":
        print("\n".join([str(answer.pop("title")), *_words(answer.pop("text"))]), end="\n\n")
    return show(answer, args.format)


def _asked(args: argparse.Namespace) -> Asked:
    programme = programme_from(args)
    month = month_from(args.month) if args.month else latest_month(programme)
    subject = Subject(args.subject)
    check_asked(programme, subject, month)
    return Asked(programme.code, subject, month, Lang(args.lang), internal=args.internal)


def _taken(scope: Scope, asked: Asked, path: str, purpose: str) -> dict[str, object]:
    """Write the briefing to a new file; the record of it comes before the file."""
    file, said = new_file(path, (f".{one.value}" for one in Form)), purpose_said(purpose)
    document = briefed(scope, asked, who=scope.account)
    about = f"briefing {asked.programme} {asked.subject.value} {asked.month:%Y-%m}"

    def make(taken: Taken) -> bytes:
        return issued(document, Form(file.suffix.lower()[1:]), taken)

    number = write_taken(scope, file, said, about, document.subtitle, make)
    figures = len(document.quoted)
    return {"export": number, "file": str(file), "figures": figures, "rows": []}


def _told(document: Document) -> dict[str, object]:
    """Return title and text, and every figure with its id and what it stands for."""
    figures = [{key: getattr(one, key) for key in SHOWN} for one in document.quoted]
    text = [line for block in document.blocks for line in _lines(block)]
    return {
        "title": document.title,
        "subtitle": document.subtitle,
        "about": dict(document.about),
        "text": text,
        "rows": figures,
    }


def _words(text: object) -> list[str]:
    return [str(line) for line in text] if isinstance(text, list) else []


def _lines(block: Block) -> list[str]:
    match block:
        case Heading(text) | Note(text):
            return [text]
        case Paragraph():
            return [block.text] if block.text else []
        case Cards(cards):
            return [f"{one.name} {one.value.text}（{one.behind}）" for one in cards]
        case Grid():
            rows = ["\t".join("" if one is None else str(one) for one in row) for row in block.rows]
            return [*([block.title] if block.title else []), *rows]
        case _:
            return [block.title] if block.title else []
