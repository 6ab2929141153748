"""Figures of the sheets with all that finds them again, made of what was counted once for all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.text import Lang
from dashboard.reports.figure import Figure
from dashboard.reports.paper.document import Quoted
from dashboard.reports.paper.quoting import basis_words
from dashboard.reports.paper.view_code import dated, view_code
from dashboard.reports.wording import period_text, value_text

OF_FIGURE = {"_by": "", "_unit": "", "_column": "value"}
Numbers = tuple[float | None, float | None, float | None]
"""Value, numerator, denominator."""


@dataclass(frozen=True, kw_only=True)
class Origin:
    """Where figures of a sheet come from: the data, who finds them again, and their view.

    ``view`` is the selection the view opens with, where it is narrower than what was asked.
    """

    filters: Filters
    page: str
    data_to: date
    version: str
    finder: str
    asked: Mapping[str, str]
    basis: str
    view: Filters | None = None


def quoted(
    figure_id: str, name: str, shown: str, numbers: Numbers, of: Origin, lang: Lang
) -> Quoted:
    """Return a figure of a sheet as it is printed."""
    value, numerator, denominator = numbers
    query = dated((of.view or of.filters).to_query(), of.version)
    return Quoted(
        id=figure_id,
        name=name,
        shown=shown,
        finder=of.finder,
        asked=tuple((of.filters.to_query() | dict(of.asked)).items()),
        value=value,
        numerator=numerator,
        denominator=denominator,
        basis=of.basis,
        period=period_text(of.filters.start, of.filters.end, lang),
        data_to=of.data_to.isoformat(),
        version=of.version,
        page=of.page,
        query=tuple(query.items()),
        code=view_code(of.page, query),
    )


def of_figure(key: str, **more: str) -> dict[str, str]:
    """Return what the finder of indicators asks for, beside the selection."""
    return {"_metric": key} | OF_FIGURE | more


def quoted_row(
    found: Figure, row: pd.Series, figure_id: str, name: str, page: str, lang: Lang
) -> Quoted:
    """Return a row of an indicator as a figure: of one unit where it was asked by unit."""
    by = found.by[0] if found.by else ""
    unit = str(row[by]) if by else ""
    origin = Origin(
        filters=found.filters,
        view=found.filters.choose(**{by: unit}) if by else None,
        page=page,
        data_to=found.data_to,
        version=found.data_version,
        finder="figure",
        asked=of_figure(found.metric.key, _by=by, _unit=unit),
        basis=basis_words(found, lang),
    )
    numbers = (number(row["value"]), number(row["numerator"]), number(row["denominator"]))
    return quoted(figure_id, name, value_text(found.metric, row, lang), numbers, origin, lang)


def number(value: object) -> float | None:
    """Return a number, or nothing where none is known."""
    return None if value is None or pd.isna(value) else float(str(value))
