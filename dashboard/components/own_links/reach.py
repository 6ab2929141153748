"""Whether a kept view can be opened: its page is the role's, and its units are in reach."""

from collections.abc import Callable, Mapping

from dashboard.access.view_links import KeptView
from dashboard.components.frame.context import context
from dashboard.components.frame.filter_bar import checked
from dashboard.components.frame.names import names_of
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.queries.cases import dispute_record

AREAS = ("zone", "town", "county", "station")


def can_open(view: KeptView) -> bool:
    """Whether the reader has the page and reaches what it names; the page checks again itself.

    Only pages with the filter bar name a register; what the others name, they look up alone.
    """
    if view.page not in context().reader.pages:
        return False
    if "register" not in view.query:
        return "id" not in view.query or _has_case(view.query["id"])
    try:
        filters = checked(view.query)
    except BadRequest:
        return False
    return all(
        reached(filters, view.query[name])
        for name, reached in REACHED.items()
        if name in view.query
    )


def _has_case(dispute_id: str) -> bool:
    return dispute_record(context().scope, dispute_id) is not None


def _has_area(filters: Filters, code: str) -> bool:
    return any(code in names_of(filters.programme, one) for one in AREAS)


def _has_units(filters: Filters, keys: str) -> bool:
    told = [key.partition(":") for key in keys.split(",")]
    return all(
        kind in ("station", "room") and code in names_of(filters.programme, kind)
        for kind, _, code in told
    )


def _has_peers(filters: Filters, codes: str) -> bool:
    unit = programme_of(filters.programme).unit
    return set(codes.split(",")) <= set(names_of(filters.programme, unit, beside=True))


REACHED: Mapping[str, Callable[[Filters, str], bool]] = {
    "area": _has_area,
    "unit": _has_units,
    "focus": _has_peers,
    "beside": _has_peers,
}
