"""Every published figure of a programme beside what the case database gives for it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.published import Published
from dashboard.domain.scope import ALL, Scope
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.quality.printed import exactly, printed_of
from dashboard.reports.envelope import plain
from dashboard.reports.figure import directly, figure
from dashboard.reports.reach import check_reached
from dashboard.reports.trust.published import selection_of, why_published

PART = Text(
    "只按读者本人的范围计算，是该数字所指范围的一部分，不作比较。",
    "Computed for the reader's own reach, a part of what the figure speaks of: not compared.",
)


@dataclass(frozen=True, kw_only=True)
class Compared:
    """A published figure (``stated``) and the answer of the case database, if it has one.

    Repeating a published figure does not count as reproducing it: without ``asked`` the
    figure's ``origin`` is published, ``got`` is null, and ``reason`` says why. ``agrees`` is null
    where there is nothing to compare. ``checks`` are the checks the figure takes part in;
    ``answer`` is the indicator's whole row, with its interval.
    """

    stated: Published
    article: str | None
    checks: tuple[str, ...]
    asked: Filters | None = None
    got: float | None = None
    numerator: int | None = None
    denominator: int | None = None
    reason: Text | None = None
    answer: pd.Series | None = field(default=None, repr=False, compare=False)

    @property
    def origin(self) -> str:
        return "published" if self.asked is None else "computed"

    @property
    def agrees(self) -> bool | None:
        """Whether the printed number may stand for the computed one, as finely as printed."""
        if self.got is None or self.stated.value is None or self.reason is not None:
            return None
        return printed_of(self.stated).rounded.holds(exactly(self.got))

    @property
    def register(self) -> str | None:
        metric = METRICS.get(self.stated.metric or "")
        return self.asked.register if self.asked and metric and metric.needs_register else None

    @property
    def period(self) -> tuple[date | None, date | None]:
        """First and last day the answer is for, else those the figure is printed for."""
        if self.asked is not None:
            return self.asked.start, self.asked.end
        return self.stated.start, self.stated.end

    def as_row(self) -> dict[str, object]:
        """Return plain values under the names the command line prints."""
        stated, (start, end) = self.stated, self.period
        return {
            "key": stated.key,
            "name": stated.name.zh,
            "name_en": stated.name.en,
            "origin": self.origin,
            "expected": plain(stated.value),
            "got": plain(self.got),
            "numerator": self.numerator,
            "denominator": self.denominator,
            "step": plain(stated.step),
            "bound": stated.bound,
            "agrees": self.agrees,
            "unit": stated.unit.zh,
            "kind": stated.kind,
            "metric": stated.metric,
            "register": self.register,
            "where": {dimension: list(codes) for dimension, codes in stated.where.items()},
            "from": start.isoformat() if start else None,
            "to": end.isoformat() if end else None,
            "article": self.article,
            "place": stated.place.zh,
            "reason": self.reason.en if self.reason else None,
            "checks": list(self.checks),
        }


def published_table(
    scope: Scope,
    programme: Programme,
    *,
    beside: bool = False,
    ask: Callable[..., pd.DataFrame] = directly,
) -> list[Compared]:
    """Return every figure a programme has published beside what the case database gives.

    It is computed for the reader's own reach, or for what stands ``beside`` it.
    """
    check_reached(scope, programme.code, ask=ask)
    reach = scope.beside() if beside else scope
    return [_compared(reach, programme, stated, ask) for stated in programme.published]


def _compared(
    scope: Scope, programme: Programme, stated: Published, ask: Callable[..., pd.DataFrame]
) -> Compared:
    article = programme.article.title.zh if programme.article else None
    checks = tuple(check.id for check in programme.checks if stated.key in check.keys)
    reason = why_published(programme, stated, scope)
    if reason is not None or stated.metric is None:
        return Compared(stated=stated, article=article, checks=checks, reason=reason)
    asked = selection_of(programme, stated)
    answer = figure(scope, asked, METRICS[stated.metric], ask=ask).total
    return Compared(
        stated=stated,
        article=article,
        checks=checks,
        asked=asked,
        got=_number(answer["value"]),
        numerator=_count(answer["numerator"]),
        denominator=_count(answer["denominator"]),
        reason=None if _is_whole(scope, programme) else PART,
        answer=answer,
    )


def _number(value: object) -> float | None:
    number = pd.to_numeric(pd.Series([value])).iloc[0]
    return None if pd.isna(number) else round(float(number), 6)


def _count(value: object) -> int | None:
    number = _number(value)
    return None if number is None else int(number)


def _is_whole(scope: Scope, programme: Programme) -> bool:
    """Whether a reader reaches all of what a published figure speaks of."""
    counties = scope.counties == ALL or set(programme.areas) <= set(scope.counties)
    return counties and scope.stations == ALL and scope.firms == ALL
