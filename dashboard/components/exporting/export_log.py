"""The reader's exports on record: written before the file exists, or there is no file."""

from dashboard.access import exports
from dashboard.components.frame.context import context
from dashboard.domain.filters import Filters

LONGEST = 200
"""Characters of a selection on record: more would push out of it what else is said."""


def recorded_export(detail: str, number: str = "") -> str:
    """Record an export and return its number, a new one where what is taken along has none.

    What cannot be logged is not exported.
    """
    reader = context().reader
    return exports.record(reader.scope, detail, login_id=reader.login_id, number=number)


def selection_told(filters: Filters) -> str:
    """Return a selection for the record in codes, as a link has it; that it was cut is seen."""
    told = " ".join(f"{key}={value}" for key, value in filters.to_query().items())
    return told if len(told) <= LONGEST else f"{told[: LONGEST - 1]}…"
