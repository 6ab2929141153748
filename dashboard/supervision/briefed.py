"""A briefing with the supervision notices in a reader's reach: what pages and verbs ask for."""

from collections.abc import Mapping

from dashboard.access.clock import today
from dashboard.domain.filters import day
from dashboard.domain.scope import Scope
from dashboard.reports.briefing.asked import Asked
from dashboard.reports.briefing.briefing import briefing
from dashboard.reports.briefing.sent import Sent, counted
from dashboard.reports.figure import Ask, directly
from dashboard.reports.paper.again import Again
from dashboard.reports.paper.document import Document
from dashboard.reports.paper.finding import FINDERS
from dashboard.supervision.register import notices


def briefed(scope: Scope, asked: Asked, *, ask: Ask = directly, who: str = "") -> Document:
    """Write a briefing for a reader, with the notices he reaches as of today."""
    return briefing(scope, asked, ask=ask, who=who, sent=_sent(scope, asked.programme))


def _sent(scope: Scope, programme: str) -> Sent:
    return Sent(tuple(notices(scope, programme)), today())


def _found(again: Again, asked: Mapping[str, str]) -> float:
    """Count notices again as they were counted; what became of them since is what changed."""
    sent = Sent(tuple(notices(again.scope, asked["programme"])), day(asked["_today"]))
    return float(counted(sent, asked["_what"]))


FINDERS["notices"] = _found
