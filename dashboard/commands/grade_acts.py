"""What ``grades`` does to a record: always as an account, never as whoever runs the server."""

import argparse

from dashboard.access.clock import today
from dashboard.access.reader import Reader, reader_named
from dashboard.appraisal.freezing import propose, whom
from dashboard.appraisal.steps import change, take_step
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import day, month_from
from dashboard.domain.grade import Act
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of

ACTING = {
    "confirm": "confirm a proposal of somebody else",
    "return": "return a proposal of somebody else, with --text",
    "object": "record an objection, with --text",
    "answer": "answer an objection somebody else recorded, with --text",
}
PLAIN = {"confirm": Act.CONFIRMED, "return": Act.RETURNED, "object": Act.OBJECTED}


def act(args: argparse.Namespace) -> int | None:
    """Do what was asked and return the record to show, or nothing where nothing was to be done."""
    asked = {name: getattr(args, name) for name in ACTING}
    number = next((given for given in asked.values() if given is not None), None)
    if number is None and args.propose is None:
        return None
    if not args.account:
        raise BadRequest("Say who acts: --as USER. Nobody acts as the server itself.")
    reader = reader_named(args.account)
    if args.propose is not None:
        return _proposed(reader, args)
    if args.answer is not None:
        return _answered(reader, args)
    name = next(name for name in PLAIN if asked[name] is not None)
    received = day(args.received) if args.received else today()
    take_step(reader, int(asked[name]), PLAIN[name], args.text, received_on=received)
    return number


def _proposed(reader: Reader, args: argparse.Namespace) -> int:
    if not (args.unit and args.month):
        raise BadRequest("Say whose grade it is, and of which month: --unit CODE --month 2019-03.")
    grading = _grading(programme_of(args.programme), args.grading)
    graded = whom(reader, args.programme, grading, args.unit, args.county)
    month = month_from(args.month)
    return propose(reader, graded, month, args.propose, text=args.text).id


def _answered(reader: Reader, args: argparse.Namespace) -> int:
    if args.changed is not None:
        return change(reader, args.answer, args.changed, args.text).id
    if not args.upheld:
        raise BadRequest("Say what the answer is: --upheld, or --changed GRADE.")
    take_step(reader, args.answer, Act.UPHELD, args.text)
    return int(args.answer)


def _grading(programme: Programme, key: str) -> str:
    known = list(dict.fromkeys(one.key for one in programme.gradings))
    if key in known:
        return key
    if not key and len(known) == 1:
        return known[0]
    raise BadRequest(f"Name the grading: --grading, one of {', '.join(known) or '(none)'}.")
