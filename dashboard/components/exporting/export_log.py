"""The reader's exports on record: written before the file exists, or there is no file."""

from dashboard.access import exports
from dashboard.components.frame.context import context


def recorded_export(detail: str, number: str = "") -> str:
    """Record an export and return its number, a new one where what is taken along has none.

    What cannot be logged is not exported.
    """
    reader = context().reader
    return exports.record(reader.scope, detail, login_id=reader.login_id, number=number)
