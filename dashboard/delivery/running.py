"""What is due is made for each recipient in his own reach, and goes out, is held, or has failed."""

import hashlib
import smtplib
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from dashboard.access import exports
from dashboard.access.clock import Clock, utc_now
from dashboard.access.papers import issued
from dashboard.access.reader import Reader, reader_named
from dashboard.access.roles import roles
from dashboard.database.connection import case_database, pinned
from dashboard.delivery import log, posting
from dashboard.delivery.brake import why_held
from dashboard.delivery.log import Delivery, Outcome
from dashboard.delivery.schedule import Recipient, Schedule, Schedules, month_about
from dashboard.domain.errors import DashboardError, NotAllowed
from dashboard.domain.scope import Scope
from dashboard.domain.text import Text
from dashboard.reports.briefing.asked import Asked, Subject, right_to
from dashboard.reports.files.export_words import Taken
from dashboard.reports.paper.document import Document

PAGE = "briefing"
FAILURES = (DashboardError, OSError, smtplib.SMTPException)
Compose = Callable[[Scope, Asked, str], Document]
Why = Callable[[Scope, str, date], Text | None]


def run_due(
    plan: Schedules,
    on: date,
    compose: Compose,
    *,
    by: str,
    held: Why = why_held,
    clock: Clock = utc_now,
) -> Iterator[Delivery]:
    """Yield what became of every report due up to a day that had not gone out yet.

    One recipient's failure is his alone; the next run tries again what failed or was held.
    """
    for schedule in plan.schedule:
        for recipient in schedule.recipients:
            attempt = Delivery(
                schedule=schedule.key,
                due=schedule.last_due(on),
                account=recipient.account,
                outcome=Outcome.BEGUN,
                at=clock(),
                by=by,
            )
            if log.begun(attempt):
                made = _Made(plan, schedule, recipient, compose, held)
                yield log.note(replace(_tried(made, attempt), at=clock()))


def release(
    plan: Schedules, key: str, on: date, *, by: str, reason: str, clock: Clock = utc_now
) -> list[Delivery]:
    """Let out, with a reason, what its brake holds; the next run sends it."""
    schedule = plan.named(key)
    due, out = schedule.last_due(on), []
    for recipient in schedule.recipients:
        last = log.last_of(key, due, recipient.account)
        if last is not None and last.outcome == Outcome.HELD:
            freed = replace(last, outcome=Outcome.RELEASED, at=clock(), by=by, reason=reason)
            out.append(log.note(freed))
    return out


class _Made:
    """One report for one recipient, and all that making it needs."""

    def __init__(
        self, plan: Schedules, schedule: Schedule, recipient: Recipient, compose: Compose, held: Why
    ) -> None:
        self.plan, self.schedule, self.recipient = plan, schedule, recipient
        self.compose, self.held = compose, held

    def asked(self, due: date) -> Asked:
        """Return the briefing this schedule asks for; its page for checking goes to nobody."""
        s = self.schedule
        return Asked(programme=s.programme, subject=s.subject, month=month_about(due), lang=s.lang)

    def deliver(self, taken: Taken, document: Document) -> dict[str, str]:
        """Send the files every way there is, and return their digests by name."""
        stem = f"{self.schedule.key}-{taken.number}"
        files = {f"{stem}.{form}": issued(document, form, taken) for form in self.schedule.forms}
        if self.schedule.folder:
            posting.put(self.schedule.folder, self.recipient.account, files)
        if self.recipient.mail and self.plan.mail:
            posting.send(self.plan.mail, self.recipient.mail, document, files)
        return {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}


def _tried(made: _Made, attempt: Delivery) -> Delivery:
    try:
        with pinned():
            return _delivered(made, attempt)
    except FAILURES as error:
        return replace(attempt, outcome=Outcome.FAILED, reason=str(error))


def _delivered(made: _Made, attempt: Delivery) -> Delivery:
    asked = made.asked(attempt.due)
    reader = _allowed(made.recipient.account, asked.subject)
    version = case_database().version
    why = made.held(reader.scope, asked.programme, asked.month)
    if why is not None and not log.is_released(attempt):
        told = why[asked.lang]
        return replace(attempt, outcome=Outcome.HELD, reason=told, data_version=version)
    document = made.compose(reader.scope, asked, reader.account)
    purpose = f"schedule {attempt.schedule}; due {attempt.due}"
    taken = Taken(
        number=exports.record(reader.scope, purpose),
        who=reader.account,
        at=attempt.at,
        purpose=purpose,
        selection=document.subtitle,
    )
    return replace(
        attempt,
        outcome=Outcome.DELIVERED,
        number=taken.number,
        files=made.deliver(taken, document),
        data_version=version,
    )


def _allowed(account: str, subject: Subject) -> Reader:
    """Return the recipient as a reader; one whose role has no briefings of a subject gets none."""
    reader = reader_named(account)
    role = roles().get(reader.role)
    if role is None or PAGE not in {page.value for page in role.pages}:
        raise NotAllowed(f"The role of '{account}' has no briefings.")
    if not reader.scope.may_see(right_to(subject)):
        raise NotAllowed(f"The role of '{account}' has no briefings of '{subject}'.")
    return reader
