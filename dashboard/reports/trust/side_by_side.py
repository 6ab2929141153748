"""An indicator of several programmes, each with what it must be read with."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme, Register
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.domain.vocabulary import BASES
from dashboard.metrics.metric import Metric
from dashboard.metrics.recorded import why_absent
from dashboard.queries.counts import data_to
from dashboard.reports.figure import Ask, directly, figure
from dashboard.reports.reach import check_reached, codes_in_reach

Period = tuple[date | None, date | None]
OWN: Period = (None, None)
NOT_LOADED = Text("本库没有载入{zh}的数据。", "The case database holds no data of {en}.")


@dataclass(frozen=True)
class Pair:
    """A programme and one of its registers."""

    programme: str
    register: str | None = None


@dataclass(frozen=True, kw_only=True)
class Side:
    """An indicator of one register. ``basis`` is what the value is counted on."""

    metric: Metric
    programme: Programme
    register: Register
    basis: str
    start: date
    end: date
    data_to: date | None = None
    value: float | None = None
    numerator: int | None = None
    denominator: int | None = None
    low: float | None = None
    high: float | None = None
    shown: bool = False
    why_absent: Text | None = None

    @property
    def name(self) -> Text:
        """The register as a sentence names it: in Chinese by its name, in English by its key."""
        if not self.metric.needs_register:
            return Text(self.programme.short.zh, self.programme.code)
        zh = f"{self.programme.short.zh}（{self.register.name.zh}）"
        return Text(zh, f"{self.programme.code}:{self.register.key}")

    @property
    def label(self) -> Text:
        """The register as a screen names it."""
        programme, register = self.programme.short, self.register.name
        if not self.metric.needs_register or len(self.programme.registers) == 1:
            return programme
        return Text(f"{programme.zh} · {register.zh}", f"{programme.en} · {register.en}")

    @property
    def basis_name(self) -> Text:
        """The basis in words; what does not rest on a register's base has its own."""
        if not self.metric.needs_register:
            return self.metric.basis
        return BASES.get(self.basis, self.metric.basis)

    @property
    def base_name(self) -> Text:
        """What the register's cohorts rest on, in words."""
        return BASES.get(self.base, self.basis_name)

    @property
    def base(self) -> str:
        """What decides whether two sides are alike: the register's base, where one is needed."""
        return _own_basis(self.metric, self.register)


def lay(
    scope: Scope,
    metric: Metric,
    pairs: Iterable[Pair],
    *,
    period: Period = OWN,
    ask: Ask = directly,
) -> tuple[Side, ...]:
    """Return an indicator of each pair, over the dates given, else over its own default period."""
    return tuple(_side(scope, metric, pair, period, ask) for pair in pairs)


def pairs_in_reach(
    scope: Scope, programmes: Iterable[Programme], *, ask: Ask = directly
) -> tuple[Pair, ...]:
    """Return every register of every programme a reader reaches anything in."""
    codes = codes_in_reach(scope, ask=ask)
    reached = [one for one in programmes if one.code in codes]
    return tuple(Pair(one.code, register.key) for one in reached for register in one.registers)


def filters_of(side: Side) -> Filters:
    """Return the selection a side was counted with."""
    return Filters(
        programme=side.programme.code,
        register=side.register.key,
        start=side.start,
        end=side.end,
    )


def _side(scope: Scope, metric: Metric, pair: Pair, period: Period, ask: Ask) -> Side:
    check_reached(scope, pair.programme, ask=ask)
    programme = programme_of(pair.programme)
    free = None if metric.needs_register else programme.registers[0].key
    register = programme.register_of(pair.register or free)
    side = Side(
        metric=metric,
        programme=programme,
        register=register,
        basis=_own_basis(metric, register),
        start=period[0] or programme.default_start,
        end=period[1] or programme.default_end,
        data_to=_data_to(programme),
        why_absent=why_absent(metric, programme, register, scope),
    )
    if side.data_to is None:
        names = {"zh": programme.short.zh, "en": programme.code}
        return replace(side, why_absent=NOT_LOADED.format(**names))
    return side if side.why_absent else _counted(scope, side, ask)


def _counted(scope: Scope, side: Side, ask: Ask) -> Side:
    answer = figure(scope, filters_of(side), side.metric, ask=ask)
    row = answer.total
    return replace(
        side,
        basis=answer.basis if side.metric.needs_register else side.basis,
        value=_number(row["value"]),
        numerator=_whole(row["numerator"]),
        denominator=_whole(row["denominator"]),
        low=_number(row["low"]),
        high=_number(row["high"]),
        shown=bool(row["shown"]),
    )


def _own_basis(metric: Metric, register: Register) -> str:
    """What needs no register is counted alike in every programme: on the indicator's own basis."""
    return register.base if metric.needs_register else metric.basis.en


def _data_to(programme: Programme) -> date | None:
    """A programme may be declared before its data are loaded: it is named, not a failure."""
    try:
        return data_to(programme.code)
    except BadRequest:
        return None


def _number(value: object) -> float | None:
    return None if pd.isna(value) else float(str(value))


def _whole(value: object) -> int | None:
    number = _number(value)
    return None if number is None else int(number)
