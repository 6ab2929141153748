"""What a selection can narrow: records that lack a dimension are not narrowed, and it is said."""

from dashboard.domain.dimensions import DIMENSIONS, NOT_RECORDED
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.metrics.metric import Metric
from dashboard.queries.facts import FACTS, OF_DISPUTES
from dashboard.queries.quantiles import SPANS
from dashboard.queries.units import named

PEOPLE = {"hiring": "mediator", "dismissal": "mediator"}
"""Facts that read the columns of another one's table."""


def narrowed(filters: Filters, metric: Metric) -> tuple[Filters, tuple[str, ...]]:
    """Return the part of a selection an indicator's records know, and the dimensions dropped."""
    known = fact_dimensions(metric, programme_of(filters.programme))
    foreign = tuple(dimension for dimension, _ in filters.choices if dimension not in known)
    return filters.choose(**dict.fromkeys(foreign, ())), foreign


def fact_dimensions(metric: Metric, programme: Programme | None = None) -> tuple[str, ...]:
    """Return what an indicator's records can be cut by: all, or what a programme fills in."""
    key = "dispute" if metric.fact in SPANS else metric.fact
    fact = FACTS[key]
    if programme is None:
        return fact.dimensions
    whose = "" if key in OF_DISPUTES else f"{PEOPLE.get(key, key)}."
    empty = set(programme.unrecorded)
    return tuple(
        dimension
        for dimension in fact.dimensions
        if f"{whose}{fact.columns.get(dimension, dimension)}" not in empty
    )


def check_units(scope: Scope, filters: Filters) -> None:
    """Refuse a selection that names a unit which does not exist or is out of reach."""
    for dimension, codes in filters.choices:
        if not DIMENSIONS[dimension].is_register:
            continue
        known = {*named(scope, filters.programme, dimension, codes)["code"], NOT_RECORDED}
        unknown = [code for code in codes if code not in known]
        if unknown:
            raise BadRequest(f"Unknown {dimension} '{unknown[0]}'.")
