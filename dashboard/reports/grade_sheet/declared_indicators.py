"""The indicators a programme declares for its own unit: those of its views, gradings, targets."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.rules import Target
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Lang, Text
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Direction, Metric
from dashboard.metrics.recorded import why_absent
from dashboard.reports.narrowing import fact_dimensions

Where = tuple[tuple[str, tuple[str, ...]], ...]
NARROWED = Text("{name}（{what}）", "{name} ({what})")
JOINT = Text("、", ", ")


@dataclass(frozen=True)
class Indicator:
    """An indicator by the programme's unit: in a register, narrowed, perhaps with a target.

    ``absent`` says why the records cannot answer it for this reader.
    """

    metric: Metric
    filters: Filters
    where: Where
    target: Target | None
    absent: Text | None
    several_registers: bool = False

    @property
    def key(self) -> str:
        """What it is called in ids: the same from one sheet to the next."""
        narrowed = [f"{key}={'+'.join(codes)}" for key, codes in self.where]
        register = [self.filters.register] if self.tells_register else []
        return ":".join((self.metric.key, *register, *narrowed))

    @property
    def name(self) -> Text:
        """What it is called, with register and narrowing where these tell it apart."""
        what = [_code_words(key, code) for key, codes in self.where for code in codes]
        if self.tells_register:
            programme = programme_of(self.filters.programme)
            what = [programme.register_of(self.filters.register).name, *what]
        if not what:
            return self.metric.name
        told = Text(*(JOINT[lang].join(one[lang] for one in what) for lang in Lang))
        return NARROWED.format(name=self.metric.name, what=told)

    @property
    def tells_register(self) -> bool:
        """Whether it must say in which register it is counted."""
        return self.metric.needs_register and self.several_registers

    def meets(self, value: float | None) -> bool | None:
        """Tell whether a value meets the target; nothing where there is no target or no value."""
        if self.target is None or value is None:
            return None
        is_less = self.metric.direction == Direction.DOWN_IS_GOOD
        return value <= self.target.value if is_less else value >= self.target.value

    def is_due(self, on: date) -> bool:
        """Tell whether the target was to be reached by a day."""
        return self.target is not None and self.target.due <= on


def declared_indicators(scope: Scope, filters: Filters) -> tuple[Indicator, ...]:
    """Return what a programme declares that its records can cut by its own unit, once each.

    The order is that of the file: views, items of the gradings in force on the last day, targets.
    """
    programme = programme_of(filters.programme)
    targets = {one.metric: one for one in programme.targets}
    named = (
        (key, own if METRICS[key].needs_register else filters.register, where)
        for key, own, where in _asked(programme, filters)
    )
    asked = dict.fromkeys(named)
    return tuple(
        _indicator(scope, programme, filters, one, targets)
        for one in asked
        if programme.unit in fact_dimensions(METRICS[one[0]], programme)
    )


def _asked(programme: Programme, filters: Filters) -> Iterator[tuple[str, str, Where]]:
    own = filters.register
    for view in programme.views:
        if not view.periods:
            where = tuple(sorted(view.where.items()))
            yield from ((key, view.register_key or own, where) for key in view.metrics)
    for grading in programme.gradings:
        if grading.holds_on(filters.end):
            for item in grading.items:
                narrowed = tuple(sorted(item.where.items()))
                yield item.metric, grading.register_key or own, narrowed
    yield from ((one.metric, own, ()) for one in programme.targets)


def _indicator(
    scope: Scope,
    programme: Programme,
    filters: Filters,
    asked: tuple[str, str, Where],
    targets: dict[str, Target],
) -> Indicator:
    key, register, where = asked
    metric = METRICS[key]
    return Indicator(
        metric=metric,
        filters=replace(filters, register=register).choose(**dict(where)),
        where=where,
        target=targets.get(key) if not where else None,
        absent=why_absent(metric, programme, programme.register_of(register), scope),
        several_registers=len(programme.registers) > 1,
    )


def _code_words(dimension: str, code: str) -> Text:
    return DIMENSIONS[dimension].codes.get(code, Text(code, code))
