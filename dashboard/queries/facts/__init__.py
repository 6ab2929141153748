"""What can be counted: facts by key, each a table with its date, dimensions and measures."""

from dashboard.queries.facts import activities, disputes, registers
from dashboard.queries.facts.disputes import is_key, is_overdue, key_reasons
from dashboard.queries.facts.fact import AsOf, Fact

__all__ = ["FACTS", "AsOf", "Fact", "is_key", "is_overdue", "key_reasons"]

FACTS = disputes.FACTS | activities.FACTS | registers.FACTS
