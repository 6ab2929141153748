"""notices: supervision notices in reach, as the page counts and lists them."""

import argparse
from dataclasses import asdict
from datetime import date

from dashboard.access.clock import today
from dashboard.commands.questions import add_reader, programme_from, scope_from, show
from dashboard.database.connection import pinned
from dashboard.domain.local_time import local_day
from dashboard.domain.notice import Notice, Status
from dashboard.reports.envelope import heading, plain
from dashboard.reports.gap.notice_words import figures_text
from dashboard.supervision.register import notices
from dashboard.supervision.tally import tally

NAME = "notices"
HELP = "list supervision notices: number, unit, matter, deadline, status; overdue as of today"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--programme", required=True, help="code of the programme, e.g. chenghua")
    parser.add_argument("--status", choices=[one.value for one in Status], help="only these")
    add_reader(parser)


def run(args: argparse.Namespace) -> int:
    programme, scope, now = programme_from(args), scope_from(args), today()
    with pinned():
        answer = heading(programme.code, "supervision_notices", "notices issued", "notices")
    found = notices(scope, programme.code)
    answer |= {"today": now.isoformat()} | asdict(tally(found, now))
    kept = [one for one in found if args.status in (None, one.status.value)]
    return show(answer | {"rows": [_row(one, now) for one in kept]}, args.format)


def _row(one: Notice, now: date) -> dict[str, object]:
    found = one.evidence
    values = {
        "key": one.key,
        "number": one.title,
        "kind": one.kind.value,
        "status": one.status.value,
        "overdue": one.is_overdue(now),
        "deadline": one.deadline,
        "about": found.about.value,
        "unit": found.unit,
        "name": found.unit_name,
        "standard": found.standard,
        "dispute": found.dispute_id,
        "matter": found.matter.zh,
        "owner": found.owner.zh,
        "found": figures_text(found).zh,
        "required": found.required,
        "measured": found.measured,
        "since": found.since,
        "issued_on": local_day(one.issued_at),
        "issued_by": one.issued_by,
        "found_in_version": found.data_version,
    }
    return {key: plain(value) for key, value in values.items()}
