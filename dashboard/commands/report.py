"""report: scheduled briefings go out when due; what was held is released; the log."""

import argparse
from collections.abc import Callable, Iterable
from datetime import date

from dashboard.access.clock import today
from dashboard.access.imports import operator
from dashboard.commands.demo import ensure_database
from dashboard.commands.questions import show
from dashboard.delivery import log
from dashboard.delivery.log import Delivery, Outcome
from dashboard.delivery.running import release, run_due
from dashboard.delivery.schedule import month_about, schedules
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import day
from dashboard.domain.local_time import local
from dashboard.domain.scope import Scope
from dashboard.editions.rights import briefed as reach_of
from dashboard.reports.briefing.asked import Asked
from dashboard.reports.paper.document import Document
from dashboard.supervision.briefed import briefed

NAME = "report"
HELP = "send scheduled briefings, each recipient his own; list them; release what was held"
UNSENT = 3
"""Exit code when something was held or failed, so that cron says so."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    run_ = acts.add_parser("run", help="make and send what is due and has not gone out")
    run_.add_argument("--due", action="store_true", required=True, help="all that is due")
    acts.add_parser("list", help="list what is scheduled, and how it stands")
    log_ = acts.add_parser("log", help="list the attempts, the newest first")
    log_.add_argument("--schedule", default="", help="only this one")
    freed = acts.add_parser("release", help="let out what its brake holds")
    freed.add_argument("schedule", help="key of the schedule")
    freed.add_argument("--reason", required=True, help="why it may go out all the same")
    for one in acts.choices.values():
        one.add_argument("--on", help="as if today were this day, e.g. 2019-07-03")
        one.add_argument("--format", choices=("text", "json"), default="text")


def run(args: argparse.Namespace) -> int:
    on = day(args.on) if args.on else today()
    return ACTS[args.act](args, on)


def _run(args: argparse.Namespace, on: date) -> int:
    ensure_database()
    found = list(run_due(schedules(), on, _composed, by=_who()))
    show({"on": on.isoformat(), "rows": _rows(found)}, args.format)
    unsent = [one for one in found if one.outcome != Outcome.DELIVERED]
    return UNSENT if unsent else 0


def _list(args: argparse.Namespace, on: date) -> int:
    rows = []
    for one in schedules().schedule:
        due = one.last_due(on)
        for recipient in one.recipients:
            last = log.last_of(one.key, due, recipient.account)
            rows.append(
                {
                    "schedule": one.key,
                    "programme": one.programme,
                    "subject": one.subject.value,
                    "due": due.isoformat(),
                    "month": f"{month_about(due):%Y-%m}",
                    "account": recipient.account,
                    "stands": last.outcome.value if last else "due",
                }
            )
    return show({"on": on.isoformat(), "rows": rows}, args.format)


def _log(args: argparse.Namespace, on: date) -> int:
    return show({"on": on.isoformat(), "rows": _rows(log.deliveries(args.schedule))}, args.format)


def _release(args: argparse.Namespace, on: date) -> int:
    reason = " ".join(args.reason.split())
    if not reason:
        raise BadRequest("Say why it may go out: --reason.")
    found = release(schedules(), args.schedule, on, by=_who(), reason=reason)
    if not found:
        raise BadRequest(f"Nothing of '{args.schedule}' is held.")
    return show({"on": on.isoformat(), "rows": _rows(found)}, args.format)


def _composed(scope: Scope, asked: Asked, who: str) -> Document:
    return briefed(reach_of(scope), asked, who=who)


def _rows(found: Iterable[Delivery]) -> list[dict[str, object]]:
    return [
        {
            "schedule": one.schedule,
            "due": one.due.isoformat(),
            "account": one.account,
            "outcome": one.outcome.value,
            "at": f"{local(one.at):%Y-%m-%d %H:%M}",
            "by": one.by,
            "reason": one.reason,
            "number": one.number,
            "files": ", ".join(one.files),
            "data_version": one.data_version,
        }
        for one in found
    ]


def _who() -> str:
    return operator().account


ACTS: dict[str, Callable[[argparse.Namespace, date], int]] = {
    "run": _run,
    "list": _list,
    "log": _log,
    "release": _release,
}
