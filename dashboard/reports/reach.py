"""Which programmes exist for a reader: those that hold anything he reaches."""

from dashboard.domain.programme import Programme
from dashboard.domain.scope import ALL, Scope
from dashboard.domain.settings import programme_of, programmes, unknown_programme
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
    if unlimited:
        known = [one for one in programmes() if scope.reaches_programme(one)]
    else:
        reached = codes_in_reach(scope, ask=ask)
        known = [one for one in programmes() if one in reached]
    if code not in known:
        raise unknown_programme(code, known)


def programme_in_reach(scope: Scope, code: str) -> Programme:
    """Return a programme for a reader, or name those that exist for him."""
    check_reached(scope, code)
    return programme_of(code)
