"""How many disputes have a field filled in, of those it applies to."""

from collections.abc import Mapping

import pandas as pd
from sqlalchemy import ColumnElement, and_, func, or_, select, true

from dashboard.database import schema
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Field, Scope
from dashboard.queries.base import read, require
from dashboard.queries.counts import matching
from dashboard.queries.facts import FACTS
from dashboard.queries.facts.breaches import PASSED_ON, POLICED
from dashboard.queries.facts.disputes import owes_feedback
from dashboard.queries.facts.fact import rows

_d = schema.dispute.c
_CLOSED = _d.outcome != "open"
_HANDLED = _d.outcome.in_(("settled", "failed"))
_BY_CALL = _d.channel == "110"
APPLIES: Mapping[str, ColumnElement[bool]] = {
    **dict.fromkeys(
        "town community zone station platform channel track lead level mode hearing found_on"
        " entered_at people_involved is_sensitive criminal_risk longitude latitude".split(),
        true(),
    ),
    "accepted_on": _HANDLED,
    "mediated_on": _HANDLED,
    "committee": _HANDLED,
    "lawyer": _d.lead == "lawyer",
    "officer": _d.lead == "police",
    "mediator": or_(_d.lead == "mediator", and_(_d.lead.is_(None), _HANDLED)),
    "closed_on": _CLOSED,
    "conversion": _CLOSED,
    "called_at": _BY_CALL,
    "arrived_at": _BY_CALL,
    "triaged_at": PASSED_ON,
    "handed_over_at": PASSED_ON,
    "inquiry_status": POLICED,
    "fed_back_on": owes_feedback(),
    "agreement": _d.outcome == "settled",
    "dossier_complete": and_(_d.outcome == "settled", _d.agreement == "written"),
}
"""By field: the disputes it applies to."""
EMPTY_SAYS = (
    "firm",
    "room",
    "due_on",
    "amount_fen",
    "confirmed_on",
    "performed_on",
    "satisfaction",
    "prevented_conversion",
    "is_secondary",
    "dossier",
)
"""Fields whose emptiness is an answer (no money at stake, nobody reached, not confirmed) or may
be one: they have no completeness."""


def completeness(
    scope: Scope, filters: Filters, fields: tuple[str, ...], by: tuple[str, ...] = ()
) -> pd.DataFrame:
    """Count for each field the disputes it applies to (``of_…``) and those filled (``filled_…``).

    One row per group; without dimensions there is one row.
    """
    require(scope, Field.AGGREGATES)
    unknown = set(fields) - set(APPLIES)
    if unknown:
        raise BadRequest(f"No completeness of '{min(unknown)}'. Known: {', '.join(APPLIES)}.")
    subject = FACTS["dispute"]
    grain = [subject.column(dimension).label(dimension) for dimension in by]
    counted = {
        name: func.coalesce(rows(condition), 0)
        for field in fields
        for name, condition in _pair(field).items()
    }
    statement = select(*grain, *(count.label(name) for name, count in counted.items()))
    frame = read(statement.where(*matching(scope, filters, subject)).group_by(*grain))
    frame = frame.astype(dict.fromkeys(counted, "int64"))
    return frame.sort_values(list(by), ignore_index=True) if by else frame


def _pair(field: str) -> dict[str, ColumnElement[bool]]:
    """The disputes a field applies to, and those of them where it is filled."""
    applies = APPLIES[field]
    return {f"of_{field}": applies, f"filled_{field}": and_(applies, _d[field].is_not(None))}
