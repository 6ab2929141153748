"""The record of a file taken along: written before the file exists, or there is no file."""

import secrets

from dashboard.access import audit
from dashboard.domain.scope import Scope


def record(scope: Scope, detail: str, *, login_id: str = "", number: str = "") -> str:
    """Record an export and return its number, a new one where what is taken along has none.

    What cannot be logged is not exported.
    """
    number = number or secrets.token_hex(8)
    audit.record(
        audit.Entry(
            act="export",
            account=scope.account,
            role=scope.role,
            login_id=login_id,
            object=number,
            detail=detail,
        )
    )
    return number
