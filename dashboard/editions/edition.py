"""An edition: a briefing as it stood, who froze it within which reach, and its bytes."""

from dataclasses import dataclass
from datetime import date, datetime

from dashboard.domain.scope import REACHES, Scope
from dashboard.reports.briefing.asked import Asked
from dashboard.reports.paper.document import Document

Reach = dict[str, list[str]]


@dataclass(frozen=True, kw_only=True)
class Edition:
    """What is known of an edition without opening it. ``scope`` is what its paper tells of."""

    id: int
    asked: Asked
    scope: Scope
    data_version: str
    data_to: date
    account: str
    role: str
    at: datetime
    digest: str


@dataclass(frozen=True)
class Opened:
    """An edition with its paper, the same bytes as on the day it was frozen."""

    edition: Edition
    document: Document


def reach_told(scope: Scope, programme: str) -> Reach:
    """Write down what a paper of one programme tells of: units and rights, in one order."""
    told = {name: sorted(getattr(scope, name)) for name in REACHES}
    rights = sorted(field.value for field in scope.fields)
    return told | {"programmes": [programme], "fields": rights}
