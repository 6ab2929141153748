"""Quoting figures while a paper is written: each is asked, put into words and noted once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pandas as pd

from dashboard.database.connection import case_database
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Register
from dashboard.domain.scope import Scope
from dashboard.domain.text import Lang
from dashboard.domain.vocabulary import BASES
from dashboard.metrics import METRICS
from dashboard.metrics.disputes import BASE as OWN_BASIS
from dashboard.metrics.metric import Kind, Metric
from dashboard.queries.counts import data_to
from dashboard.reports.figure import Ask, Figure, directly, figure
from dashboard.reports.paper.document import Cite, Quoted
from dashboard.reports.paper.view_code import dated, view_code
from dashboard.reports.wording import period_text, value_text

VALUE, NUMERATOR, DENOMINATOR = "value", "numerator", "denominator"
Told = Callable[[Metric, pd.Series, Lang], str]
SHOWS_ONE_METRIC = ("trends",)
"""Pages that show one indicator: their view names it."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a figure says, how it is found, and in which view it stands.

    ``opens`` is the selection of the view, where that is not the one asked for.
    """

    id: str
    name: str
    shown: str
    value: float | None
    finder: str
    asked: Mapping[str, str]
    filters: Filters
    page: str
    basis: str
    numerator: float | None = None
    denominator: float | None = None
    metric: str = ""
    opens: Filters | None = None


@dataclass
class Quotes:
    """The figures of one paper, in the order they are quoted, for one reader and language."""

    scope: Scope
    lang: Lang
    ask: Ask = directly
    taken: dict[str, Quoted] = field(default_factory=dict)
    _asked: dict[tuple[Scope, Filters, str, tuple[str, ...]], Figure] = field(default_factory=dict)

    def figure(
        self,
        figure_id: str,
        key: str,
        filters: Filters,
        *,
        page: str,
        by: tuple[str, ...] = (),
        unit: str = "",
        name: str = "",
        beside: bool = False,
        told: Told = value_text,
        opens: Filters | None = None,
    ) -> Cite:
        """Quote an indicator of a selection, or of one unit of it; return it as words.

        ``beside`` asks for what stands beside the reader's own, ``told`` puts it into words;
        ``opens`` is the selection its view opens, where that is not the one asked for.
        """
        scope = self.scope.beside() if beside else self.scope
        found = self._figure(scope, filters, key, by)
        row = _row(found, unit)
        asked = {"_metric": key, "_by": ",".join(by), "_unit": unit, "_column": VALUE}
        asked |= {"_beside": "1"} if beside else {}
        view = opens or (filters.choose(**{by[0]: unit}) if by and unit else filters)
        scale = found.metric.unit.scale if found.metric.kind == Kind.COUNT else 1
        return self.other(
            Found(
                id=figure_id,
                name=name or found.metric.name[self.lang],
                shown=told(found.metric, row, self.lang),
                finder="figure",
                asked=asked,
                value=_number(row[VALUE]),
                numerator=_number(row[NUMERATOR], scale),
                denominator=_number(row[DENOMINATOR]),
                basis=basis_words(found, self.lang),
                filters=filters,
                opens=view,
                page=page,
                metric=key,
            )
        )

    def _figure(self, scope: Scope, filters: Filters, key: str, by: tuple[str, ...]) -> Figure:
        """Ask a figure once: all units of it may be quoted, one by one."""
        asked = (scope, filters, key, by)
        if asked not in self._asked:
            self._asked[asked] = figure(scope, filters, METRICS[key], by, ask=self.ask)
        return self._asked[asked]

    def other(self, found: Found) -> Cite:
        """Quote a figure with what its finder asks for, and the view it stands in."""
        filters, version = found.filters, case_database().version
        query = dated(view_query(found.page, found.opens or filters, found.metric), version)
        return self.note(
            Quoted(
                id=found.id,
                name=found.name,
                shown=found.shown,
                finder=found.finder,
                asked=tuple((filters.to_query() | dict(found.asked)).items()),
                value=found.value,
                numerator=found.numerator,
                denominator=found.denominator,
                basis=found.basis,
                period=period_text(filters.start, filters.end, self.lang),
                data_to=data_to(filters.programme).isoformat(),
                version=version,
                page=found.page,
                query=tuple(query.items()),
                code=view_code(found.page, query),
            )
        )

    def note(self, quoted: Quoted) -> Cite:
        """Note a figure; two different ones under one id are a mistake of the writer."""
        before = self.taken.setdefault(quoted.id, quoted)
        if before != quoted:
            raise ValueError(f"'{quoted.id}' stands for two figures.")
        return Cite(quoted.id, quoted.shown)


def basis_words(found: Figure, lang: Lang) -> str:
    """Return what a figure rests on in words: the register's base, or the indicator's own."""
    return BASES[found.basis][lang] if _is_of_register(found.metric) else found.metric.basis[lang]


def view_query(page: str, filters: Filters, metric: str) -> dict[str, str]:
    """Return the parameters of the view a figure stands in."""
    return filters.to_query() | ({"metric": metric} if page in SHOWS_ONE_METRIC else {})


def basis_text(metric: Metric, register: Register, lang: Lang) -> str:
    """Return what an indicator of a register rests on, without its figure."""
    return BASES[register.base][lang] if _is_of_register(metric) else metric.basis[lang]


def _is_of_register(metric: Metric) -> bool:
    """Whether an indicator rests on the register's own base, or on none that is its own."""
    return metric.needs_register and (metric.basis == OWN_BASIS or metric.key in BASES)


def _row(found: Figure, unit: str) -> pd.Series:
    if not found.by:
        return found.total
    return found.rows[found.rows[found.by[0]].astype(str) == unit].iloc[0]


def _number(value: object, scale: float = 1) -> float | None:
    """Return a number in the unit it is said in: yuan, where fen are stored."""
    return None if value is None or pd.isna(value) else float(str(value)) * scale
