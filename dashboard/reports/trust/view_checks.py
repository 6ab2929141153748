"""Whether the views a programme file declares can be counted: what is wrong is named at once."""

from collections.abc import Iterator, Mapping

from dashboard.domain.dimensions import DIMENSIONS, TIME_DIMENSIONS
from dashboard.domain.errors import BadConfig, BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme, Register
from dashboard.domain.rules import View
from dashboard.metrics import METRICS, metric_of
from dashboard.metrics.metric import Kind, Metric
from dashboard.queries.facts import FACTS, OF_DISPUTES
from dashboard.queries.quantiles import SPANS
from dashboard.reports.narrowing import fact_dimensions

COUNTED_ONCE = frozenset(
    {
        ("contract", "firms"),
        ("contract", "stations_with_firm"),
        ("station", "counties"),
        ("training_attendance", "people_trained"),
    }
)
"""Measures of distinct things: one that stands in two rows is still one, so no sum is right."""
DISPUTES = (*OF_DISPUTES, *SPANS)


def check_views(programme: Programme) -> None:
    """Refuse a programme file whose views name what does not exist, with file and key."""
    keys = [view.key for view in programme.views]
    for view in programme.views:
        if keys.count(view.key) > 1:
            raise BadConfig(f"{programme.code}.toml: view '{view.key}' stands there twice.")
        check_view(programme, view)


def check_view(programme: Programme, view: View) -> None:
    """Refuse one view that names what does not exist, with file and key."""
    for key, wrong in _wrongs(programme, view):
        raise BadConfig(f"{programme.code}.toml: view '{view.key}', key '{key}': {wrong}")


def register_of(programme: Programme, view: View) -> Register | None:
    """Return the register a view names, or the only one there is."""
    if view.register_key is None and len(programme.registers) > 1:
        return None
    return programme.register_of(view.register_key)


def _wrongs(programme: Programme, view: View) -> Iterator[tuple[str, str]]:
    """Yield what is wrong, by key; unknown names first, for the rest rests on them."""
    for key in view.metrics:
        if key not in METRICS:
            yield "metrics", f"unknown indicator '{key}'."
    metrics = [metric_of(key) for key in view.metrics]
    yield from _wrong_register(programme, view, metrics)
    yield from wrong_where(programme, view.where, metrics)
    for metric in metrics:
        if view.by in DIMENSIONS and DIMENSIONS[view.by].of_people:
            yield "by", "people are not listed one by one in a view."
        if not _is_cut_by(metric, view.by):
            yield "by", f"records of '{metric.key}' have no '{view.by}'."
        if view.by in programme.unrecorded and metric.fact in DISPUTES:
            yield "by", f"'{view.by}' is not recorded by this programme."
        if view.apart and not _adds_up(metric):
            yield "apart", f"'{metric.key}' cannot be summed up."


def _wrong_register(
    programme: Programme, view: View, metrics: list[Metric]
) -> Iterator[tuple[str, str]]:
    known = [register.key for register in programme.registers]
    if view.register_key is not None and view.register_key not in known:
        yield "register", f"unknown register '{view.register_key}', known: {', '.join(known)}."
    if view.register_key is None and len(known) > 1 and any(one.needs_register for one in metrics):
        yield "register", f"name one of {', '.join(known)}."


def wrong_where(
    programme: Programme, where: Mapping[str, tuple[str, ...]], metrics: list[Metric]
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a narrowing that a programme file declares, by key."""
    anything = Filters(
        programme=programme.code,
        register=programme.registers[0].key,
        start=programme.default_start,
        end=programme.default_end,
    )
    try:
        anything.choose(**where)
    except BadRequest as error:
        yield "where", str(error)
    for dimension in where:
        for metric in metrics:
            if dimension not in fact_dimensions(metric):
                yield "where", f"records of '{metric.key}' have no '{dimension}'."


def _adds_up(metric: Metric) -> bool:
    parts = {(metric.fact, metric.numerator), (metric.fact, metric.denominator)}
    return metric.kind != Kind.QUANTILE and not parts & COUNTED_ONCE


def _is_cut_by(metric: Metric, dimension: str) -> bool:
    if dimension in DIMENSIONS:
        return dimension in fact_dimensions(metric)
    fact = FACTS["dispute" if metric.fact in SPANS else metric.fact]
    return dimension in TIME_DIMENSIONS and fact.when is not None
