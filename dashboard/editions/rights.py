"""Who has briefings: the reader has the page, and the right to what the briefing is about."""

from dataclasses import replace

from dashboard.access import audit
from dashboard.access.reader import Reader
from dashboard.access.roles import Page
from dashboard.domain.errors import NotAllowed
from dashboard.domain.scope import Field, Scope
from dashboard.reports.briefing.asked import Subject, right_to

ACT = "edition_frozen"
TELLS = (Field.AGGREGATES, Field.CASE_LIST, Field.FIRMS, Field.STAFF)
"""What a briefing rests on: counts, of firms and of people too; with the right to lists of cases
it counts the notices on single cases as their own page does, and it never lists a case."""


def briefed(scope: Scope) -> Scope:
    """Return the reach a briefing is written in: the reader's units, aggregates alone."""
    return replace(scope, fields=tuple(field for field in scope.fields if field in TELLS))


def may_brief(reader: Reader, subject: Subject | None = None) -> bool:
    """Tell whether a reader has briefings, and those of a subject where it is named."""
    return Page.BRIEFING in reader.pages and reader.scope.may_see(right_to(subject))


def entry(reader: Reader, number: int | str, detail: str, outcome: str = "ok") -> audit.Entry:
    """Return the record of a freezing for the log; ``detail`` is the digest of what was frozen."""
    return audit.Entry(
        act=ACT,
        outcome=outcome,
        account=reader.account,
        role=reader.role,
        login_id=reader.login_id,
        object=str(number),
        detail=detail,
    )


def denied(reader: Reader, programme: str) -> NotAllowed:
    """Log a freezing that was not allowed and return the refusal."""
    audit.record(entry(reader, programme, "", outcome="denied"))
    return NotAllowed("There is no such briefing.")
