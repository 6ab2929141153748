"""What can be counted: facts by key, each a table with its date, dimensions and measures."""

from dashboard.queries.facts import activities, appraisals, disputes, registers, staff
from dashboard.queries.facts.breaches import since
from dashboard.queries.facts.disputes import key_reasons
from dashboard.queries.facts.fact import AsOf, Fact
from dashboard.queries.facts.states import in_state

__all__ = [
    "FACTS",
    "OF_DISPUTES",
    "AsOf",
    "Fact",
    "in_state",
    "key_reasons",
    "record_of",
    "since",
]

FACTS = disputes.FACTS | activities.FACTS | appraisals.FACTS | registers.FACTS | staff.FACTS
OF_DISPUTES = tuple(disputes.FACTS)
"""The facts that count disputes."""


def record_of(fact: str) -> str:
    """Return the kind of record a fact is counted on, as programme files declare it."""
    return FACTS[fact].record or fact
