"""Every indicator, once: the registry figures, pages and the definitions are made from."""

from types import ModuleType

from dashboard.domain.errors import BadRequest
from dashboard.metrics import (
    activities,
    aftermath,
    appraisals,
    breaches,
    disputes,
    people,
    process,
    registers,
    risk,
    rosters,
    staff,
    work,
)
from dashboard.metrics.metric import Metric

SUBJECTS: tuple[ModuleType, ...] = (
    disputes,
    aftermath,
    process,
    risk,
    breaches,
    activities,
    appraisals,
    work,
    rosters,
    registers,
    people,
    staff,
)
"""The modules indicators are declared in, in the order they are listed."""


def _declared(module: ModuleType) -> tuple[Metric, ...]:
    return tuple(value for value in vars(module).values() if isinstance(value, Metric))


ALL: tuple[Metric, ...] = tuple(metric for module in SUBJECTS for metric in _declared(module))
METRICS = {metric.key: metric for metric in ALL}


def metric_of(key: str) -> Metric:
    """Return an indicator by key, or name those there are."""
    if key not in METRICS:
        raise BadRequest(f"Unknown metric '{key}'. Known: {', '.join(METRICS)}.")
    return METRICS[key]
