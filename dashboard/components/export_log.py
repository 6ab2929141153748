"""The record of a file taken along: written before the file exists, or there is no file."""

import secrets

from dashboard.access import audit
from dashboard.components.context import context


def recorded_export(detail: str, number: str = "") -> str:
    """Record an export and return its number, a new one where what is taken along has none.

    What cannot be logged is not exported.
    """
    reader, number = context().reader, number or secrets.token_hex(8)
    audit.record(
        audit.Entry(
            act="export",
            account=reader.account,
            role=reader.role,
            login_id=reader.login_id,
            object=number,
            detail=detail,
        )
    )
    return number
