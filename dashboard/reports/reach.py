"""Which programmes exist for a reader: those that hold anything he reaches."""

from dashboard.domain.errors import BadRequest
from dashboard.domain.scope import ALL, Scope
from dashboard.queries.units import programmes_reached
from dashboard.reports.figure import Ask, directly


def codes_in_reach(scope: Scope, *, ask: Ask = directly) -> frozenset[str]:
    """Return the codes of the programmes with data that hold anything in a reader's reach."""
    return frozenset(ask(programmes_reached, scope)["code"])


def check_reached(scope: Scope, code: str, *, ask: Ask = directly) -> None:
    """Refuse a programme out of reach as if there were none of that name.

    Without data nothing lies in any county: such a programme is there for whom no unit limits.
    """
    unlimited = (scope.counties, scope.stations, scope.firms) == (ALL, ALL, ALL)
    if unlimited and scope.reaches_programme(code):
        return
    if code not in codes_in_reach(scope, ask=ask):
        raise BadRequest(f"Unknown programme '{code}'.")
