"""Whether the gradings a programme file declares can be counted: what is wrong is named at once."""

from collections.abc import Iterator

from dashboard.domain.errors import BadConfig
from dashboard.domain.money import Grading, Item
from dashboard.domain.programme import Programme
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Direction, Kind, Metric
from dashboard.reports.narrowing import fact_dimensions
from dashboard.reports.trust.view_checks import wrong_where


def check_gradings(programme: Programme) -> None:
    """Refuse a programme file whose items name what does not exist or cannot be counted."""
    for grading in programme.gradings:
        for key, wrong in _wrongs(programme, grading):
            version = f"grading '{grading.key}' from {grading.valid_from}"
            raise BadConfig(f"{programme.code}.toml: {version}, {key}: {wrong}")


def _wrongs(programme: Programme, grading: Grading) -> Iterator[tuple[str, str]]:
    for item in grading.items:
        metric = METRICS.get(item.metric)
        if metric is None:
            yield f"item '{item.key}', key 'metric'", f"unknown indicator '{item.metric}'."
            continue
        for key, wrong in _wrong_item(programme, grading, item, metric):
            yield f"item '{item.key}', key '{key}'", wrong
        if metric.needs_register and not _names_register(programme, grading):
            known = ", ".join(register.key for register in programme.registers)
            yield "key 'register'", f"name one of {known}."


def _wrong_item(
    programme: Programme, grading: Grading, item: Item, metric: Metric
) -> Iterator[tuple[str, str]]:
    if grading.subject not in fact_dimensions(metric, programme):
        yield "metric", f"'{metric.key}' cannot be counted by '{grading.subject}'."
    if metric.direction == Direction.DOWN_IS_GOOD or metric.kind == Kind.QUANTILE:
        yield "metric", f"more of '{metric.key}' is not better: it earns no points."
    yield from wrong_where(programme, item.where, [metric])
    if item.per_month and metric.kind != Kind.COUNT:
        yield "per_month", f"'{metric.key}' is no count."


def _names_register(programme: Programme, grading: Grading) -> bool:
    return grading.register_key is not None or len(programme.registers) == 1
