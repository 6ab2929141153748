"""The named states of a dispute that a link or a number on a page can open, as clauses."""

from sqlalchemy import ColumnElement, and_

from dashboard.database import schema
from dashboard.domain.errors import NotRecorded
from dashboard.queries.facts import breaches
from dashboard.queries.facts.disputes import is_key, owes_feedback
from dashboard.queries.facts.fact import AsOf

RULES = {
    "stalled": "stall_after_days",
    "inquiry_unsure": "inquiry_must_continue",
    "wrong_lead": "leads",
    "lead_undefined": "leads",
}
"""The rule without which nobody can be in a state."""


def in_state(state: str, as_of: AsOf) -> ColumnElement[bool]:
    """Return what keeps the disputes in a state; without its rule there is no such state."""
    rule = RULES.get(state)
    if rule and getattr(as_of.rules, rule) is None:
        raise NotRecorded(f"The programme declares no '{rule}', so no dispute is '{state}'.")
    d = schema.dispute.c
    return {
        "open": d.closed_on.is_(None),
        "overdue": breaches.is_overdue(as_of),
        "key": is_key(as_of),
        "unperformed": breaches.is_unperformed(as_of),
        "dissatisfied": d.satisfaction < 4,
        "incomplete": d.dossier_complete.is_(False),
        "not_fed_back": and_(owes_feedback(), d.fed_back_on.is_(None)),
        "no_follow_up": breaches.is_unvisited(as_of),
        "stalled": breaches.is_stalled(as_of),
        "no_hand_over": breaches.lacks_hand_over(),
        "inquiry_unsure": breaches.is_inquiry_unsure(),
        "wrong_lead": breaches.has_wrong_lead(as_of),
        "lead_undefined": breaches.has_undefined_lead(as_of),
    }[state]
