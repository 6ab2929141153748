"""What a selection can narrow: records that lack a dimension are not narrowed, and it is said."""

from dashboard.domain.filters import Filters
from dashboard.metrics.metric import Metric
from dashboard.queries.facts import FACTS


def narrowed(filters: Filters, metric: Metric) -> tuple[Filters, tuple[str, ...]]:
    """Return the part of a selection an indicator's records know, and the dimensions dropped."""
    known = fact_dimensions(metric)
    foreign = tuple(dimension for dimension, _ in filters.choices if dimension not in known)
    return filters.choose(**dict.fromkeys(foreign, ())), foreign


def fact_dimensions(metric: Metric) -> tuple[str, ...]:
    """Return what an indicator's records can be cut by."""
    return FACTS["dispute" if metric.fact == "durations" else metric.fact].dimensions
