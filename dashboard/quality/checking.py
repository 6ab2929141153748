"""The checks a programme declares, answered from its published figures alone."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from dashboard.domain.checks import (
    AnyCheck,
    BesideCheck,
    ChangeCheck,
    PartsCheck,
    PointsCheck,
    QuotientCheck,
    RateCheck,
    RatioCheck,
    RestatedCheck,
    SharesCheck,
    SubsetCheck,
    ZeroCheck,
)
from dashboard.domain.programme import Programme
from dashboard.domain.published import Published
from dashboard.quality.changes import (
    judge_change,
    judge_points,
    judge_quotient,
    weigh_comparison,
)
from dashboard.quality.findings import Finding, Result
from dashboard.quality.oddities import judge_beside, judge_ratio, judge_zero
from dashboard.quality.printed import Printed, printed_of
from dashboard.quality.rates import judge_attendances, judge_rate, judge_undefined
from dashboard.quality.subsets import judge_subset
from dashboard.quality.sums import judge_parts, judge_restated, judge_shares


class Figures(Mapping[str, Published]):
    """A programme's published figures by key, and their numbers."""

    def __init__(self, figures: tuple[Published, ...]) -> None:
        self._figures = {figure.key: figure for figure in figures}

    def __getitem__(self, key: str) -> Published:
        return self._figures[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._figures)

    def __len__(self) -> int:
        return len(self._figures)

    def number(self, key: str) -> Printed:
        return printed_of(self[key])

    def given(self, key: str | None) -> Printed | None:
        return None if key is None else self.number(key)

    def numbers(self, keys: tuple[str, ...]) -> list[Printed]:
        return [self.number(key) for key in keys]


def check_programme(programme: Programme) -> list[Result]:
    """Answer every check of a programme, in the order of its file."""
    figures = Figures(programme.published)
    return [_result(programme, check, figures) for check in programme.checks]


def _result(programme: Programme, check: AnyCheck, figures: Figures) -> Result:
    return Result(
        id=check.id,
        programme=programme.code,
        name=check.name,
        kind=check.kind,
        figures=tuple(figures.numbers(check.keys)),
        finding=JUDGES[check.kind](check, figures),
        article=programme.article.title if programme.article else None,
        place=figures[check.keys[0]].place,
    )


def _rate(check: RateCheck, figures: Figures) -> Finding:
    good, of = figures.given(check.numerator), figures.given(check.denominator)
    stated = figures.given(check.stated)
    if good and of and not check.relation_defined:
        return judge_undefined(good, of, stated)
    if good and of and stated and check.counts_attendances:
        return judge_attendances(good, of, stated)
    return judge_rate(good, of, stated, check.basis)


def _change(check: ChangeCheck, figures: Figures) -> Finding:
    now, before, stated = figures.numbers((check.now, check.before, check.stated))
    return weigh_comparison(
        judge_change(now, before, stated),
        comparison_group=check.comparison_group,
        start=figures[check.now].start,
        rolled_out=check.rolled_out,
    )


def _points(check: PointsCheck, figures: Figures) -> Finding:
    beside = figures.numbers(check.beside)
    before, now = figures.numbers((check.before, check.now))
    return judge_points(before, now, beside, check.remainder)


def _quotient(check: QuotientCheck, figures: Figures) -> Finding:
    return judge_quotient(figures.number(check.total), figures.number(check.stated), check.per)


def _subset(check: SubsetCheck, figures: Figures) -> Finding:
    part, part_good, whole = figures.numbers((check.part, check.part_good, check.whole))
    good, rate = figures.given(check.whole_good), figures.given(check.whole_rate)
    return judge_subset(part, part_good, whole, whole_good=good, whole_rate=rate)


def _parts(check: PartsCheck, figures: Figures) -> Finding:
    rest = [key for key in figures if key not in check.keys]
    others = [figures.number(key) for key in rest if figures[key].value is not None]
    whole = figures.number(check.whole)
    return judge_parts(whole, figures.numbers(check.parts), check.uncounted, others)


def _shares(check: SharesCheck, figures: Figures) -> Finding:
    return judge_shares(figures.numbers(check.parts), figures.given(check.of))


def _restated(check: RestatedCheck, figures: Figures) -> Finding:
    return judge_restated(figures.numbers(check.rough), figures.numbers(check.exact))


def _ratio(check: RatioCheck, figures: Figures) -> Finding:
    return judge_ratio(figures.number(check.numerator), figures.number(check.denominator))


def _beside(check: BesideCheck, figures: Figures) -> Finding:
    good, of, other = figures.numbers((check.numerator, check.denominator, check.other))
    return judge_beside(good, of, other)


def _zero(check: ZeroCheck, figures: Figures) -> Finding:
    count, of = figures.numbers((check.count, check.of))
    return judge_zero(count, of, figures.given(check.less))


JUDGES: Mapping[str, Callable[[Any, Figures], Finding]] = {
    "rate": _rate,
    "change": _change,
    "points": _points,
    "quotient": _quotient,
    "subset": _subset,
    "parts": _parts,
    "shares": _shares,
    "restated": _restated,
    "ratio": _ratio,
    "beside": _beside,
    "zero": _zero,
}
