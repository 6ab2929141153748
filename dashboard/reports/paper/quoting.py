"""Quoting figures while a paper is written: each is asked, put into words and noted once."""

from dataclasses import dataclass, field

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.text import Lang
from dashboard.domain.vocabulary import BASES
from dashboard.metrics import METRICS
from dashboard.reports.figure import Ask, Figure, directly, figure
from dashboard.reports.paper.document import Cite, Quoted
from dashboard.reports.paper.view_code import view_code
from dashboard.reports.wording import period_text, value_text

VALUE, NUMERATOR, DENOMINATOR = "value", "numerator", "denominator"


@dataclass
class Quotes:
    """The figures of one paper, in the order they are quoted, for one reader and language."""

    scope: Scope
    lang: Lang
    ask: Ask = directly
    taken: dict[str, Quoted] = field(default_factory=dict)

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
    ) -> Cite:
        """Quote an indicator of a selection, or of one unit of it; return it as words."""
        found = figure(self.scope, filters, METRICS[key], by, ask=self.ask)
        row = _row(found, unit)
        told = value_text(found.metric, row, self.lang)
        asked = {"_metric": key, "_by": ",".join(by), "_unit": unit, "_column": VALUE}
        view = filters.choose(**{by[0]: unit}) if by and unit else filters
        return self.note(
            Quoted(
                id=figure_id,
                name=name or found.metric.name[self.lang],
                shown=told,
                finder="figure",
                asked=tuple((filters.to_query() | asked).items()),
                value=_number(row[VALUE]),
                numerator=_number(row[NUMERATOR]),
                denominator=_number(row[DENOMINATOR]),
                basis=basis_words(found, self.lang),
                period=period_text(filters.start, filters.end, self.lang),
                data_to=found.data_to.isoformat(),
                version=found.data_version,
                page=page,
                query=tuple(view.to_query().items()),
                code=view_code(page, view.to_query()),
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
    return BASES[found.basis][lang] if found.basis in BASES else found.metric.basis[lang]


def _row(found: Figure, unit: str) -> pd.Series:
    if not found.by:
        return found.total
    return found.rows[found.rows[found.by[0]].astype(str) == unit].iloc[0]


def _number(value: object) -> float | None:
    return None if value is None or pd.isna(value) else float(str(value))
