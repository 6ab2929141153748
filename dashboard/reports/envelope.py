"""What every answer of the command line says of itself, in plain values."""

import math
from collections.abc import Hashable
from datetime import date

import pandas as pd

from dashboard.database.connection import case_database
from dashboard.domain.filters import Filters
from dashboard.queries.counts import data_to
from dashboard.reports.figure import Figure


def envelope(answer: Figure) -> dict[str, object]:
    """Return what the command line prints of a figure: plain values, rates to four places."""
    metric = answer.metric
    basis = answer.basis if metric.needs_register else metric.basis.en
    head = heading(answer.filters.programme, metric.key, basis, metric.unit.key, answer.filters)
    if not metric.needs_register:
        head["register"] = None
    return head | {"rows": [_plain_row(row) for row in answer.rows.to_dict("records")]}


def heading(
    programme: str, metric: str, basis: str, unit: str, filters: Filters | None = None
) -> dict[str, object]:
    """Return what every answer says of itself: basis, unit, origin, period, data-to, version."""
    return {
        "metric": metric,
        "programme": programme,
        "register": filters.register if filters else None,
        "basis": basis,
        "unit": unit,
        "origin": "computed",
        "from": filters.start.isoformat() if filters else None,
        "to": filters.end.isoformat() if filters else None,
        "data_to": data_to(programme).isoformat(),
        "data_version": case_database().version,
    }


def plain(value: object) -> object:
    """Return a value that JSON knows: no numpy, no NaN, rates rounded to four places."""
    if value is None or value is pd.NaT or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "item"):
        return plain(value.item())
    return round(value, 4) if isinstance(value, float) and value % 1 else _whole(value)


def _whole(value: object) -> object:
    return int(value) if isinstance(value, float) else value


def _plain_row(row: dict[Hashable, object]) -> dict[str, object]:
    return {str(key): plain(value) for key, value in row.items()}
